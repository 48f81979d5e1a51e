"""Recalling: a comparison whose texts and makers are what they were is not made again, and neither model nor termbase
is loaded for it."""

from checker.recalling.comparing import Comparing, ComparisonCache, NotKnownError, Texts
from checker.recalling.key import makers

__all__ = ["Comparing", "ComparisonCache", "NotKnownError", "Texts", "makers"]
