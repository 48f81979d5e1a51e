"""What is done with a portion: read, check, and keep the tables as a part. Nothing here knows of commands."""

import hashlib
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from functools import partial
from itertools import groupby

from checker.bulk import bulk
from checker.embedding import Encoder
from checker.errors import CheckerError, InputError, WorkError
from checker.finding import Severity, State
from checker.pipeline import Comparison
from checker.problem import Problem
from checker.reading import Pair, Row
from checker.recalling import Comparing, NotKnownError, Texts
from checker.running.cutting import Item, Portion, content_of
from checker.running.folder import Part, RunFolder
from checker.running.forgetting import forget_sentences
from checker.running.workers import Work

FAILING, PAIRS, TEXTS, ALONE, PROBLEMS = "failing", "pairs", "texts", "alone", "problems"
RULE = "rule "  # what counts of rules begin with, before the place of each
_FAULT = "this is a fault of the program; please report it with the file"
_RESUME = "put that right and run again with --resume"
_Read = tuple[Row | Pair, Texts]


@dataclass(frozen=True, slots=True)
class Judge:
    """How an item is checked: how it is compared, what is made of the comparison afterwards (marking, decisions), and a
    `stamp` that changes with anything of these that changes a result."""

    comparing: Comparing
    finish: Callable[[Comparison], "Judged"]
    stamp: str


@dataclass(frozen=True, slots=True)
class Judged:
    """A comparison that is finished, how many of its findings make the run fail, and where the rules of the settings
    stand that something in it speaks for."""

    comparison: Comparison
    failing: int
    rules: Sequence[str] = ()


# Made in each worker with the encoder to use: which judge an item has (folders may have settings of their own).
Judging = Callable[[Encoder], Callable[[Row | Pair], Judge]]


@dataclass(slots=True)
class Outcome:
    """What came out for a portion."""

    comparisons: list[Comparison] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)
    failing: int = 0
    rules: Counter[str] = field(default_factory=Counter)

    @property
    def counts(self) -> dict[str, int]:
        """What is said of it at the end: that of its comparisons, how many findings fail the run, and problems."""
        counts = counts_of(self.comparisons)
        counts.update({FAILING: self.failing, PROBLEMS: len(self.problems)})
        counts.update({f"{RULE}{rule}": count for rule, count in self.rules.items()})
        return dict(sorted(counts.items()))


def counts_of(comparisons: Sequence[Comparison]) -> Counter[str]:
    """How many pairs, texts on their own, sentences without partner, and findings of each severity and state."""
    counts = Counter(counted_as(one.severity, one.state) for each in comparisons for one in each.findings)
    aligned = [one.alignment for one in comparisons if one.alignment]
    counts.update({PAIRS: len(aligned), TEXTS: len(comparisons) - len(aligned),
                   ALONE: sum(len(one.source_alone) + len(one.target_alone) for one in aligned)})
    return counts


def counted_as(severity: Severity, state: State) -> str:
    """The name under which findings are counted."""
    return f"{severity} {state}"


@dataclass(frozen=True, slots=True)
class Checking:
    """Portions into parts of a run. With `keep_going` what can't be read or checked becomes a problem and the rest is
    checked; without, it is raised. Picklable: workers are sent it once."""

    run: RunFolder
    judging: Judging
    keep_going: bool

    def __call__(self, encoder: Encoder) -> Work[Portion, Part]:
        """The work on portions with this encoder."""
        return partial(self._part, self.judging(encoder))

    def known(self, encoder: Encoder) -> Callable[[Portion], Part | None]:
        """The parts of portions that need no work: those that an interrupted run has left, and those of which earlier
        runs have compared everything. None for any other."""
        judge = self.judging(encoder)
        recalling: dict[int, Judge] = {}

        def recaller(item: Row | Pair) -> Judge:
            one = judge(item)
            if id(one) not in recalling:
                recalling[id(one)] = replace(one, comparing=replace(one.comparing, only_known=True))
            return recalling[id(one)]

        def part(portion: Portion) -> Part | None:
            digest = digest_of(portion.items, judge)
            if left := self.run.part(portion.number, digest):
                return left
            try:
                # The first item alone: of an archive that is all new no more is read here.
                outcome(portion.items[:1], recaller, keep_going=self.keep_going)
                return self._made(portion, digest, recaller)
            except NotKnownError:
                return None

        return part

    def _part(self, judge: Callable[[Row | Pair], Judge], portion: Portion) -> Part:
        digest = digest_of(portion.items, judge)
        if left := self.run.part(portion.number, digest):
            return left
        made = self._made(portion, digest, judge)
        forget_sentences()
        return made

    def _made(self, portion: Portion, digest: str, judge: Callable[[Row | Pair], Judge]) -> Part:
        from checker.tables import part_tables

        out = outcome(portion.items, judge, keep_going=self.keep_going)
        return self.run.keep(portion.number, digest, part_tables(out.comparisons, out.problems), out.counts)


def digest_of(items: Iterable[Item], judge: Callable[[Row | Pair], Judge]) -> str:
    """Of everything that a part is made from: texts, places, settings, program."""
    found = hashlib.sha256()
    for item in items:
        found.update(content_of(item).encode())
        if not isinstance(item, Problem):
            found.update(judge(item).stamp.encode())
    return found.hexdigest()


def outcome(items: Iterable[Item], judge: Callable[[Row | Pair], Judge], *, keep_going: bool) -> Outcome:
    """The items read and checked. Raises what reading and checking raise, unless it is to `keep_going`."""
    out = Outcome()
    with bulk():  # of a portion nothing is left that refers to itself, and looking for it took a tenth of the time
        for own, group in groupby(_read(items, out, keep_going), key=lambda one: judge(one[0])):
            _check(list(group), own, out, keep_going)
    return out


def _read(items: Iterable[Item], out: Outcome, keep_going: bool) -> Iterator[_Read]:
    for item in items:
        try:
            if isinstance(item, Problem):
                raise item.error
            texts = item.articles if isinstance(item, Row) else tuple(filter(None, item.read()))
        except InputError as error:
            if not keep_going:
                raise
            out.problems.append(Problem.of(error))
        else:
            yield item, texts


def _check(read: Sequence[_Read], judge: Judge, out: Outcome, keep_going: bool) -> None:
    """All together; where that fails one by one, so that the one at fault is known and no other suffers."""
    try:
        _take(list(_compared(read, judge.comparing)), judge, out)
    except (CheckerError, NotKnownError):
        raise  # of the model or the settings: it would be the same for each
    except (OSError, MemoryError) as error:
        raise WorkError(f"the run can't go on ({type(error).__name__}: {error})", advice=_RESUME) from error
    except Exception as error:
        if not keep_going:
            raise
        if len(read) > 1:
            for one in read:
                _check([one], judge, out, keep_going)
        else:
            place = read[0][1][0].file
            out.problems.append(Problem(place, None, f"can't be checked ({type(error).__name__}: {error})", _FAULT))


def _take(comparisons: Iterable[Comparison], judge: Judge, out: Outcome) -> None:
    done = [judge.finish(one) for one in comparisons]
    out.comparisons += [one.comparison for one in done]
    out.failing += sum(one.failing for one in done)
    out.rules.update(rule for one in done for rule in one.rules)


def _compared(read: Sequence[_Read], comparing: Comparing) -> Iterator[Comparison]:
    for rows, group in groupby(read, key=lambda one: isinstance(one[0], Row)):
        texts = [texts for _, texts in group]
        yield from comparing.rows(texts) if rows else comparing.articles(texts)
