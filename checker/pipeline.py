"""The stages in order: split → { embed, extract } → align → compare → weigh → findings, for articles and rows."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from checker.aligning import Parameters, align, divided, parts, wanted
from checker.alignment import Alignment, Bead
from checker.article import Article, Sentence
from checker.checking import found_between, found_within
from checker.checks import Check
from checker.checks.consistency import Consistency
from checker.document import Document
from checker.embedding import Encoder, Phrases
from checker.extract import extract
from checker.finding import Finding, Severity, numbered
from checker.signature import Signature
from checker.splitting import is_article, split, whole
from checker.termbase import Termbase

Splitter = Callable[[Article], tuple[Sentence, ...]]
_Both = tuple[Document, Document]


@dataclass(frozen=True, slots=True)
class Instruments:
    """What a run works with: built once, used for every article."""

    encoder: Encoder
    load_termbase: Callable[[], Termbase]
    checks: tuple[Check, ...]

    @property
    def termbase(self) -> Termbase:
        """The termbase, loaded when first asked for: a run that recalls everything needs none."""
        return self.load_termbase()


@dataclass(frozen=True, slots=True)
class Comparison:
    """What came out for one pair of articles or one row of a table; `alignment` is None for a text checked against
    itself, which is then `source`."""

    name: str
    source: Document
    target: Document | None
    alignment: Alignment | None
    findings: tuple[Finding, ...]

    def count(self, severity: Severity) -> int:
        """How many findings of this severity are still to be dealt with."""
        return sum(finding.severity == severity and finding.state.counts for finding in self.findings)

    @property
    def settled(self) -> int:
        """How many findings are settled: dismissed, suppressed, or known from before."""
        return sum(not finding.state.counts for finding in self.findings)


@dataclass(frozen=True, slots=True)
class Result:
    """Everything a run found, with the signature that says how."""

    comparisons: tuple[Comparison, ...]
    signature: Signature

    @property
    def findings(self) -> tuple[Finding, ...]:
        """The findings of all comparisons, in their order."""
        return tuple(finding for comparison in self.comparisons for finding in comparison.findings)


def read_document(article: Article, termbase: Termbase, splitter: Splitter = split) -> Document:
    """The article's sentences and the mentions of each."""
    return extract(article, splitter(article), termbase)


def check_article(article: Article, instruments: Instruments) -> Comparison:
    """One text checked against itself."""
    document = read_document(article, instruments.termbase)
    phrases = Phrases(instruments.encoder)
    phrases.prefetch([sentence.text for sentence in document.sentences])
    found = found_within(document, instruments.checks, phrases)
    return Comparison(article.name, document, None, None, numbered(in_order(found)))


def check_articles(source: Article, target: Article, instruments: Instruments) -> Comparison:
    """Two language versions of one report, aligned sentence by sentence and compared."""
    alignment, phrases = align_articles(source, target, instruments)
    return next(_compared([alignment], instruments, phrases))


def across(comparisons: Sequence[Comparison], instruments: Instruments) -> tuple[Comparison, ...]:
    """The comparisons of a run with what only all of them together show added to each: a name that one article renders
    otherwise than another. Unchanged where the check `consistency` was not selected."""
    check = next((one for one in instruments.checks if isinstance(one, Consistency)), None)
    if check is None:
        return tuple(comparisons)
    pairs = [pair for comparison in comparisons if comparison.alignment for pair in comparison.alignment.pairs()]
    extra: dict[str, list[Finding]] = {}
    for finding in check.renamed(pairs, between_articles=True):
        extra.setdefault(finding.pair, []).append(finding)
    return tuple(replace(one, findings=numbered(in_order([*one.findings, *extra[one.name]]))) if one.name in extra
                 else one for one in comparisons)


def check_pairs(pairs: Iterable[tuple[Article, Article]], instruments: Instruments) -> Iterator[Comparison]:
    """Pairs of articles, each compared as `check_articles` does; vectors come in one batch for all of them, so hand
    over as many as memory allows."""
    read = [_documents(pair, instruments.termbase) for pair in pairs]
    phrases = Phrases(instruments.encoder)
    phrases.prefetch(text for documents in read for text in _embedded(documents))
    yield from _compared(_divided([_aligned(documents, phrases) for documents in read], phrases), instruments, phrases)


def align_articles(source: Article, target: Article, instruments: Instruments,
                   splitter: Splitter = split) -> tuple[Alignment, Phrases]:
    """The alignment of two articles, and the phrases whose vectors it has already asked for."""
    documents = _documents((source, target), instruments.termbase, splitter)
    phrases = Phrases(instruments.encoder)
    phrases.prefetch(_embedded(documents))
    return _divided([_aligned(documents, phrases)], phrases)[0], phrases


def _documents(pair: tuple[Article, Article], termbase: Termbase, splitter: Splitter = split) -> _Both:
    source, target = pair
    return read_document(source, termbase, splitter), read_document(target, termbase, splitter)


def _embedded(documents: _Both) -> Iterator[str]:
    """What alignment wants to know the vectors of: every sentence, and the parts of long ones."""
    for document in documents:
        yield from (sentence.text for sentence in document.sentences)
        yield from (text for texts in parts(document) for text in texts)


def _aligned(documents: _Both, phrases: Phrases) -> Alignment:
    source, target = documents
    whole_vectors = [phrases.vectors([sentence.text for sentence in one.sentences]) for one in documents]
    of_parts = [phrases.vectors([text for texts in parts(one) for text in texts]) for one in documents]
    slope, height = phrases.scale.line
    found = align(source, target, *whole_vectors, part_vectors=(of_parts[0], of_parts[1]),
                  parameters=Parameters(slope=slope, height=height))
    if not phrases.scale.curves:
        return found
    return replace(found, beads=tuple(_calibrated(bead, documents, phrases) for bead in found.beads))


def _calibrated(bead: Bead, documents: _Both, phrases: Phrases) -> Bead:
    """The bead with its similarity on the built-in model's scale: of two sentences as of any phrases, of several by the
    straight line that was good enough to align them."""
    if len(bead.source) == len(bead.target) == 1:
        source, target = documents[0].sentences[bead.source[0]], documents[1].sentences[bead.target[0]]
        return replace(bead, similarity=phrases(source.text, target.text))
    return bead


def _divided(alignments: Sequence[Alignment], phrases: Phrases) -> list[Alignment]:
    """The alignments with the parts of their beads; what their clauses are compared by is encoded in one batch."""
    phrases.prefetch(text for one in alignments for text in wanted(one))
    return [divided(one, phrases) for one in alignments]


def check_rows(rows: Iterable[tuple[Article, Article]], instruments: Instruments) -> Iterator[Comparison]:
    """The rows of a table. Where both cells are articles by themselves (`is_article`: two paragraphs, or more than
    five sentences) they are split and aligned. Any other row is one bead, nothing in it is split or aligned, and
    vectors come in one batch for all of them, so hand over as many as memory allows."""
    told = [(row, is_article(row[0]) and is_article(row[1])) for row in rows]
    passages = _check_passages([row for row, long in told if not long], instruments)
    for (source, target), long in told:
        yield check_articles(source, target, instruments) if long else next(passages)


def _check_passages(rows: Iterable[tuple[Article, Article]], instruments: Instruments) -> Iterator[Comparison]:
    alignments = [_row_alignment(source, target, instruments.termbase) for source, target in rows]
    phrases = Phrases(instruments.encoder)
    phrases.prefetch([text for alignment in alignments for text in _texts(alignment)])
    yield from _compared([_measured(alignment, phrases) for alignment in alignments], instruments, phrases)


def _row_alignment(source: Article, target: Article, termbase: Termbase) -> Alignment:
    documents = [read_document(article, termbase, whole) for article in (source, target)]
    first, second = ((0,) if document.sentences else () for document in documents)
    return Alignment(documents[0], documents[1], (Bead(first, second, 0.0),) if first or second else ())


def _measured(alignment: Alignment, phrases: Phrases) -> Alignment:
    """The row's bead with the similarity of its two sides."""
    texts = _texts(alignment)
    if len(texts) < 2:
        return alignment
    return Alignment(alignment.source, alignment.target, (Bead((0,), (0,), phrases(texts[0], texts[1])),))


def _texts(alignment: Alignment) -> list[str]:
    return [sentence.text for document in (alignment.source, alignment.target) for sentence in document.sentences]


def _compared(alignments: Iterable[Alignment], instruments: Instruments, phrases: Phrases) -> Iterator[Comparison]:
    """The alignments with what the checks find in them."""
    every = tuple(alignments)
    for one, found in zip(every, found_between(every, instruments.checks, phrases), strict=True):
        yield Comparison(one.source.article.name, one.source, one.target, one, numbered(in_order(found)))


def in_order(findings: Iterable[Finding]) -> list[Finding]:
    """Findings as an editor meets them in the source (in the target where the source is silent)."""
    def key(finding: Finding) -> tuple[str, int, int, str]:
        place = finding.source.place or finding.target.place
        return (place.file, place.line, place.column, finding.check) if place else ("", 0, 0, finding.check)

    return sorted(findings, key=key)
