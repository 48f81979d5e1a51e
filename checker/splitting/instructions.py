"""Instructions to us in the text: `<!-- checker: ignore number -- rounded on purpose -->`. They are no part of it."""

import difflib
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import PurePath

from checker.article import Article, Span
from checker.messages import Message, say
from checker.splitting.markdown import without_code

BLOCK = "ignore"
FILE = "ignore-file"

_COMMENT = re.compile(r"<!--\s*checker\s*:(?P<body>.*?)-->", re.DOTALL)
# Editors and word processors make a dash of two hyphens.
_BODY = re.compile(r"\s*(?P<verb>[^\s,]*)(?P<checks>.*?)(?:\s+(?:--|–|—)\s+(?P<reason>.*?))?\s*", re.DOTALL)
_NAME = re.compile(r"[^\s,]+")
_BLANK = re.compile(r"[^\r\n]")


@dataclass(frozen=True, slots=True)
class Instruction:
    """A comment that asks us not to report something. `verb` is BLOCK (the block it stands in or before) or FILE,
    `checks` the checks that are meant (none: all), `reason` the author's; `fault` says what is wrong with it, None for
    one that holds."""

    verb: str
    checks: tuple[str, ...]
    reason: str
    span: Span
    text: str
    fault: Message | None = None

    def covers(self, check: str) -> bool:
        """Whether findings of this check are meant."""
        return not self.fault and (not self.checks or check in self.checks)


def instructions(article: Article) -> Iterator[Instruction]:
    """The instructions in an article's text, those with a fault among them, in the order of the text. In a code block
    of Markdown stands what somebody shows, and does not ask for."""
    markdown = PurePath(article.file).suffix.lower() == ".md"
    for match in _COMMENT.finditer(without_code(article.text) if markdown else article.text):
        body = _BODY.fullmatch(match["body"])
        verb, checks, reason = (body["verb"], body["checks"], body["reason"] or "") if body else ("", "", "")
        yield Instruction(verb, tuple(_NAME.findall(checks)), " ".join(reason.split()), Span(*match.span()), match[0],
                          _fault(verb, reason.strip()))


def without_instructions(text: str) -> str:
    """The text with its instructions blanked out, every other character in its place."""
    return _COMMENT.sub(lambda match: _BLANK.sub(" ", match[0]), text)


def _fault(verb: str, reason: str) -> Message | None:
    if verb not in (BLOCK, FILE):
        close = difflib.get_close_matches(verb, (BLOCK, FILE), n=1)
        if not close:
            return say("“{verb}” is no instruction; use “{known}”", verb=verb, known=BLOCK)
        return say("“{verb}” is no instruction; did you mean “{known}”?", verb=verb, known=close[0])
    return None if reason else say("it gives no reason; write one behind “--”")
