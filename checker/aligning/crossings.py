"""The second pass: sentences left alone on both sides that say the same have moved farther than to the next place."""

from collections.abc import Iterator, Sequence

import numpy as np

from checker.aligning.evidence import Field, Tile
from checker.aligning.links import Link
from checker.aligning.parameters import Matrix

# So many sentences left alone on each side are looked at together; only books and texts that are no translations of
# each other have more.
_MOST = 400


def with_crossings(links: Sequence[Link], field: Field) -> list[Link]:
    """The links, but sentences left alone are paired, and marked as moved, where the evidence outweighs the cost of
    moving: twice that of a swap, and one nat more for each e-fold of the distance."""
    rows = [link.source.start for link in links if not link.target]
    columns = [link.target.start for link in links if not link.source]
    moved: list[Link] = []
    for start in range(0, min(len(rows), len(columns)), _MOST):
        moved += _moved(rows[start:start + _MOST], columns[start:start + _MOST], _places(links), field)
    gone = {link.source.start for link in moved}, {link.target.start for link in moved}
    kept = [link for link in links if not (not link.target and link.source.start in gone[0])
            and not (not link.source and link.target.start in gone[1])]
    return [*kept, *moved]


def _places(links: Sequence[Link]) -> dict[int, int]:
    """For each source sentence left alone, where among the target sentences the alignment stood."""
    places, place = {}, 0
    for link in links:
        if not link.target:
            places[link.source.start] = place
        place = max(place, link.target.stop)
    return places


def _moved(rows: Sequence[int], columns: Sequence[int], places: dict[int, int], field: Field) -> Iterator[Link]:
    gains = _gains(rows, columns, places, field)
    while gains.size:
        row, column = (int(place) for place in np.unravel_index(int(gains.argmax()), gains.shape))
        if gains[row, column] <= 0:
            return
        yield Link(range(rows[row], rows[row] + 1), range(columns[column], columns[column] + 1),
                   float(1 / (1 + np.exp(-gains[row, column]))), moved=True)
        gains[row, :] = gains[:, column] = -np.inf


def _gains(rows: Sequence[int], columns: Sequence[int], places: dict[int, int], field: Field) -> Matrix:
    """What pairing each two of these sentences gains over leaving them alone, the cost of moving paid."""
    few = field.chosen(rows, columns)
    everything = Tile(slice(0, len(rows)), slice(0, len(rows)), slice(0, len(columns)))
    _, single = next(few.evidence(everything))
    distance = np.abs(np.array([places[row] for row in rows])[:, None] - np.array(columns))
    costs = 2 * field.parameters.swap + np.log1p(distance)
    return np.asarray(single - costs)
