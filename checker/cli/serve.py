"""`checker serve`: the check as an HTTP endpoint."""

import os
from pathlib import Path

import click

from checker.cli import options
from checker.errors import InputError, SettingsError
from checker.listening import is_own, listen
from checker.review.following import following

TOKEN = "CHECKER_TOKEN"  # noqa: S105 - the name of a variable


@click.command("serve", epilog="""\b
Examples:
  checker serve
  curl localhost:8788/check -H 'Content-Type: application/json' \\
       -d '{"source": {"text": "قتل 47 شخصا."}, "target": {"text": "It killed 74 people."}}'
  checker serve --decisions reports/articles --config checker.toml
  CHECKER_TOKEN=… checker serve --host 0.0.0.0 --name checker.newsroom.example""")
@click.option("--host", default="127.0.0.1", show_default=True, help="Address to listen on; any but this machine's own "
              f"needs a token in the variable {TOKEN}.")
@click.option("--port", default=8788, show_default=True, type=click.IntRange(0, 65535), help="Port to listen on.")
@click.option("--name", "names", multiple=True, metavar="HOST", help="Name under which others call this server "
              "(repeatable).")
@click.option("--most-bytes", default=2 * 2**20, show_default=True, type=click.IntRange(1), help="Largest request.")
@click.option("--most-seconds", default=60.0, show_default=True, type=click.FloatRange(0, min_open=True),
              help="Longest work on a request.")
@options.languages
@click.option("--config", type=click.Path(path_type=Path), metavar="FILE",
              help="Settings file (TOML) [default: none]; calibration, severities and suppressions hold as for a run.")
@click.option("--decisions", "decided_in", metavar="FILE|URL",
              help="What reviewers have decided, as `checker check --decisions` takes it, looked up for each request: "
                   "what is dismissed comes back with the state dismissed and is counted as settled. The name of the "
                   "source must be that of the pair.")
@click.option("--model", metavar="NAME", help="A sentence-transformers name or folder in place of the built-in one.")
@options.BACKEND
def command(host: str, port: int, names: tuple[str, ...], most_bytes: int, most_seconds: float, source: str | None,
            target: str | None, config: Path | None, decided_in: str | None, model: str | None,
            backend: str | None) -> None:
    """Serve the check over HTTP, for a plug-in of a content management system.

    POST /check takes {"source": {"text": …}, "target": {"text": …}} and gives the findings as JSON; GET /openapi.json
    describes it. Nothing of the texts is kept but embeddings.
    """
    settings = options.Said(config, config is None, source, target, model, backend=backend).settings(Path())
    token = os.environ.get(TOKEN, "")
    if not token and not is_own(host):
        raise SettingsError(f"{host} can be reached by others", place="--host",
                            advice=f"set a token: {TOKEN}=… checker serve --host {host}")
    try:
        import uvicorn

        from checker.serving import Limits, application
    except ImportError:
        raise InputError("the server needs further packages",
                         advice="pip install 'translation-consistency-checker[review]'") from None
    context = click.get_current_context()
    decisions = context.with_resource(following(decided_in)) if decided_in else dict
    limits = Limits(most_bytes, most_seconds, token=token, hosts=(*Limits().hosts, host, *names))
    listening = listen(host, port)
    click.echo(f"listening on http://{host}:{listening.getsockname()[1]}/check; Ctrl-C ends it", err=True)
    served = application(settings, limits, decisions)
    server = uvicorn.Server(uvicorn.Config(served, log_level="warning", timeout_graceful_shutdown=2))
    server.run(sockets=[listening])
