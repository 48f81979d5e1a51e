"""Reading: files, folders and tables become articles, or errors that say what to do."""

from checker.reading.articles import read_article, require_language
from checker.reading.content import Fields
from checker.reading.conventions import Conventions
from checker.reading.fetching import Fetched, fetched, is_elsewhere
from checker.reading.links import linked
from checker.reading.pair_table import read_pair_table
from checker.reading.pairs import Pair, Pairs, Version, find_pairs
from checker.reading.storage import Stored, is_stored, stored_tables, stream_stored
from checker.reading.streaming import count_rows, stream_table
from checker.reading.table import Row, is_table, read_table, table_languages
from checker.reading.versions import files_below

__all__ = ["Conventions", "Fetched", "Fields", "Pair", "Pairs", "Row", "Stored", "Version", "count_rows", "fetched",
           "files_below", "find_pairs", "is_elsewhere", "is_stored", "is_table", "linked", "read_article",
           "read_pair_table", "read_table", "require_language", "stored_tables", "stream_stored", "stream_table",
           "table_languages"]
