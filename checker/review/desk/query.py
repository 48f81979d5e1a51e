"""What is looked for, as it stands in the page's address: a link to a view shows the same view to everybody."""

from collections.abc import Mapping
from dataclasses import dataclass, fields, replace
from urllib.parse import urlencode

from checker.finding import Severity

PAGE = 50
# What the state filter offers: what is still to be decided first.
TO_DO, ALL = "todo", "all"
STATES = (TO_DO, "unsure", "confirmed", "dismissed", "suppressed", "known", ALL)
_LONGEST = 500


@dataclass(frozen=True, slots=True)
class Query:
    """The filters ("" for none), the page (counted from 1; 0: the one with the finding), the finding looked at."""

    state: str = TO_DO
    severity: str = ""
    check: str = ""
    pair: str = ""
    reviewer: str = ""
    q: str = ""
    page: int = 0
    finding: str = ""

    @property
    def address(self) -> str:
        """The query as the address of its view, defaults left out: `/?state=all&check=number`."""
        given = {one.name: getattr(self, one.name) for one in fields(self) if getattr(self, one.name) != one.default}
        return f"/?{urlencode(given)}" if given else "/"

    @property
    def filtered(self) -> bool:
        """Whether anything is left out but what was decided."""
        return bool(self.severity or self.check or self.pair or self.reviewer or self.q)

    def to(self, **changes: str | int) -> "Query":
        """The query with some of it changed; another filter begins with its own first page and finding."""
        fresh: dict[str, str | int] = {} if changes.keys() <= {"page", "finding"} else {"page": 0, "finding": ""}
        return replace(self, **{**fresh, **changes})  # type: ignore[arg-type]


def query(given: Mapping[str, str]) -> Query:
    """The query of an address; what we do not know in it is passed over, for addresses get typed and cut off."""
    texts = {one.name: given[one.name].strip()[:_LONGEST] for one in fields(Query)
             if one.name in given and one.name != "page"}
    page = given.get("page", "")
    found = Query(**texts, page=int(page) if page.isascii() and page.isdigit() and len(page) < 8 else 0)
    return replace(found, state=found.state if found.state in STATES else TO_DO,
                   severity=found.severity if found.severity in list(Severity) else "")
