"""Pages that are written from the code each time the documentation is built: commands, checks, settings, tables."""

import html
import re
from collections.abc import Iterator

import click
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files

from checker.checks import all_checks, options
from checker.cli import COMMANDS, program
from checker.cli.explain import documentation
from checker.settings.schema import json_schema
from checker.tables import ALIGNMENT, FINDINGS, PROBLEMS, SUMMARY
from checker.wording.documentation import summaries

_EXAMPLE = re.compile(r"^(Example|Silent):\n((?:    .*\n?|\n)+)", re.MULTILINE)
_LANGUAGE = re.compile(r"^(?:ar|en): ")
_COLUMNS = {
    "what": "what is wrong",
    "advice": "what to do about it",
    "fingerprint": "identity of the finding over time: from check, pair and values, not from position or wording",
    "pair": "the report, or the row's `id`",
    "check": "which check found it",
    "severity": "`high`: another fact is stated; `medium`: probably another, or one lost that a reader needs; `low`: "
                "worth a glance",
    "confidence": "how sure, 0 to 1: the share of findings like this one that prove right",
    "message": "what is wrong, in a sentence, in English",
    "message_ar": "the same in Arabic",
    "file": "the file as it was named, or the address of a page",
    "line": "line, from 1; in a table the row's; in a file that shows no lines that of the text read from it",
    "column": "column, from 1; in a table within the cell",
    "text": "the words; empty where this side is silent",
    "language": "language of that side",
    "settled": "findings that were dealt with: dismissed, suppressed, or in the baseline",
    "value": "the fact in a form that both languages share: `47`, `org:ohchr`",
    "sentence": "the passage that was compared",
    "sentences": "how many sentences",
    "at": "where an editor finds it in a file that shows no lines: `page 3`, `paragraph 12`, `cell B7`",
    "bead": "number of the bead in the table `alignment`",
    "state": "`open`, `confirmed`, `dismissed`, `reopened`, `suppressed` or `known`",
    "reason": "why it is dismissed or suppressed",
    "digest": "of the two sentences: a decision holds as long as they stay",
    "stated_confidence": "what the check said before calibration",
    "similarity": "cosine of the two sides in the embedding space",
    "moved": "whether the bead stands out of the order of its neighbours",
    "beads": "how many beads have two sides",
    "alone": "sentences without partner: they were not compared",
    "high": "findings of high severity", "medium": "of medium severity", "low": "of low severity",
    "signature": "version, model and settings that gave the row",
}


def on_files(files: Files, config: MkDocsConfig) -> Files:
    """Add the pages of the reference to those that were found."""
    pages = {"command-line": _commands(), "checks": _checks(), "settings": _settings(), "tables": _tables()}
    for name, lines in pages.items():
        files.append(File.generated(config, f"reference/{name}.md", content="\n".join(lines) + "\n"))
    return files


def _commands() -> Iterator[str]:
    yield "# Command line\n"
    yield "Exit code 0: nothing to report; 1: findings; 2: could not run; a line on standard error says what to do.\n"
    context = click.Context(program, info_name="checker")
    for name in COMMANDS:
        command = program.get_command(context, name)
        assert command is not None  # noqa: S101
        yield f"## checker {name}\n"
        yield from _helped(command, click.Context(command, context, info_name=name))


def _helped(command: click.Command, context: click.Context) -> Iterator[str]:
    yield f"```text\n{command.get_help(context)}\n```\n"
    if isinstance(command, click.Group):
        for name in command.list_commands(context):
            inner = command.get_command(context, name)
            assert inner is not None  # noqa: S101
            yield f"### {context.command_path} {name}\n"
            yield from _helped(inner, click.Context(inner, context, info_name=name))


def _checks() -> Iterator[str]:
    yield "# Checks\n"
    for name, check in all_checks().items():
        yield f"## {name} {{ #{name} }}\n"
        yield _EXAMPLE.sub(_block, documentation(check) + "\n")


def _block(match: re.Match[str]) -> str:
    """The lines of an example, each in the direction of its own language."""
    lines = [_LANGUAGE.sub("", line.strip()) for line in match[2].strip().splitlines()]
    return f"**{match[1]}**\n\n" + "\n".join(f'<p dir="auto">{html.escape(line)}</p>' for line in lines) + "\n"


def _settings() -> Iterator[str]:
    checks = {name: (summaries()[name], options(check)) for name, check in all_checks().items()}
    schema = json_schema(checks)
    yield "# Settings\n"
    yield "In `checker.toml`, or below `[tool.checker]` in `pyproject.toml`; `checker config schema` prints the JSON "\
          "Schema for your editor.\n"
    yield "| key | type | meaning |\n| --- | --- | --- |"
    for key, value in schema["properties"].items():
        yield f"| `{key}` | {_type(value)} | {_cell(value.get('description', ''))} |"
    yield "\n## Options of checks\n"
    yield "| key | type | default |\n| --- | --- | --- |"
    for check, table in schema["properties"]["checks"]["properties"].items():
        for key, value in table.get("properties", {}).items():
            yield f"| `checks.{check}.{key}` | {_type(value)} | {_cell(value.get('default', ''))} |"


def _type(value: dict[str, object]) -> str:
    kind = value.get("type", "")
    return " or ".join(kind) if isinstance(kind, list) else str(kind)


def _cell(value: object) -> str:
    return str(value).replace("|", "\\|").replace("\n", " ")


def _tables() -> Iterator[str]:
    yield "# Tables\n"
    yield "Written by `checker check --format csv|jsonl|parquet|xlsx|sqlite`. `source` is the language that the other "\
          "is compared with.\n"
    for name, schema in (("findings", FINDINGS), ("alignment", ALIGNMENT), ("summary", SUMMARY),
                         ("problems", PROBLEMS)):
        yield f"## {name}\n"
        yield "| column | type | meaning |\n| --- | --- | --- |"
        for column, kind in schema.items():
            meaning = _COLUMNS.get(column) or _COLUMNS[column.partition("_")[2]]
            yield f"| `{column}` | {kind} | {meaning} |"
        yield ""
