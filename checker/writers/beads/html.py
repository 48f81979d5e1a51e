"""HTML: one page that needs no other file, both versions side by side, a bead a row, or a part of one."""

from collections.abc import Iterator
from html import escape
from itertools import islice

from checker.alignment import Alignment, Bead
from checker.document import Document
from checker.languages import language

_STYLE = """
:root { color-scheme: light dark; --line: #d5d8dd; --quiet: #5c6370; --alone: #fdf0d5; --edge: #b45309; }
@media (prefers-color-scheme: dark) { :root { --line: #3a3f47; --quiet: #a3abb8; --alone: #3b2f14; --edge: #f0b35a; } }
body { font: 1rem/1.6 system-ui, sans-serif; margin: 1.5rem auto; max-width: 80rem; padding: 0 1rem; }
h1 { font-size: 1.25rem; }
table { border-collapse: collapse; table-layout: fixed; width: 100%; }
th, td { border-bottom: 1px solid var(--line); overflow-wrap: anywhere; padding: .5rem .75rem; text-align: start;
  vertical-align: top; }
th { font-weight: 600; }
.about { color: var(--quiet); font-size: .8rem; width: 6.5rem; }
.file { color: var(--quiet); font-size: .8rem; font-weight: 400; }
.alone { background: var(--alone); }
.alone .about, .moved .about { color: var(--edge); }
bdi { display: block; }
"""


def write(alignment: Alignment) -> Iterator[str]:
    """The page; what stands on one side only is said so in words and shaded."""
    title = escape(alignment.source.article.name)
    yield ('<!DOCTYPE html>\n<html lang="en">\n<head>\n<meta charset="utf-8">\n'
           '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
           f"<title>{title}</title>\n<style>{_STYLE}</style>\n</head>\n<body>\n<h1><bdi>{title}</bdi></h1>\n<table>\n")
    heads = "".join(f'<th scope="col">{_heading(document)}</th>' for document in (alignment.source, alignment.target))
    yield f'<thead><tr><th scope="col" class="about">Bead</th>{heads}</tr></thead>\n<tbody>\n'
    finer = alignment.finer()
    rows = iter(finer.beads)
    for number, bead in enumerate(alignment.beads, start=1):
        for part, row in enumerate(islice(rows, len(bead.parts) or 1), start=1):
            yield _row(finer, row, f"{number}.{part}" if bead.parts else str(number))
    yield "</tbody>\n</table>\n</body>\n</html>\n"


def _heading(document: Document) -> str:
    name = escape(language(document.article.language).name)
    return f'{name}<bdi class="file">{escape(document.article.file)}</bdi>'


def _row(alignment: Alignment, bead: Bead, number: str) -> str:
    marks = [name for name, true in (("alone", not bead.paired), ("moved", bead.moved)) if true]
    said = "only here" if not bead.paired else f"{bead.confidence:.0%} sure" + (", moved" if bead.moved else "")
    kind = f' class="{" ".join(marks)}"' if marks else ""
    cells = _cell(alignment.source, bead.source) + _cell(alignment.target, bead.target)
    return f'<tr{kind}><td class="about">{number}<br>{said}</td>{cells}</tr>\n'


def _cell(document: Document, indices: tuple[int, ...]) -> str:
    spoken = language(document.article.language)
    direction = "rtl" if spoken.right_to_left else "ltr"
    # Each sentence in an isolate: a full stop or a figure at its end must not slip into its neighbour.
    words = "".join(f'<bdi dir="{direction}">{escape(" ".join(document.sentences[index].text.split()))}</bdi>'
                    for index in indices)
    return f'<td lang="{escape(spoken.code)}" dir="{direction}">{words}</td>'
