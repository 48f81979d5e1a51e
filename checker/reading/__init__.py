"""Reading: files, folders and tables become articles, or errors that say what to do."""

from checker.reading.articles import read_article
from checker.reading.pairs import Pair, Pairs, Version, find_pairs
from checker.reading.table import Row, is_table, read_table, table_languages

__all__ = ["Pair", "Pairs", "Row", "Version", "find_pairs", "is_table", "read_article", "read_table", "table_languages"]
