"""The JSON Schema of a settings file, from the dataclasses and the checks, for editors that complete and underline."""

from collections.abc import Mapping
from dataclasses import Field
from typing import Any

from checker.finding import Severity
from checker.settings._settings import BACKENDS, LEVELS, POOLINGS, PRECISIONS, VERSIONS, Settings
from checker.settings.parsing import EXTEND, MODEL, NAME, READERS, SEVERITY
from checker.settings.profiles import profiles

_SEVERITIES = [one.value for one in Severity]
# What every pattern of `versions` holds; of what a brace may hold, the schema knows the names.
_IN_VERSIONS = (r"\{report\}", r"\{language[:}]", r"^([^{}]|\{report\}|\{language(:[a-z]+=[^{}]*)?\})*$")
_TEXTS = {"type": "array", "items": {"type": "string"}}
_RULE = {
    "reason": "Why: whoever reads it next year will ask.",
    "check": "Findings of this check only.",
    "path": "Findings in files that match this glob, counted from the settings file.",
    "text": "The words on either side; /…/ is a regular expression.",
    "value": "The value on either side, as the tables have it; /…/ is a regular expression.",
}

_MODEL = {"type": "object", "additionalProperties": False, "required": [NAME], "properties": {
    NAME: {"type": "string", "description": "A sentence-transformers name or folder."},
    "prompt": {"type": "string", "description": "What stands before each text."},
    "pooling": {"enum": list(POOLINGS), "description": "How the vectors of tokens become that of a text."},
    "batch": {"type": "integer", "minimum": 1, "description": "Texts that are run side by side."},
    "precision": {"enum": list(PRECISIONS),
                  "description": "half: 16 bits, on a processor too; full: 32 bits, on a GPU too."},
    "normalise": {"type": "boolean", "description": "false: the model's vectors have length 1 by themselves."},
    "calibration": {"type": "string", "description":
                    "What `checker calibrate --model` has measured of it; counted from this file."},
}}

_JSON = {
    "text": "The article, plain or HTML: \"content.body\", \"body.{language}\".",
    "title": "Its title.",
    "language": "The code of its language.",
    "id": "What both versions share.",
    "items": "The list of articles in the file.",
}


def json_schema(checks: Mapping[str, tuple[str, Mapping[str, Field[Any]]]]) -> dict[str, Any]:
    """The schema (draft 2020-12) of a `checker.toml`. `checks` gives for each check what it reports, in a sentence, and
    its options as dataclass fields, each with a default."""
    names = sorted(checks)
    keys = {
        EXTEND: {"type": "string", "description": "A settings file that this one adds to; counted from this one."},
        "source": {"type": "string", "description": "Language that the other is compared with.",
                   "default": Settings().source},
        "target": {"type": "string", "description": "Language of the translation.", "default": Settings().target},
        "versions": {"type": "array", "minItems": 1, "default": list(VERSIONS), "description":
                     "How the files of a report's versions are named. {report} is what they have in common, {language} "
                     "what they differ in, * anything within a name.",
                     "items": {"type": "string", "allOf": [{"pattern": one} for one in _IN_VERSIONS]}},
        MODEL: {"anyOf": [{"type": "string"}, _MODEL], "default": Settings().model, "description":
                "A sentence-transformers name or folder, or a table of it and of how it is run."},
        "backend": {"enum": list(BACKENDS), "default": Settings().backend,
                    "description": "The library that runs such a model."},
        "profile": {"enum": list(profiles()), "description": " ".join(
            f"{one.name}: {one.about}" for one in profiles().values())},
        "select": {"type": "array", "items": {"enum": names}, "description": "The checks that run; all without it."},
        "ignore": _ignore(names),
        "fail_on": {"enum": list(LEVELS), "default": Settings().fail_on,
                    "description": "The severity from which on findings fail a run."},
        "min_severity": {"enum": _SEVERITIES, "default": Settings().min_severity,
                         "description": "The severity from which on findings are reported."},
        "checks": {"type": "object", "additionalProperties": False, "properties": {
            name: _check(*checks[name]) for name in names}},
        "calibration": {"type": "object", "additionalProperties": False,
                        "description": "What decisions say of each check's confidence; `checker calibrate` writes it.",
                        "properties": {name: {"type": "object"} for name in names}},
    }
    keys["input"] = {"type": "object", "additionalProperties": False, "properties": {"json": {
        "type": "object", "additionalProperties": False,
        "description": "Where an article stands in the JSON of a content management system: keys on the way to it, "
                       "joined by full stops; {language} stands for the code of each language.",
        "properties": {name: {"type": "string", "description": told} for name, told in _JSON.items()}}}}
    return {"$schema": "https://json-schema.org/draft/2020-12/schema", "title": "Settings of checker",
            "type": "object", "additionalProperties": False, "properties": {key: keys[key] for key in READERS}}


def _ignore(names: list[str]) -> dict[str, Any]:
    words = {key: {"type": "string", "description": told} for key, told in _RULE.items()}
    rule = {"type": "object", "additionalProperties": False, "required": ["reason"], "minProperties": 2,
            "properties": {**words, "check": {"enum": names, "description": _RULE["check"]}}}
    return {"type": "array", "items": {"anyOf": [{"enum": names}, rule]},
            "description": "Checks that do not run, and rules for findings that are not to be dealt with."}


def _check(told: str, options: Mapping[str, Field[Any]]) -> dict[str, Any]:
    level = {"enum": _SEVERITIES}
    severity = {"description": "The severity of the check's findings: one for all, or from its own to another.",
                "anyOf": [level, {"type": "object", "additionalProperties": False,
                                  "properties": dict.fromkeys(_SEVERITIES, level)}]}
    return {"type": "object", "description": told, "additionalProperties": False,
            "properties": {SEVERITY: severity, **{key: _option(one.default) for key, one in options.items()}}}


def _option(default: Any) -> dict[str, Any]:
    """An option is of the kind its default is."""
    if isinstance(default, tuple):
        return {**_TEXTS, "default": list(default)}
    kinds: dict[type, str] = {bool: "boolean", int: "integer", float: "number", str: "string"}
    return {"type": kinds[type(default)], "default": default}
