"""Who is asking, and in which language: a name and a language kept in the browser's own cookies."""

from dataclasses import dataclass
from urllib.parse import quote, unquote

from starlette.requests import Request
from starlette.responses import Response

from checker.review.desk.wording import Wording, wording
from checker.wording import INTERFACES

LONGEST_NAME = 80
_REVIEWER, _LANGUAGE = "desk-reviewer", "desk-language"
_YEAR = 365 * 24 * 3600


@dataclass(frozen=True, slots=True)
class Visitor:
    """The name under which this browser decides ("": not said yet), and the interface it is shown."""

    reviewer: str
    words: Wording


def visitor(request: Request, fallback: str) -> Visitor:
    """The visitor of a request; `fallback` is the name of one who has not said."""
    said = clean_name(unquote(request.cookies.get(_REVIEWER, "")))
    wanted = (request.query_params.get("lang"), request.cookies.get(_LANGUAGE),
              request.headers.get("accept-language"))
    return Visitor(said or fallback, wording(next((one for one in wanted if one), "")))


def clean_name(name: str) -> str:
    """A name on one line, without control characters, of bearable length."""
    return " ".join("".join(letter if letter.isprintable() else " " for letter in name).split())[:LONGEST_NAME]


def remember_name(response: Response, name: str) -> None:
    """Keep the reviewer's name in the browser."""
    _remember(response, _REVIEWER, quote(name))


def remember_language(response: Response, request: Request) -> None:
    """Keep the language that the address asks for, if it asks for one of ours."""
    if (code := request.query_params.get("lang")) in INTERFACES:
        _remember(response, _LANGUAGE, str(code))


def _remember(response: Response, name: str, value: str) -> None:
    response.set_cookie(name, value, max_age=_YEAR, httponly=True, samesite="strict", path="/")
