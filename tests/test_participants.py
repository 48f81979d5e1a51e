"""The lists of who acts and of what verbs say: each word is one that the lexicon has, so that none stands idle."""

from checker.languages import language
from checker.lexicon import Lexicon, lexicon


def _lexicon() -> Lexicon:
    found = lexicon("en", "ar")
    assert found is not None
    return found


def _headwords(part: str = "") -> set[str]:
    tables = _lexicon().tables
    entries = map(tables.entry, range(len(tables.rows)))
    return {head.lower() for of, head in entries if part in ("", of)}


def test_whoever_acts_is_a_headword() -> None:
    actors = language("en").data("participants")["actors"]
    assert len(actors) >= 700
    assert set(actors) <= _headwords()


def test_what_says_as_much_of_either_is_a_verb_of_the_lexicon() -> None:
    assert set(language("en").data("participants")["mutual"]) <= _headwords("verb")


def test_the_lists_are_in_order_and_have_no_word_twice() -> None:
    lists = language("en").data("participants")
    assert all(lists[name] == sorted(set(lists[name])) for name in ("actors", "mutual"))
