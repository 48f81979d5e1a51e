"""An article after reading, splitting and extraction: its sentences, and the mentions of each."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from itertools import accumulate, pairwise, starmap

from checker.article import Article, Sentence, Span
from checker.mention import Attribution, Mention, MentionKind


@dataclass(frozen=True, slots=True)
class Document:
    """`mentions[i]` are the mentions of `sentences[i]`, in the order of the text; `attributions[i]` what it attributes
    to whom (empty where nothing was looked for). `together` are the runs of sentences that were one bead before it was
    divided: what stands in one of them stands beside all others (see `cut`)."""

    article: Article
    sentences: tuple[Sentence, ...]
    mentions: tuple[tuple[Mention, ...], ...]
    attributions: tuple[tuple[Attribution, ...], ...] = ()
    together: tuple[range, ...] = ()
    _sorted: dict[int, dict[MentionKind, tuple[Mention, ...]]] = field(
        default_factory=dict, init=False, repr=False, compare=False)

    def __hash__(self) -> int:
        """Of its article and size: passages are keys of caches, and hashing every mention took longer than the work."""
        return hash((self.article.name, self.article.file, len(self.sentences)))

    def by_kind(self, index: int) -> dict[MentionKind, tuple[Mention, ...]]:
        """The mentions of a sentence by their kind (sorted once: every check asks for those of every sentence)."""
        found = self._sorted.get(index)
        if found is None:
            lists: dict[MentionKind, list[Mention]] = {}
            for mention in self.mentions[index]:
                lists.setdefault(mention.kind, []).append(mention)
            found = self._sorted[index] = {kind: tuple(mentions) for kind, mentions in lists.items()}
        return found

    def of_kind(self, kind: MentionKind, indices: Iterable[int] | None = None) -> Iterator[Mention]:
        """The mentions of one kind in the sentences with these indices (all sentences when None)."""
        for index in range(len(self.sentences)) if indices is None else indices:
            yield from self.by_kind(index).get(kind, ())

    def around(self, indices: tuple[int, ...], reach: int = 1) -> range:
        """These sentences with the `reach` before and after them; what stood together counts as one."""
        first, end = self._run(indices[0]).start, self._run(indices[-1]).stop
        for _ in range(reach):
            first = self._run(first - 1).start if first else 0
            end = self._run(end).stop if end < len(self.sentences) else end
        return range(first, end)

    def _run(self, index: int) -> range:
        return next((run for run in self.together if index in run), range(index, index + 1))

    def cut(self, starts: Iterable[int]) -> tuple["Document", tuple[range, ...]]:
        """The same article with its sentences cut at these characters, each mention and statement in the piece in which
        it begins; and for each sentence which sentences of the other document are its pieces."""
        wanted = sorted(starts)
        spans = [[Span(first, first + len(self.article.text[first:end].rstrip())) for first, end in pairwise(
            [one.span.start, *wanted[bisect_right(wanted, one.span.start):bisect_left(wanted, one.span.end)],
             one.span.end])] for one in self.sentences]
        ends = [0, *accumulate(map(len, spans))]
        pieces = [(index, piece, after) for index, inside in enumerate(spans)
                  for piece, after in zip(inside, [*(one.start for one in inside[1:]), inside[-1].end], strict=True)]
        sentences = tuple(replace(self.sentences[index], text=self.article.text[piece.start:piece.end], span=piece)
                          for index, piece, _ in pieces)
        mentions = tuple(tuple(one for one in self.mentions[index] if piece.start <= one.span.start < after)
                         for index, piece, after in pieces)
        said = tuple(tuple(one for one in self.attributions[index] if piece.start <= one.cue.span.start < after)
                     for index, piece, after in pieces) if self.attributions else ()
        return Document(self.article, sentences, mentions, said), tuple(starmap(range, pairwise(ends)))
