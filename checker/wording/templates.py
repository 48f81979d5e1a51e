"""The templates of a page: filled with texts of strangers, in which nothing may pass for what it is not."""

from functools import cache

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup, escape

# Characters that turn the order of what follows round: shown by their names.
_TURNING = {"\u202d": "LRO", "\u202e": "RLO"}


@cache
def environment(package: str, folder: str) -> Environment:
    """The templates in a folder of a package. Everything put in is escaped, a name without value is an error, and
    `shown` also shows what would turn letters round. Whoever asks first may give it filters and names of its own."""
    made = Environment(loader=PackageLoader(package, folder), autoescape=True, undefined=StrictUndefined,
                       trim_blocks=True, lstrip_blocks=True)
    made.filters["shown"] = shown
    return made


def shown(text: str) -> Markup:
    """The text escaped, and characters that would turn its letters round shown by their names."""
    safe = escape(text)
    for character, name in _TURNING.items():
        if character in text:
            safe = safe.replace(character, Markup('<span class="control">{}</span>').format(name))
    return safe
