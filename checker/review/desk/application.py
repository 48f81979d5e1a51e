"""The desk as an ASGI application: its routes behind its guard."""

from pathlib import Path

from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from starlette.routing import Mount, Route
from starlette.staticfiles import StaticFiles
from starlette.types import ASGIApp

from checker.errors import CheckerError
from checker.review.desk.actions import Actions
from checker.review.desk.desk import Desk
from checker.review.desk.guard import Guard
from checker.review.desk.pages import Pages, missing
from checker.review.desk.statistics import StatisticsPage
from checker.review.desk.visitor import visitor

_STATIC = Path(__file__).parent / "static"


def application(desk: Desk) -> ASGIApp:
    """The application that serves this desk. Of files it serves those of its own static folder and no others."""
    pages, actions = Pages(desk), Actions(desk)
    statistics = StatisticsPage(desk, pages)

    def absent(request: Request, _: Exception) -> Response:
        return missing(visitor(request, desk.reviewer).words("error.page"))

    def failed(_: Request, error: Exception) -> Response:
        return PlainTextResponse(str(error), 503)

    routes = [
        Route("/", pages.queue),
        Route("/finding/{fingerprint}", pages.finding),
        Route("/after/{fingerprint}", pages.after),
        Route("/like/{fingerprint}", pages.like),
        Route("/live", pages.live),
        Route("/statistics", statistics.page),
        Route("/decide", actions.decide, methods=["POST"]),
        Route("/dismiss-like", actions.dismiss_like, methods=["POST"]),
        Route("/undo", actions.undo, methods=["POST"]),
        Route("/reviewer", actions.introduce, methods=["POST"]),
        Mount("/static", StaticFiles(directory=_STATIC)),
    ]
    return Guard(Starlette(routes=routes, exception_handlers={404: absent, CheckerError: failed}), desk.door)
