"""The errors a reader of the program's output may meet: each says what is wrong, where, and what to do next."""


class CheckerError(Exception):
    """Something the user can put right. The command line prints it in one line and exits with code 2.

    `what` is wrong, `place` is where ("report.ar.txt:12"), `advice` is what to do next.
    """

    def __init__(self, what: str, *, place: str = "", advice: str = "") -> None:
        self.what = what
        self.place = place
        self.advice = advice
        super().__init__(": ".join(part for part in (place, what) if part) + (f"; {advice}" if advice else ""))


class InputError(CheckerError):
    """A file or table that can't be read as an article, or has no partner."""


class SettingsError(CheckerError):
    """A settings file or an option that says something we do not understand."""


class TermbaseError(CheckerError):
    """A termbase whose entries contradict each other or can't be read."""


class ModelError(CheckerError):
    """An embedding model that can't be loaded or gives no usable vectors."""


class StoreError(CheckerError):
    """A database of decisions that can't be reached, is not ours, or is of a version we do not know."""


class WorkError(CheckerError):
    """A run that can't go on: a worker process died, or the folder of its results is in use or damaged."""
