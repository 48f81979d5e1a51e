"""Units and currencies of a language: the forms after or before a figure, and what they come to in base units."""

import tomllib
from collections.abc import Iterable, Mapping
from decimal import Decimal
from functools import cache
from importlib import resources
from typing import Any, NamedTuple

from checker.extract.numbers.context import context
from checker.extract.numbers.lexicon import Lexicon, Sense
from checker.languages import Language, fold


class Unit(NamedTuple):
    """A unit: its dimension, the base unit of that dimension and the factor to it. A currency has dimension "money",
    its code as base and its family (the word it shares with others) as name."""

    dimension: str
    name: str
    base: str
    factor: Decimal


class Step(NamedTuple):
    """The smaller unit that follows a unit in one measure: its letters, whether a figure alone is of it, and the words
    that may stand behind such a figure."""

    unit: str
    letters: frozenset[str]
    bare: bool
    before: frozenset[str]


@cache
def units() -> dict[str, Unit]:
    """Every unit by its name; the table is shared by all languages."""
    table = tomllib.loads((resources.files("checker.extract.quantities") / "units.toml").read_text("utf-8"))
    return {name: Unit(dimension, name, factors["base"], Decimal(factor))
            for dimension, factors in table.items() for name, factor in factors.items() if name != "base"}


def in_base(value: Decimal, unit: Unit) -> Decimal:
    """The value in the dimension's base unit (32 °F is 0 °C)."""
    return (value - 32 if unit.name == "fahrenheit" else value) * unit.factor


@cache
def measures(language: Language) -> "Measures":
    """The units and currencies of a language (built once)."""
    return Measures(language)


class Measures:
    """Look-up tables of a language: `after` a figure, `before` it (currency codes and symbols), `alone` (duals)."""

    def __init__(self, language: Language) -> None:
        self.context = context(language)
        data, money = language.data("units"), language.data("currencies")
        forms = data.get("forms", {})
        self.between = frozenset(fold(word).text for word in data.get("between", ()))
        self.singles = frozenset(data.get("singles", ()))
        self.partitive = frozenset(fold(word).text for word in data.get("partitive", ()))
        self.body = frozenset(data.get("body", ()))
        self.general = tuple(fold(word).text for word in data.get("general", {}).get("offices", ()))
        self.weighing = frozenset(data.get("weighing", ()))
        settings = language.data("numbers").get("grammar", {})
        self.connectors, self.ones = frozenset(settings.get("connector", ())), frozenset(settings.get("one", ()))
        self.article = language.article
        self.indefinite = frozenset(one for one in language.proclitics if not one or not language.article
                                    or not one.endswith((language.article, "لل")))
        self.of_one = frozenset(data.get("of_one", ()))
        needed = data.get("only_before", {})
        currencies = list(_currencies(money))
        lengthened = [(f"{form} {tail}", Sense("one", name)) for name, tails in needed.items() for tail in tails
                      for form in forms.get(name, ())]
        counted = [(form, Sense("unit", name)) for name, each in forms.items() for form in each]
        self.after = Lexicon(language, [*counted, *currencies])
        codes = [(form, sense) for form, sense in currencies if form.isascii() or not form[-1].isalpha()]  # "E£"
        self.before = Lexicon(language, codes)
        ones = [(form, Sense("one", name)) for name in data.get("one_of", ()) for form in forms.get(name, ())[:1]]
        duals = [(form, Sense("two", name)) for name, each in data.get("dual", {}).items() for form in each]
        duals += [(form, Sense("two", f"{one['code']}/{one['family']}/bare"))
                  for one in money.get("currency", ()) for form in one.get("dual", ())]
        self.alone = Lexicon(language, [*duals, *ones, *lengthened])
        self.compounds = {name: Step(one["unit"], frozenset(one["letters"]), one["bare"],
                                     frozenset(one.get("before", ())))
                          for name, one in data.get("compounds", {}).items()}
        when = data.get("when", {})
        self.bridges = frozenset(fold(word).text for word in when.get("bridges", ()))
        self.ahead, self.behind = (_marking(language, when.get(side, {})) for side in ("ahead", "behind"))
        anchors = when.get("anchors", {})
        self.anchors, self.joining = (frozenset(fold(word).text for word in anchors.get(side, ()))
                                      for side in ("behind", "joining"))
        self.plural = Lexicon(language, [(form, Sense("span", name)) for name, each in data.get("plural", {}).items()
                                         for form in each])
        # «عام ونصف»: a unit without figure that a half follows
        self.halved = Lexicon(language, counted)


def _marking(language: Language, marks: Mapping[str, list[str]]) -> Lexicon:
    return Lexicon(language, [(form, Sense("when", mark)) for mark, each in marks.items() for form in each])


def _currencies(money: Mapping[str, Any]) -> Iterable[tuple[str, Sense]]:

    for one in money.get("currency", ()):
        for kind in ("forms", "symbols", "bare"):
            note = "bare" if kind == "bare" else "sure"
            yield from ((form, Sense("money", f"{one['code']}/{one['family']}/{note}")) for form in one.get(kind, ()))
    for code, forms in money.get("hundredths", {}).items():
        yield from ((form, Sense("cents", f"{code}/{'cent' if code == 'USD' else 'pence'}/bare")) for form in forms)
