"""Chunks of sentences, and which words the other side answers for."""

from collections.abc import Sequence
from itertools import pairwise

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from checker.alignment import AlignedPair, Passage
from checker.article import Article
from checker.comparing.asking import Similarity, answer
from checker.comparing.clauses.candidates import Candidate, candidates, runs, without, written
from checker.comparing.clauses.covering import Depth, Side, covered, strictly, uncovered
from checker.comparing.clauses.losses import FEATURES, fitted, loss
from checker.comparing.clauses.surroundings import EVERY, Bars
from checker.embedding import Phrases, Vectors, load
from checker.extract import extract
from checker.extract.clauses import chunked
from checker.languages import language
from checker.splitting import whole
from checker.termbase import load_termbase
from tests.encoders import HashEncoder


def passage(text: str, code: str) -> Passage:
    article = Article("case", f"case.{code}", code, text)
    return Passage(extract(article, whole(article), load_termbase()), (0,))


def chunks(text: str, code: str) -> list[str]:
    found = chunked(text, language(code))
    return [found.written(first, end) for first, end in pairwise([*found.begins, len(found.telling)])]


@pytest.mark.parametrize(("text", "code", "parts"), [
    ("The ferry sank off Tartus after a fire, killing nine sailors.", "en",
     ["The ferry sank off Tartus", "after a fire", "killing nine sailors"]),
    ("The judge who freed him resigned.", "en", ["The judge", "who freed him resigned"]),
    ("The king fell ill.", "en", ["The king fell ill"]),  # no participle, for all its ending
    ("غرقت العبارة قبالة طرطوس بعد حريق، مما أودى بحياة تسعة بحارة.", "ar",
     ["غرقت العبارة قبالة طرطوس", "بعد حريق", "مما أودى", "بحياة تسعة", "بحارة"]),
    ("وصلت الباخرة وتوقفت.", "ar", ["وصلت الباخرة", "وتوقفت"]),  # «وصلت» is no و + صلت
    ("وزارة الصحة", "ar", ["وزارة الصحة"]),
])
def test_chunks_begin_at_prepositions_conjunctions_relatives_and_marks(text: str, code: str, parts: list[str]) -> None:
    assert chunks(text, code) == parts


@pytest.mark.parametrize(("text", "code", "telling"), [
    ("He said that the harbour was still closed.", "en", ["harbour", "closed"]),
    ("وقال إن الميناء ما زال مغلقا.", "ar", ["الميناء", "مغلقا"]),
    ("It was not his.", "en", []),
])
def test_words_without_content_of_their_own_tell_nothing(text: str, code: str, telling: list[str]) -> None:
    found = chunked(text, language(code))
    assert [word.written for word, tells in zip(found.text.words, found.telling, strict=True) if tells] == telling


@pytest.mark.parametrize(("text", "code", "light"), [
    ("The bakery kept its prices, according to a number of customers.", "en", ["kept", "according", "number"]),
    ("She held the rope while her brother fell.", "en", ["held"]),
    ("تعرضت السفينة للقصف في عملية نفذت بحلول الفجر.", "ar", ["تعرضت", "بحلول"]),
    ("هذه سيدة من عادتها الصمت.", "ar", []),  # «سيدة» is no «سد», «عادتها» no «عاد»
    ("انضم لاعب شركة الغاز إلى المدينة.", "ar", ["لاعب", "شركة", "المدينة"]),
])
def test_light_words_tell_and_are_not_missed(text: str, code: str, light: list[str]) -> None:
    found = chunked(text, language(code))
    rows = zip(found.text.words, found.telling, found.light, strict=True)
    assert [word.written for word, tells, is_light in rows if tells and is_light] == light


def test_a_light_word_that_nothing_answers_is_not_open_but_where_things_are_counted_strictly() -> None:
    source, _ = sides("The ferry kept a snood.", "أشرقت الشمس.")
    place = [word.written for word in source.chunks.text.words].index("kept")
    assert not source.open(place)
    assert strictly(source).open(place)


@pytest.mark.parametrize(("text", "never"), [
    ('غادر المدرب الملعب وقال في الفندق: "كانت ليلة حزينة" ثم نام.', ["في الفندق: \"كانت ليلة حزينة"]),
    ("غادر المدرب الملعب بعد الهزيمة، ثم نام في الفندق.", ["بعد الهزيمة، ثم نام"]),
])
def test_phrases_end_at_marks(text: str, never: list[str]) -> None:
    found = uncovered(AlignedPair(passage("Snoods.", "en"), passage(text, "ar"), 0.0))
    assert found is not None
    here = found[1]
    told = [text[(span := written(here, one)).start:span.end] for one in runs(here, found[0])]
    assert told
    assert not [one for one in told if one in never or ': "' in one]


def test_short_phrases_stay_within_a_clause() -> None:
    found = chunked("rate of growth, prices", language("en"))
    assert [found.written(*run) for run in found.phrases] == ["rate of", "of growth", "rate of growth"]


@given(st.lists(st.sampled_from(["ferry", "of", ",", "and", "sank", "the", "«", "by", "2024"]), max_size=12))
def test_every_word_stands_in_one_chunk_and_every_phrase_in_the_text(parts: list[str]) -> None:
    text = " ".join(parts)
    found = chunked(text, language("en"))
    assert " ".join(chunks(text, "en")) == found.written(0, len(found.telling))
    assert all(0 <= first < end <= len(found.telling) for first, end in found.phrases)


def sides(source: str, target: str) -> tuple[Side, Side]:
    found, phrases = uncovered(AlignedPair(passage(source, "en"), passage(target, "ar"), 0.0)), Phrases(HashEncoder())
    assert found is not None
    return cover(found, phrases), cover(found[::-1], phrases)


def cover(found: tuple[Side, Side], phrases: Phrases, depth: Depth = Depth.PHRASES) -> Side:
    return answer(covered(*found, Similarity(phrases), depth), phrases.prefetch)


def test_figures_bodies_and_names_of_both_sides_are_covered_whatever_the_encoder_makes_of_them() -> None:
    source, target = sides("Salma Idris counted 47 snoods in Lebanon.", "أحصت سلمى إدريس 47 وشاحا في لبنان.")
    sure = [{side.chunks.text.words[place].written for place in np.flatnonzero(side.cover == 1.0)}
            for side in (source, target)]
    assert {"Salma", "Idris", "47", "Lebanon"} <= sure[0]
    assert {"سلمى", "إدريس", "47", "لبنان"} <= sure[1]
    assert "snoods" not in sure[0]


def test_what_the_lexicon_answers_for_is_covered_and_not_put_to_the_encoder() -> None:
    source, target = sides("The ferry sank off the coast with nine snoods.", "غرقت العبارة قبالة الساحل.")
    words = [word.written for word in source.chunks.text.words]
    assert [source.cover[words.index(word)] for word in ("ferry", "sank", "coast")] == [1.0, 1.0, 1.0]
    asked = next(covered(source, target, Similarity(Phrases(HashEncoder())))).texts
    assert {text for text in asked if " " not in text} == {"nine", "snoods", "غرقت", "العبارة", "الساحل", "قبالة"}


def test_a_word_with_fewer_senses_tells_more() -> None:
    source, _ = sides("The ferry made a run of repairs.", "أشرقت الشمس.")
    words = [word.written for word in source.chunks.text.words]
    assert 0.0 < source.openly[words.index("run")] < source.openly[words.index("ferry")] <= 1.0


def gathered(source: str, target: str, phrases: Phrases, bars: Bars = EVERY) -> list[list[str]]:
    """The batches asked of the source, each encoded before the next one is asked for."""
    batches = []
    pair = AlignedPair(passage(source, "en"), passage(target, "ar"), 0.8)
    for wanted in loss(pair, Similarity(phrases), of_source=True, bars=bars):
        phrases.prefetch(wanted.texts)
        batches.append(list(wanted.texts))
    return batches


def test_where_every_word_is_answered_for_no_vector_is_asked() -> None:
    phrases, target = Phrases(HashEncoder()), "غرقت العبارة قبالة الساحل."
    assert gathered("The ferry sank off the coast.", target, phrases) == []
    longer = gathered("The ferry sank off the coast after a fire in its engine room.", target, phrases)
    assert {"fire", "engine", "room"} <= {text for batch in longer for text in batch}


class Everything(HashEncoder):
    """An encoder to which every text is the same."""

    def encode(self, texts: Sequence[str]) -> Vectors:
        return np.tile(super().encode(["one"]), (len(texts), 1))


def test_of_words_that_are_covered_no_phrase_is_asked() -> None:
    source, target = "The ferry sank off the coast after a fire in its engine room.", "غرقت العبارة قبالة الساحل ليلا."
    strange, alike = (gathered(source, target, Phrases(one)) for one in (HashEncoder(), Everything()))
    assert any("engine room" in batch for batch in strange)
    assert alike
    assert not any("engine room" in batch for batch in alike)


class Whole(HashEncoder):
    """An encoder to which whole sentences are one, and nothing less is anything like them."""

    def encode(self, texts: Sequence[str]) -> Vectors:
        return super().encode(["one" if text.count(" ") > 10 or (text.startswith("غرقت") and " " in text) else text
                               for text in texts])


def test_where_the_passage_agrees_no_better_without_a_phrase_no_word_of_it_is_asked() -> None:
    source, target = "The ferry sank off the coast after a fire in its engine room.", "غرقت العبارة قبالة الساحل ليلا."
    bars = Bars(0.88, 0.82, 0.7, 0.42)
    worse, other = (gathered(source, target, Phrases(one), bars) for one in (Whole(), HashEncoder()))
    assert [any("engine" in text.split() for text in batch) for batch in worse] == [True]
    assert any("fire" in batch for batch in other)
    assert not any("fire" in batch for batch in worse)


def test_a_longer_look_covers_no_word_less() -> None:
    found, phrases = uncovered(AlignedPair(passage("A snood and a fez burnt in the barn.", "en"),
                                           passage("احترق وشاح وطربوش في المخزن.", "ar"), 0.0)), Phrases(HashEncoder())
    assert found is not None
    covers = [cover(found, phrases, depth).cover for depth in Depth]
    assert all((less <= more + 1e-6).all() for less, more in pairwise(covers))


def test_a_passage_without_a_word_covers_nothing() -> None:
    assert uncovered(AlignedPair(passage("…!", "en"), passage("وصل القارب.", "ar"), 0.0)) is None


def test_what_is_cut_out_leaves_the_rest_as_it_was() -> None:
    source, _ = sides("The ferry sank, killing nine sailors, on Sunday.", "غرقت العبارة يوم الأحد.")
    one = Candidate(3, 6, ())
    assert without(source, one) == "The ferry sank on Sunday."
    span = written(source, one)
    assert source.passage.text[span.start:span.end] == "killing nine sailors"


def test_a_subject_is_no_candidate_and_a_clause_set_off_at_the_beginning_is_one() -> None:
    source, target = sides("After the flood, villagers fled their homes for higher ground.", "نزح أهل القرية.")
    starts = {one.first for one in candidates(source, target)}
    assert 0 in starts
    plain, other = sides("Villagers fled their homes for higher ground.", "نزح أهل القرية.")
    assert all(one.first > 0 for one in candidates(plain, other))


def test_a_word_that_points_back_makes_a_phrase_no_candidate() -> None:
    source, target = sides("The crew was freed after this incident near the old harbour wall.", "أفرج عن الطاقم.")
    named = [source.chunks.written(one.first, one.end) for one in candidates(source, target)]
    assert named
    assert "after this incident" not in named


def test_the_model_has_a_weight_for_every_feature() -> None:
    model = fitted()
    assert len(model.weights) == len(model.means) == len(model.deviations) == len(FEATURES)
    assert 0.0 < model.probability(model.means[None, :])[0] < 1.0


@pytest.mark.model
def test_more_is_probably_lost_where_a_clause_was_cut_than_where_it_stands() -> None:
    phrases = Phrases(load(threads=1))
    text = "The ferry sank on Sunday off the northern coast, leaving nine sailors with severe burns."
    full = passage("غرقت العبارة يوم الأحد قبالة الساحل الشمالي، مما أدى إلى إصابة تسعة بحارة بحروق شديدة.", "ar")
    cut = passage("غرقت العبارة يوم الأحد قبالة الساحل الشمالي.", "ar")
    found = {name: answer(loss(AlignedPair(passage(text, "en"), other, 0.8), Similarity(phrases), of_source=True),
                          phrases.prefetch) for name, other in (("full", full), ("cut", cut))}
    assert found["cut"] is not None
    assert found["cut"].probability > 0.9
    assert found["full"] is None or found["full"].probability < 0.5
