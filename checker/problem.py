"""What a run of many passed over: an article or a row that could not be read or checked, and what to do about it."""

import re
from dataclasses import dataclass

from checker.errors import CheckerError, InputError

_LINE = re.compile(r"(.+):(\d+)", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Problem:
    """`line` is None where the whole file is meant."""

    file: str
    line: int | None
    what: str
    advice: str

    @classmethod
    def of(cls, error: CheckerError, file: str = "") -> "Problem":
        """The problem that an error tells of; `file` is named where the error names no place."""
        place = _LINE.fullmatch(error.place)
        if place:
            return cls(place[1], int(place[2]), error.what, error.advice)
        return cls(error.place or file, None, error.what, error.advice)

    @property
    def error(self) -> InputError:
        """The error that tells of it, for a run that does not pass over it."""
        return InputError(self.what, place=self.file if self.line is None else f"{self.file}:{self.line}",
                          advice=self.advice)

    def __str__(self) -> str:
        return str(self.error)
