"""The word of a quotation that stands in the slot of another one."""

import os
import subprocess
import sys

import pytest

_READINGS = """
from checker.alignment import AlignedPair, Passage
from checker.article import Article
from checker.comparing.quoted import Couple, slots
from checker.comparing.quoted.pairing import worded
from checker.extract import extract
from checker.splitting import whole
from checker.termbase import load_termbase

texts = ("en", 'The minister said: "We will continue the fight."'), ("ar", 'قال الوزير: "سنواصل الرحلة".')
articles = [Article("pair", f"pair.{code}", code, text) for code, text in texts]
sides = [Passage(extract(article, whole(article), load_termbase()), (0,)) for article in articles]
pair = AlignedPair(*sides, 0.8)
for one in slots(pair, Couple(worded(pair.source)[0], worded(pair.target)[0])):
    print(ascii((one.source.text, one.target.text, one.readings)))
"""


def readings(seed: str) -> str:
    return subprocess.run([sys.executable, "-c", _READINGS], env={**os.environ, "PYTHONHASHSEED": seed}, check=True,
                          capture_output=True, text=True).stdout


@pytest.mark.parametrize("seed", ["2", "3"])
def test_how_a_quotation_reads_does_not_hang_on_the_order_of_a_set(seed: str) -> None:
    told = readings("1")
    assert "fight" in told
    assert readings(seed) == told
