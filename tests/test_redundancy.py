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


def test_another_sentence_is_told_once_and_not_by_each_of_its_facts():
    """A row that slipped: its town, its day and its number all differ, and are no news."""
    result = check("وبدأت فرق التطعيم زيارة مدارس عدن صباح الأحد برفقة 12 طبيبا من الجيش.",
                   "Half of the bakery's 60 ovens in Tunis were cold on Friday evening, its owner Peter Marsh said.")

    assert {one.check for one in result.findings} <= {"meaning", "omission", "addition", "translation"}


def test_what_differs_in_the_half_that_is_told_is_told_beside_the_half_that_is_not():
    result = check("أغلقت البلدية 3 جسور قديمة أمام السيارات بسبب تشققات في أعمدتها، وحذرت خبيرة من انهيار السد بعد "
                   "أمطار الشتاء.",
                   "The municipality closed 7 old bridges to cars because of cracks in their pillars, and the tennis "
                   "player celebrated her birthday with friends at a beach restaurant.")

    assert sorted(one.check for one in result.findings) == ["meaning", "number"]


def test_a_denial_for_a_confirmation_is_no_lack_of_certainty_besides():
    result = check("ونفى متحدث باسم الوزارة تلقي أي تحذير من المهندسين.",
                   "A ministry spokesman confirmed receiving a warning from the engineers.")

    assert [one.check for one in result.findings] == ["attribution"]


def test_a_body_for_another_is_told_by_its_name_and_not_as_a_source_besides():
    result = check("قالت مفوضية الأمم المتحدة السامية لحقوق الإنسان إن 12 شخصا غرقوا.",
                   "UNHCR said that 12 people had drowned.")

    assert [one.check for one in result.findings] == ["organisation"]


def test_a_source_for_another_is_told_once_though_one_of_them_is_a_body_with_a_name():
    result = check("قالت وزارة النقل إن تحقيقا سيُفتح يوم الخميس.",
                   "The port authority said an inquiry would be opened on Thursday.")

    assert [one.check for one in result.findings] == ["attribution"]
