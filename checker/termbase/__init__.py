"""The termbase: bodies, portfolios, countries and places under the names both languages give them."""

from checker.termbase._entry import GENDERS, Entry
from checker.termbase._termbase import Termbase
from checker.termbase.loading import load_termbase
from checker.termbase.matching import Alias, Hit, Loose, Matcher, key, longest, loosen

__all__ = ["GENDERS", "Alias", "Entry", "Hit", "Loose", "Matcher", "Termbase", "key", "load_termbase",
           "longest", "loosen"]
