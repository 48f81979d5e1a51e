"""The program as a library: `from checker import Article, check`.

    >>> from checker import check
    >>> result = check("قتل 47 شخصا في مسقط.", "The floods in Muscat killed 74 people.")
    >>> [(finding.check, finding.source.text, finding.target.text) for finding in result.findings]
    [('number', '47', '74')]
"""

from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path

from checker.article import Article
from checker.decision import Decision, decided, last
from checker.errors import InputError
from checker.instruments import instruments, signature
from checker.languages import language
from checker.marking import corrections, marked, worth_showing
from checker.pipeline import Instruments, Result, check_article, check_articles
from checker.reading import Fields, read_article, require_language
from checker.reading.formats import SUFFIXES
from checker.review.sources import decisions_in
from checker.settings import Settings

Text = Article | str | Path
_UNNAMED = "text"
_LONGEST_PATH = 1000
# Instruments by settings and cache folder; each holds a model once it is used.
_BUILT: dict[tuple[str, Path | None], Instruments] = {}
_MOST_BUILT = 4


def check(source: Text, target: Text | None = None, *, settings: Settings | None = None,
          decisions: str | Iterable[Decision] = (), cache: Path | None = None) -> Result:
    """Compare two language versions of a report, or check one against itself.

    A text is an Article, a path to a file of any format that the program reads, or the words themselves (str) in the
    language that `settings` say (Arabic against English by default). What the settings say about findings holds as for
    `checker check`: confidence, severities, suppressions, the least severity. `decisions` are what reviewers have
    decided: Decision objects, or where they are kept (as `--decisions` takes it). `cache` is the folder of kept
    embeddings [the user's cache folder]. Model and termbase are loaded once for each settings.

    Raises CheckerError: InputError for what can't be read or is in another language, SettingsError, TermbaseError,
    ModelError, StoreError for a database that can't be read.
    """
    asked = settings or Settings()
    corrections(asked)  # what is wrong there is said before any work
    judged = last(decisions_in(decisions) if isinstance(decisions, str) else decisions)
    used = _instruments(asked, cache)
    fields = Fields.of(asked)
    first = _article(source, asked.source, fields, named=target is not None)
    if target is None:
        comparison = check_article(first, used)
    else:
        comparison = check_articles(first, _article(target, asked.target, fields, named=True), used)
    done = marked(comparison, asked, used.checks)
    done = replace(done, findings=decided(done.findings, judged))
    return Result((worth_showing(done, asked),), signature([(asked, used)]))


def _article(text: Text, code: str, fields: Fields, *, named: bool) -> Article:
    """The text as an article; `named` says that the settings tell its language, else it is detected in a file."""
    if isinstance(text, Article):
        return text
    if isinstance(text, Path):
        return read_article(text, code if named else None, fields=fields)
    if not text.strip():
        raise InputError("there is no text", advice="give the words, a Path or an Article")
    if _names_a_file(text):
        raise InputError("is the name of a file, not its text", place=text, advice=f"give Path({text!r})")
    require_language(text, code, _UNNAMED, swapped="texts")
    return Article(_UNNAMED, _UNNAMED, language(code).code, text)


def _names_a_file(text: str) -> bool:
    """Whether somebody gave a path as it stands: compared as a text it would agree with everything."""
    if len(text) > _LONGEST_PATH or "\n" in text or "\0" in text:
        return False
    one_word = len(text.split()) == 1
    return (one_word and Path(text).suffix.lower() in SUFFIXES) or _is_file(Path(text))


def _is_file(path: Path) -> bool:
    try:
        return path.is_file()
    except OSError:  # longer than the disk lets a name be
        return False


def _instruments(settings: Settings, cache: Path | None) -> Instruments:
    """The instruments for these settings, built once. Settings hold tables, so their text is the key."""
    key = (repr(settings), cache)
    if key not in _BUILT:
        while len(_BUILT) >= _MOST_BUILT:
            _BUILT.pop(next(iter(_BUILT)))
        _BUILT[key] = instruments(settings, cache, no_cache=False)
    return _BUILT[key]
