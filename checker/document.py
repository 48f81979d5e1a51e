"""An article after reading, splitting and extraction: its sentences, and the mentions of each."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from checker.article import Article, Sentence
from checker.mention import Attribution, Mention, MentionKind


@dataclass(frozen=True, slots=True)
class Document:
    """`mentions[i]` are the mentions of `sentences[i]`, in the order of the text; `attributions[i]` what it attributes
    to whom (empty where nothing was looked for)."""

    article: Article
    sentences: tuple[Sentence, ...]
    mentions: tuple[tuple[Mention, ...], ...]
    attributions: tuple[tuple[Attribution, ...], ...] = ()
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
