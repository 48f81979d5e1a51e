"""Made-up news sentences in two languages, as many as a test of the embedding model needs."""

from itertools import islice, product

_SOURCE = (
    ("وزير المالية", "المتحدثة باسم الجيش", "رئيسة البلدية", "حاكم المصرف المركزي", "الأمينة العامة للمنظمة"),
    ("قال", "أعلن", "نفى", "أكدت مصادر قريبة من"),
    ("إن {n} شخصا أصيبوا في انهيار مبنى قرب الميناء", "إن الموازنة ستبلغ {n} مليون دينار، «من دون ضرائب جديدة»",
     "أن المدارس ستفتح أبوابها بعد {n} أيام؟", "أن المحادثات في جنيف تأجلت إلى ٢{n} أيار/مايو",
     "أن أسعار الخبز ارتفعت بنسبة {n}٫٥٪ منذ يناير"),
)
_TARGET = (
    ("The finance minister", "An army spokeswoman", "The mayor", "The governor of the central bank",
     "The organisation's secretary-general"),
    ("said", "announced", "denied", "told reporters on Tuesday"),
    ("that {n} people were hurt when a building near the port collapsed.", "the budget will reach {n} million dinars, "
     "“without new taxes”.", "that schools would re-open in {n} days…", "talks in Geneva were put off until 2{n} May.",
     "bread prices have risen by {n}.5% since January — a third of it in March."),
)


def source_sentences(count: int) -> list[str]:
    """Arabic sentences, all different."""
    return _sentences(_SOURCE, count)


def target_sentences(count: int) -> list[str]:
    """English sentences, all different."""
    return _sentences(_TARGET, count)


def _sentences(parts: tuple[tuple[str, ...], ...], count: int) -> list[str]:
    speakers, verbs, claims = parts
    every = (f"{speaker} {verb} {claim}".format(n=number)
             for number, claim, verb, speaker in product(range(3, 3 + count), claims, verbs, speakers))
    return list(islice(every, count))
