"""One confusion, one finding: and never none."""

from checker import check


def test_words_that_are_opposites_and_of_one_kind_are_told_once():
    """"The largest" and «أصغر» are opposites and two sizes: each check leaves such words to the other, and one of them
    has to stay."""
    result = check("كانت هذه أصغر سفينة دخلت الميناء منذ افتتاحه.",
                   "It was the largest ship to have entered the harbour since it opened.")

    told = [(one.check, one.source.text, one.target.text) for one in result.findings]
    assert told == [("polarity", "أصغر", "largest")]


def test_the_same_size_is_told_by_neither():
    """The near miss: both sides have the largest ship."""
    result = check("كانت هذه أكبر سفينة دخلت الميناء منذ افتتاحه.",
                   "It was the largest ship to have entered the harbour since it opened.")

    assert result.findings == ()
