"""The house's own termbase: TBX in both styles and of 2008, CSV, what is found in a text, and what is said of a file
that can't be used."""

import json
from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from checker.checks import configured
from checker.errors import SettingsError, TermbaseError
from checker.instruments import signature
from checker.languages import language
from checker.pipeline import Instruments
from checker.settings import Settings, load
from checker.termbase import load_termbase
from checker.termbase.house import Status, load_house, uses
from checker.termbase.inflection import inflected
from checker.termbase.matching import Alias, Matcher, key, loosen
from tests.encoders import HashEncoder

DCT = """<?xml version="1.0" encoding="UTF-8"?>
<tbx type="TBX-Basic" style="dct" xml:lang="en" xmlns="urn:iso:std:iso:30042:ed-2"
     xmlns:min="http://www.tbxinfo.net/ns/min" xmlns:basic="http://www.tbxinfo.net/ns/basic">
  <tbxHeader><fileDesc><sourceDesc><p>House style</p></sourceDesc></fileDesc></tbxHeader>
  <text><body>
    <conceptEntry id="settler">
      <min:subjectField>law</min:subjectField>
      <note>see the style guide, page 3</note>
      <langSec xml:lang="en-GB">
        <termSec><term>settlement</term>
          <min:administrativeStatus>preferredTerm-admn-sts</min:administrativeStatus></termSec>
        <termSec><term>colony</term>
          <min:administrativeStatus>deprecatedTerm-admn-sts</min:administrativeStatus>
          <note>loaded</note></termSec>
      </langSec>
      <langSec xml:lang="fr"><termSec><term>colonie</term></termSec></langSec>
      <langSec xml:lang="ar">
        <note>قرار التحرير</note>
        <termSec><term>مستوطنة</term>
          <min:administrativeStatus>preferredTerm-admn-sts</min:administrativeStatus></termSec>
        <termSec><term>مغتصبة</term>
          <min:administrativeStatus>supersededTerm-admn-sts</min:administrativeStatus></termSec>
      </langSec>
    </conceptEntry>
  </body></text>
</tbx>
"""
DCA = (DCT.replace('style="dct"', 'style="dca"')
       .replace("<min:administrativeStatus>", '<termNote type="administrativeStatus">')
       .replace("</min:administrativeStatus>", "</termNote>")
       .replace("<min:subjectField>law</min:subjectField>", '<descrip type="subjectField">law</descrip>'))
OF_2008 = """<?xml version="1.0"?>
<!DOCTYPE martif SYSTEM "TBXBasiccoreStructV02.dtd">
<martif type="TBX-Basic" xml:lang="en">
<martifHeader><fileDesc><sourceDesc><p>x</p></sourceDesc></fileDesc></martifHeader>
<text><body><termEntry id="settler">
  <note>see the style guide, page 3</note>
  <langSet xml:lang="en">
    <tig><term>settlement</term><termNote type="administrativeStatus">preferredTerm-admn-sts</termNote></tig>
    <ntig><termGrp><term>colony</term><termNoteGrp><termNote type="normativeAuthorization">deprecatedTerm</termNote>
      <note>loaded</note></termNoteGrp></termGrp></ntig>
  </langSet>
  <langSet xml:lang="ar"><note>قرار التحرير</note>
    <tig><term>مستوطنة</term><termNote type="administrativeStatus">preferredTerm-admn-sts</termNote></tig>
    <tig><term>مغتصبة</term><termNote type="administrativeStatus">supersededTerm-admn-sts</termNote></tig>
  </langSet>
</termEntry></body></text></martif>
"""
CSV = """concept,language,term,status,note,owner
settler,en,settlement,preferred,"see the style guide, page 3",desk
settler,en-GB,colony,forbidden,loaded,desk
settler,fr,colonie,,,desk
settler,ar,مستوطنة,preferred,قرار التحرير,desk
settler,ar,مغتصبة,deprecated,قرار التحرير,desk
"""
TSV = CSV.replace("guide, page", "guide; page").replace(",", "\t").replace("guide; page", "guide, page")
EXPECTED = [
    ("en", "settlement", "preferred", "see the style guide, page 3"), ("en", "colony", "forbidden", "loaded"),
    ("ar", "مستوطنة", "preferred", "قرار التحرير"), ("ar", "مغتصبة", "forbidden", "قرار التحرير"),
]


def written(folder: Path, name: str, text: str) -> Path:
    path = folder / name
    path.write_text(text, "utf-8")
    return path


def found(path: Path, text: str, code: str = "en") -> list[str]:
    return [use.text for use in uses(load_house(path), code, text)]


@pytest.mark.parametrize(
    ("name", "text"),
    [("dct.tbx", DCT), ("dca.tbx", DCA), ("old.tbx", OF_2008), ("export.xml", DCA), ("house.csv", CSV),
     ("excel.csv", "\ufeff" + CSV), ("house.tsv", TSV)],
)
def test_every_format_gives_the_same_terms_with_status_and_reason(tmp_path: Path, name: str, text: str) -> None:
    concept, = load_house(written(tmp_path, name, text)).concepts
    assert concept.id == "settler"
    assert [(one.language, one.text, one.status.value, one.note) for one in concept.terms] == EXPECTED


def test_a_term_remembers_the_line_it_stands_on(tmp_path: Path) -> None:
    for name, text, line in (("a.tbx", DCT, 12), ("a.csv", CSV, 3)):
        concept, = load_house(written(tmp_path, name, text)).concepts
        assert next(one.place for one in concept.terms if one.text == "colony") == f"{tmp_path / name}:{line}"


def test_a_term_without_status_is_admitted(tmp_path: Path) -> None:
    concept, = load_house(written(tmp_path, "a.csv", "concept,language,term,status\nx,en,aid,\n")).concepts
    assert concept.written(Status.ADMITTED, "en") == concept.advised("en") == ("aid",)


@pytest.mark.parametrize(
    ("term", "text", "words"),
    [
        ("settlement", "SETTLEMENTS grew", ["SETTLEMENTS"]),
        ("settlement", "the settlement's road", ["settlement"]),
        ("settlement", "resettlement of families", []),
        ("policy", "two policies", ["policies"]),
        ("policy", "a policeman", []),
        ("prisoner of war", "prisoners of war", ["prisoners of war"]),
        ("displaced person", "displaced people", ["displaced people"]),
        ("displaced person", "displaced-\npersons", ["displaced-\npersons"]),
    ],
)
def test_a_term_is_found_in_every_number_and_no_other_word(
    tmp_path: Path, term: str, text: str, words: list[str]
) -> None:
    path = written(tmp_path, "a.csv", f"concept,language,term,status\nx,en,{term},preferred\n")
    assert found(path, text) == words


@pytest.mark.parametrize(
    ("term", "text", "words"),
    [
        ("مستوطنة", "بناء المستوطنات", ["المستوطنات"]),
        ("مستوطنة", "وبمستوطنتين", ["مستوطنتين"]),
        ("مستوطنة", "للمستوطنة", ["للمستوطنة"]),
        ("مستوطنة", "المستوطن", []),
        ("مستوطنة", "في مستوطنتهم", ["مستوطنتهم"]),
        ("هدنة", "بهدنتنا", ["هدنتنا"]),
        ("انتخاب", "إعادة انتخابه", ["انتخابه"]),
        ("مهاجر غير نظامي", "والمهاجرون غير النظاميين", []),  # two cases mixed: no form of the term
        ("مهاجر غير نظامي", "والمهاجرون غير النظاميون", ["المهاجرون غير النظاميون"]),
        ("مهاجر غير نظامي", "إنقاذ مهاجرين غير نظاميين", ["مهاجرين غير نظاميين"]),
        ("مهاجر غير نظامي", "كان مهاجرًا غير نظامي", ["مهاجرًا غير نظامي"]),
        ("الخليج العربي", "مياه الخليج العربي", ["الخليج العربي"]),
        ("الخليج العربي", "خليج عربي", []),
        ("نازح", "ونازحو المدينة", []),  # the ending drops its noon before a noun: not covered, said plainly
    ],
)
def test_arabic_terms_are_found_under_clitics_article_and_endings(
    tmp_path: Path, term: str, text: str, words: list[str]
) -> None:
    path = written(tmp_path, "a.csv", f"concept,language,term,status\nx,ar,{term},preferred\n")
    assert found(path, text, "ar") == words


def test_capitals_matter_only_where_the_termbase_says_so(tmp_path: Path) -> None:
    rows = "concept,language,term,status,case\nx,en,US,preferred,sensitive\ny,en,Aids,preferred,\n"
    path = written(tmp_path, "a.csv", rows)
    assert found(path, "It told us that aids help. AIDS spread in the US.") == ["aids", "AIDS", "US"]


def test_an_acronym_in_tbx_is_found_in_capitals_only(tmp_path: Path) -> None:
    entry = DCT.replace("<term>colony</term>", "<term>WHO</term><basic:termType>acronym</basic:termType>")
    path = written(tmp_path, "a.tbx", entry)
    assert found(path, "who said so? The WHO did.") == ["WHO"]


def test_of_two_terms_that_overlap_the_longer_counts(tmp_path: Path) -> None:
    rows = "concept,language,term,status\nx,en,migrant,preferred\ny,en,migrant worker,preferred\n"
    path = written(tmp_path, "a.csv", rows)
    assert found(path, "A migrant worker and a migrant.") == ["migrant worker", "migrant"]


BOMB = '<?xml version="1.0"?>\n<!DOCTYPE tbx [\n<!ENTITY a "ha">\n<!ENTITY b "&a;&a;&a;">]>\n<tbx>&b;</tbx>'
PREFERRED_TWICE = "concept,language,term,status\nx,en,aid,preferred\nx,en,relief,preferred\n"


@pytest.mark.parametrize(
    ("name", "text", "line", "said"),
    [
        ("cut.tbx", DCT[:DCT.index("colony")], 12, "is no well-formed XML"),
        ("bomb.tbx", BOMB, 3, "declares an entity"),
        ("page.tbx", "<html><body/></html>", 1, "its root is <html>"),
        ("lang.tbx", DCT.replace('"en-GB"', '"xx"'), 10, "unknown language 'xx'"),
        ("none.tbx", DCT.replace(' xml:lang="en-GB"', ""), 10, "the term has no language"),
        ("twice.tbx", DCT.replace("deprecatedTerm", "preferredTerm"), 12, "'colony' is preferred here"),
        ("status.tbx", DCT.replace("deprecatedTerm", "beloved"), 12, "unknown status"),
        ("empty.tbx", DCT.replace("<term>colony</term>", "<term/>"), 12, "the term is empty"),
        ("lang.csv", CSV.replace(",ar,", ",arabic,"), 5, "unknown language 'arabic'"),
        ("twice.csv", PREFERRED_TWICE, 3, "make one of them admitted"),
        ("both.csv", PREFERRED_TWICE.replace("relief,preferred", "Aid,forbidden"), 3, "'Aid' is forbidden here"),
        ("column.csv", CSV.replace("status", "statsu"), 1, "no column 'status'; it has concept, language"),
        ("hint.csv", CSV.replace("status", "statsu"), 1, "is 'statsu' meant for it?"),
        ("short.csv", CSV + "settler,en\n", 7, "the row has 2 cells, the header 6"),
        ("quote.csv", CSV + 'settler,en,"outpost\n', 7, "is no valid CSV"),
        ("status.csv", CSV.replace("forbidden", "forbiden"), 3, "unknown status 'forbiden'"),
    ],
)
def test_what_is_wrong_is_said_with_file_line_and_advice(
    tmp_path: Path, name: str, text: str, line: int, said: str
) -> None:
    path = written(tmp_path, name, text)
    with pytest.raises(TermbaseError) as caught:
        load_house(path)
    assert str(caught.value).startswith(f"{path}:{line}: ")
    assert said in str(caught.value)
    assert caught.value.advice


@pytest.mark.parametrize(
    ("name", "data", "said"),
    [
        ("a.docx", b"PK", "is no termbase we read"),
        ("a.csv", b"", "is empty"),
        ("a.csv", b"concept,language,term,status\n", "holds no terms"),
        ("a.csv", "concept,language,term,status\nx,ar,نازح,".encode("windows-1256"), "is not UTF-8"),
    ],
)
def test_a_file_of_another_kind_is_refused(tmp_path: Path, name: str, data: bytes, said: str) -> None:
    (tmp_path / name).write_bytes(data)
    with pytest.raises(TermbaseError, match=said):
        load_house(tmp_path / name)


def test_a_missing_file_is_named_before_any_work(tmp_path: Path) -> None:
    with pytest.raises(TermbaseError, match="can't be read: No such file"):
        configured(Settings(checks={"terminology": {"termbases": ["none.tbx"]}}, folder=tmp_path))


def test_paths_count_from_the_settings_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "style").mkdir()
    written(tmp_path / "style", "house.csv", CSV)
    settings = written(tmp_path / "style", "checker.toml",
                       f"select = ['terminology']\n[checks.terminology]\ntermbases = {json.dumps(['house.csv'])}\n")
    monkeypatch.chdir(tmp_path)
    check, = configured(load(settings))
    assert check.termbases == (tmp_path / "style" / "house.csv",)


def test_where_the_settings_file_lies_is_no_setting(tmp_path: Path) -> None:
    with pytest.raises(SettingsError, match="unknown setting 'folder'"):
        load(written(tmp_path, "s.toml", "folder = 'style'\n"))
    assert Settings(folder=tmp_path).digest == Settings().digest


@pytest.mark.parametrize("value", ["house.csv", [3], 1])
def test_a_list_of_files_must_be_one(value: object) -> None:
    with pytest.raises(SettingsError, match="'termbases' must be a list of words"):
        configured(Settings(checks={"terminology": {"termbases": value}}))


def test_another_content_of_the_file_changes_the_signature(tmp_path: Path) -> None:
    signatures = []
    for name, rows in (("a", CSV), ("b", CSV.replace("colony", "outpost"))):
        (tmp_path / name).mkdir()
        written(tmp_path / name, "house.csv", rows)
        settings = Settings(checks={"terminology": {"termbases": ["house.csv"]}}, folder=tmp_path / name)
        signatures.append(signature([(settings, Instruments(HashEncoder(), load_termbase, configured(settings)))]))
    assert signatures[0] != signatures[1]
    plain = Settings()
    assert signature([(plain, Instruments(HashEncoder(), load_termbase, configured(plain)))]).settings == plain.digest


WORDS = {"ar": "ابتجحدرسعفقلمنهويةأإء", "en": "abcdefghijklmnopqrstuvwxyz"}


@given(st.sampled_from(["ar", "en"]).flatmap(lambda code: st.tuples(
    st.just(code), st.lists(st.text(WORDS[code], min_size=2, max_size=7).filter(lambda word: word != "ال"), min_size=1,
                           max_size=4))))
@example(("ar", ["لل"]))
def test_every_form_of_a_term_is_found_where_it_stands(drawn: tuple[str, list[str]]) -> None:
    code, words = drawn
    spoken, term = language(code), " ".join(words)
    forms = inflected(term, spoken)
    assert key(term) in forms
    matcher = Matcher([Alias("x", term, article="free", folded=form) for form in forms], spoken)
    for form in forms - {spoken.article}:
        assert matcher.find(loosen(f"({form})")), form
