"""An article after reading, splitting and extraction: its sentences, and the mentions of each."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

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

    def of_kind(self, kind: MentionKind, indices: Iterable[int] | None = None) -> Iterator[Mention]:
        """The mentions of one kind in the sentences with these indices (all sentences when None)."""
        for index in range(len(self.sentences)) if indices is None else indices:
            yield from (mention for mention in self.mentions[index] if mention.kind == kind)
