"""Decisions that ask on their way: in which batches, and for nothing that they need not know."""

from collections.abc import Iterator

from checker.comparing.asking import Asking, Similarity, Wanted, answer, answered, together
from checker.embedding import Phrases
from tests.encoders import HashEncoder


def test_decisions_ask_side_by_side_in_one_batch_a_step() -> None:
    encoder = HashEncoder()
    phrases = Phrases(encoder)
    similarity = Similarity(phrases)

    def twice(word: str) -> Iterator[str | Wanted]:
        if (yield from similarity(word, word)) > 0.5:
            yield word
        if (yield from similarity(word, f"{word} again")) > 2.0:
            yield "never"

    told = answered([twice("ferry"), ["asks nothing"], twice("harbour")], phrases.prefetch)
    assert told == [["ferry"], ["asks nothing"], ["harbour"]]
    assert encoder.calls == [["ferry", "harbour"], ["ferry again", "harbour again"]]


def test_what_is_known_is_not_asked_again() -> None:
    encoder = HashEncoder()
    phrases = Phrases(encoder)
    phrases.prefetch(["ferry", "harbour"])
    assert answer(Similarity(phrases)("ferry", "harbour"), phrases.prefetch) == phrases("ferry", "harbour")
    assert len(encoder.calls) == 1


def test_what_an_answer_makes_idle_is_never_asked() -> None:
    encoder = HashEncoder()
    phrases = Phrases(encoder)
    similarity = Similarity(phrases)

    def either() -> Asking[bool]:
        return (yield from similarity("ferry", "ferry")) > 0.5 or (yield from similarity("harbour", "quay")) > 0.5

    assert answer(either(), phrases.prefetch)
    assert encoder.calls == [["ferry"]]


def test_answers_come_in_the_order_of_the_questions_however_many_steps_each_takes() -> None:
    phrases = Phrases(HashEncoder())
    similarity = Similarity(phrases)

    def after(steps: int) -> Asking[int]:
        for step in range(steps):
            yield from similarity.known([f"{steps} {step}"])
        return steps

    assert answer(together(map(after, (3, 0, 2))), phrases.prefetch) == [3, 0, 2]


def test_the_best_of_none_is_worse_than_any_cosine() -> None:
    phrases = Phrases(HashEncoder())
    assert answer(Similarity(phrases).best([], ["ferry"]), phrases.prefetch) < -1.0
