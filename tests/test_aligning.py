"""Which sentences belong together: on made-up vectors, so that every case says exactly what resembles what."""

import time
from collections.abc import Sequence

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from checker.aligning import Verdict, align, coverage, parts
from checker.aligning.anchors import anchors
from checker.aligning.sides import Vectors
from checker.alignment import Alignment
from checker.article import Article, Span
from checker.document import Document
from checker.mention import Mention, MentionKind
from checker.splitting import lines

SENTENCE = "The ministry published the figures for this province on Tuesday."
TRANSLATION = "نشرت الوزارة يوم الثلاثاء الأرقام الخاصة بهذه المحافظة كلها معًا."
DIMENSION = 256


def document(texts: Sequence[str], language: str = "en", mentions: Sequence[tuple[Mention, ...]] = ()) -> Document:
    """A document with a segment a text."""
    article = Article("report", f"report.{language}.txt", language, "".join(f"{text}\n" for text in texts))
    found = lines(article)
    return Document(article, found, tuple(mentions) or tuple(() for _ in found))


def topic(name: int, side: int = 0) -> Vectors:
    """The vector of a statement; that of its translation (another side) has a cosine of about 0.7 with it."""
    meaning = np.random.default_rng(name).standard_normal(DIMENSION)
    wording = np.random.default_rng([name, side]).standard_normal(DIMENSION)
    return unit(meaning + 0.65 * wording)


def unit(vector: Vectors) -> Vectors:
    return np.asarray(vector / np.linalg.norm(vector), dtype=np.float32)


def side(statements: Sequence[tuple[int, ...]], number: int) -> tuple[Document, Vectors, Vectors]:
    """A document whose segments say these statements, one sentence a statement, with vectors of segments and parts."""
    sentence, language = (SENTENCE, "en") if number == 1 else (TRANSLATION, "ar")
    texts = [" ".join([sentence] * len(one)) for one in statements]
    vectors = [unit(np.sum([topic(name, number) for name in one], axis=0)) for one in statements]
    within = [topic(name, number) for one in statements for name in one]
    empty = np.zeros((0, DIMENSION), np.float32)
    return document(texts, language), np.array(vectors).reshape(-1, DIMENSION) if vectors else empty, \
        np.array(within) if within else empty


def aligned(source: Sequence[tuple[int, ...]], target: Sequence[tuple[int, ...]]) -> Alignment:
    first, second = side(source, 1), side(target, 2)
    return align(first[0], second[0], first[1], second[1], part_vectors=(first[2], second[2]))


def links(alignment: Alignment) -> list[tuple[tuple[int, ...], tuple[int, ...]]]:
    return [(bead.source, bead.target) for bead in alignment.beads]


# The statements that each segment of the source and of the target makes, and the beads that an editor would draw.
CASES = {
    "each sentence has its translation":
        ([(1,), (2,), (3,)], [(1,), (2,), (3,)], [((0,), (0,)), ((1,), (1,)), ((2,), (2,))]),
    "one sentence was made two":
        ([(1,), (2, 3), (4,)], [(1,), (2,), (3,), (4,)], [((0,), (0,)), ((1,), (1, 2)), ((2,), (3,))]),
    "two sentences were made one":
        ([(1,), (2,), (3,), (4,)], [(1,), (2, 3), (4,)], [((0,), (0,)), ((1, 2), (1,)), ((3,), (2,))]),
    "one sentence was made four":
        ([(1, 2, 3, 4), (5,)], [(1,), (2,), (3,), (4,), (5,)], [((0,), (0, 1, 2, 3)), ((1,), (4,))]),
    "a sentence was left out":
        ([(1,), (2,), (3,), (4,)], [(1,), (2,), (4,)], [((0,), (0,)), ((1,), (1,)), ((2,), ()), ((3,), (2,))]),
    "a sentence was put in":
        ([(1,), (2,), (3,)], [(1,), (9,), (2,), (3,)], [((0,), (0,)), ((), (1,)), ((1,), (2,)), ((2,), (3,))]),
    "a sentence was put in before the first":
        ([(1,), (2,), (3,)], [(9,), (1,), (2,), (3,)], [((), (0,)), ((0,), (1,)), ((1,), (2,)), ((2,), (3,))]),
    "sentences were cut at different places, so that two lines are two lines":
        ([(1,), (2, 3), (4,), (5,)], [(1,), (2,), (3, 4), (5,)], [((0,), (0,)), ((1, 2), (1, 2)), ((3,), (3,))]),
    "neighbours changed places":
        ([(1,), (2,), (3,), (4,)], [(1,), (3,), (2,), (4,)],
         [((0,), (0,)), ((1,), (2,)), ((2,), (1,)), ((3,), (3,))]),
    "the first sentence moved to the end":
        ([(1,), (2,), (3,), (4,), (5,)], [(2,), (3,), (4,), (5,), (1,)],
         [((0,), (4,)), ((1,), (0,)), ((2,), (1,)), ((3,), (2,)), ((4,), (3,))]),
}


@pytest.mark.parametrize("case", CASES)
def test_beads(case: str) -> None:
    source, target, expected = CASES[case]
    assert links(aligned(source, target)) == expected


def test_what_changed_places_is_marked_as_moved_and_nothing_else() -> None:
    source, target, _ = CASES["neighbours changed places"]
    assert [bead.moved for bead in aligned(source, target).beads] == [False, True, True, False]
    source, target, _ = CASES["the first sentence moved to the end"]
    assert [bead.moved for bead in aligned(source, target).beads] == [True, False, False, False, False]


def test_an_empty_line_stands_alone_and_parts_no_bead() -> None:
    first, second = side([(1,), (2,), (3,)], 1), side([(1,), (2,), (3,)], 2)
    texts = [SENTENCE, "", SENTENCE, "…", SENTENCE]
    vectors = np.stack([first[1][0], first[1][0], first[1][1], first[1][1], first[1][2]])
    found = align(document(texts), second[0], vectors, second[1])
    assert links(found) == [((0,), (0,)), ((1,), ()), ((2,), (1,)), ((3,), ()), ((4,), (2,))]


@pytest.mark.parametrize(("source", "target"), [([], []), ([(1,), (2,)], []), ([], [(1,), (2,)])])
def test_without_sentences_on_a_side_all_others_stand_alone(source: list[tuple[int]], target: list[tuple[int]]) -> None:
    found = aligned(source, target)
    assert found.source_alone == tuple(range(len(source)))
    assert found.target_alone == tuple(range(len(target)))
    assert len(found.beads) == len(source) + len(target)


def test_too_few_vectors_are_an_error() -> None:
    first, second = side([(1,), (2,)], 1), side([(1,), (2,)], 2)
    with pytest.raises(ValueError, match="1 and 1 vectors for 2 sentences"):
        align(first[0], second[0], first[1][:1], second[1])


def test_sure_beads_have_a_high_confidence_and_doubtful_ones_a_lower_one() -> None:
    sure = aligned([(1,), (2,), (3,)], [(1,), (2,), (3,)])
    assert min(bead.confidence for bead in sure.beads) > 0.95
    first, second = side([(1,), (2,), (3,)], 1), side([(1,), (2,), (3,)], 2)
    vague = second[1].copy()
    vague[1] = unit(0.6 * topic(2, 2) + topic(99))
    doubtful = align(first[0], second[0], first[1], vague)
    assert doubtful.beads[1].confidence < sure.beads[1].confidence
    assert all(0 <= bead.confidence <= 1 for bead in doubtful.beads)


@pytest.mark.parametrize(("days", "expected"), [((4, 9), [(0,), (1,), (2,), (3,)]), ((9, 4), [(0,), (2,), (1,), (3,)])])
def test_an_anchor_decides_between_sentences_that_resemble_each_other(days: tuple[int, int],
                                                                      expected: list[tuple[int, ...]]) -> None:
    """«في 9 آب» and "On 9 August" belong together, however alike the reports of incidents are."""
    vectors = np.stack([topic(1), topic(7), topic(7), topic(2)])
    shells = "shells fell on the market of the old town again, and witnesses filmed the houses that burned"
    source = document([SENTENCE, f"On 4 August {shells}.", f"On 9 August {shells}.", SENTENCE])
    shells = "سقطت قذائف على سوق البلدة القديمة مرة أخرى، وصوّر شهود عيان المنازل التي احترقت"
    target = document([TRANSLATION, *(f"في {day} آب {shells}." for day in days), TRANSLATION], "ar")
    assert [bead.target for bead in align(source, target, vectors, vectors).beads] == expected


def test_anchors_are_numbers_dates_and_foreign_words_that_both_sides_have() -> None:
    def mention(kind: MentionKind, value: str) -> Mention:
        return Mention(kind, value, "", Span(0, 1))

    source = document(["Nine arrived", "see NASA 2019", "all quiet"], "en",
                      [(mention(MentionKind.NUMBER, "9"), mention(MentionKind.DATE, "2016-12-05")), (), ()])
    target = document(["وصل ٩", "انظر NASA", "في 5 كانون الأول"], "ar",
                      [(), (), (mention(MentionKind.DATE, "--12-05"),)])
    found = anchors(source, target, (range(3), range(3)))
    shared = found.shared(slice(0, 3), slice(0, 3))
    assert (shared > 0).tolist() == [[True, False, True], [False, True, False], [False, False, False]]
    assert found.source[2] == 0  # "2019", which no target sentence has, tells nothing either
    assert found.source[1] == found.target[1]


@pytest.mark.parametrize(("text", "expected"), [
    ("Two came. One left.", ("Two came.", "One left.")),
    ("The aims: (1) to see; (2) to learn", ("The aims:", "(1) to see;", "(2) to learn")),
    ("He paid 3.5 dollars (2) times", ("He paid 3.5 dollars", "(2) times")),
    ("قال الوزير إنه سيعود.وغادر المطار", ("قال الوزير إنه سيعود.", "وغادر المطار")),
    ("Background", ("Background",)),
    ("(1)", ("(1)",)),
    ("", ("",)),
])
def test_parts(text: str, expected: tuple[str, ...]) -> None:
    language = "ar" if "قال" in text else "en"
    assert parts(document([text, "End."], language))[0] == expected


def test_coverage_tells_translations_from_strangers_summaries_and_copies() -> None:
    names = [(name,) for name in range(12)]
    assert coverage(aligned(names, names)).verdict is Verdict.TRANSLATION
    assert coverage(aligned(names, [(name,) for name in range(50, 62)])).verdict is Verdict.NONE
    summary = coverage(aligned(names, names[::4]))
    assert summary.verdict is Verdict.PARTIAL
    assert summary.target > 0.9 > 0.5 > summary.source
    empty = coverage(aligned(names, []))
    assert (empty.source, empty.target, empty.verdict) == (0.0, 0.0, Verdict.NONE)
    texts = [f"Statement number {name} of the spokesman." for name in range(4)]
    vectors = np.stack([topic(name) for name in range(4)])
    copy = coverage(align(document(texts), document(texts, "ar"), vectors, vectors))
    assert (copy.copied, copy.verdict) == (1.0, Verdict.NONE)


SIDES = st.lists(st.lists(st.integers(0, 9), min_size=1, max_size=3).map(tuple), max_size=9)


@settings(deadline=None, max_examples=60)
@given(SIDES, SIDES)
def test_every_sentence_is_in_exactly_one_bead_in_order(source: list[tuple[int]], target: list[tuple[int]]) -> None:
    found = aligned(source, target)
    assert sorted(index for bead in found.beads for index in bead.source) == list(range(len(source)))
    assert sorted(index for bead in found.beads for index in bead.target) == list(range(len(target)))
    firsts = [bead.source[0] for bead in found.beads if bead.source]
    assert firsts == sorted(firsts)


@settings(deadline=None, max_examples=60)
@given(SIDES, SIDES)
def test_aligning_b_with_a_mirrors_a_with_b(source: list[tuple[int]], target: list[tuple[int]]) -> None:
    first, second = side(source, 1), side(target, 2)
    one = align(first[0], second[0], first[1], second[1], part_vectors=(first[2], second[2]))
    other = align(second[0], first[0], second[1], first[1], part_vectors=(second[2], first[2]))
    assert {(bead.source, bead.target, bead.similarity, bead.confidence, bead.moved) for bead in one.beads} \
        == {(bead.target, bead.source, bead.similarity, bead.confidence, bead.moved) for bead in other.beads}


@settings(deadline=None, max_examples=30)
@given(SIDES, SIDES)
def test_the_same_input_gives_the_same_output(source: list[tuple[int]], target: list[tuple[int]]) -> None:
    assert aligned(source, target).beads == aligned(source, target).beads


@settings(deadline=None, max_examples=40)
@given(st.integers(3, 12), st.data())
def test_an_unrelated_paragraph_changes_nothing_else(size: int, data: st.DataObject) -> None:
    names = [(name,) for name in range(size)]
    place = data.draw(st.integers(0, size))
    more = [*names[:place], (77,), *names[place:]]
    found = links(aligned(names, more))
    pairs = [((index,), (index + (index >= place),)) for index in range(size)]
    assert sorted(bead for bead in found if bead[0]) == pairs
    assert [bead for bead in found if not bead[0]] == [((), (place,))]


def test_long_texts_are_aligned_along_a_band_as_well_as_short_ones() -> None:
    """700 sentences, a block of 120 of them left out of the target, every fifth one joined with the next."""
    source = [(name,) for name in range(700)]
    kept = [name for name in range(700) if not 300 <= name < 420]
    target = [tuple(kept[at:at + 2]) if at % 5 == 0 else (kept[at],) for at in range(len(kept)) if at % 5 != 1]
    started = time.perf_counter()
    found = aligned(source, target)
    assert time.perf_counter() - started < 20
    expected = {(one, (at,)) for at, one in enumerate(target)}
    right = expected & {(bead.source, bead.target) for bead in found.beads}
    assert len(right) / len(expected) > 0.98
    assert set(range(300, 420)) <= set(found.source_alone) | {299, 420}
