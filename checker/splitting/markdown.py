"""The parts of a Markdown file that its reader never sees as text: blanked out, every other character in its place."""

import re

_BLANK = re.compile(r"[^\r\n]")
# The end of a line is matched in one way only: where "\\r" could also belong to the line, a text of CRLF lines that
# begins with a rule and never closes it took a time that doubled with every line.
_FRONT_MATTER = re.compile(r"---[ \t]*\r?\n(?:(?!---|\.\.\.)[^\n]*\n)*+(?:---|\.\.\.)[ \t]*(?:\r?\n|\Z)")
_FENCE = re.compile(r"[ ]{0,3}(`{3,}|~{3,})")
_LINE = re.compile(r"[^\n]*\n?")
# A link's target apart from its text ("[1]: https://…"), or an image alone on its line.
_NO_PROSE = re.compile(r"[ ]{0,3}(?:\[[^\]]+\]:[ \t]*\S.*|!\[[^\]]*\]\([^)]*\))\s*")


def prose(text: str) -> str:
    """`text` with front matter, code blocks, comments, link targets and lone images replaced by as many spaces.

    What is left keeps its offsets and lines. An unclosed code block reaches to the end, as CommonMark says; an
    unclosed comment hides nothing: silence about the rest of an article would read as agreement.
    """
    front = _FRONT_MATTER.match(text)
    start = front.end() if front else 0
    return _BLANK.sub(" ", text[:start]) + without_code(_without_comments(text[start:]))


def _without_comments(text: str) -> str:
    parts = []
    start = 0
    while (begin := text.find("<!--", start)) >= 0 and (end := text.find("-->", begin)) >= 0:
        parts += [text[start:begin], _BLANK.sub(" ", text[begin:end + 3])]
        start = end + 3
    return "".join([*parts, text[start:]])


def without_code(text: str) -> str:
    """`text` with its code blocks, link targets and lone images replaced by as many spaces."""
    parts = []
    fence = ""
    for line in _LINE.findall(text):
        mark = _FENCE.match(line)
        hidden = bool(fence or mark or _NO_PROSE.fullmatch(line))
        parts.append(_BLANK.sub(" ", line) if hidden else line)
        if mark:
            fence = mark[1] if not fence else "" if mark[1].startswith(fence) else fence
    return "".join(parts)
