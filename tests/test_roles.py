"""Roles: titles in every form, what changes them, and which two are one."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from checker.article import Sentence, Span
from checker.comparing.roles import Relation, relation
from checker.extract.roles import roles
from checker.languages import language
from checker.languages.title_forms import title_forms
from checker.mention import Mention
from checker.termbase import load_termbase


def found(text: str, code: str) -> list[Mention]:
    return roles(Sentence(text, Span(0, len(text))), language(code), load_termbase())


def meant(text: str, code: str) -> set[str]:
    return {value for mention in found(text, code) for value in mention.value.split("|")}


@pytest.mark.parametrize(("text", "code", "value"), [
    ("قالت وزيرة الداخلية", "ar", "role:minister/interior"),
    ("وزراء خارجية الدول", "ar", "role:minister/foreign_affairs"),
    ("وزير خارجيتها", "ar", "role:minister/foreign_affairs"),
    ("the foreign ministers", "en", "role:minister/foreign_affairs"),
    ("the US secretary of state", "en", "role:minister/foreign_affairs"),
    ("the Home Secretary", "en", "role:minister/interior"),
    ("المديرة التنفيذية", "ar", "role:ceo"), ("للاعب خط الوسط", "ar", "role:midfielder"),
    ("حراس المرمى", "ar", "role:goalkeeper"),
    ("رئيسة الوزراء", "ar", "role:prime_minister"), ("مدربها", "ar", "role:coach"),
    ("policemen", "en", "role:police_officer"),
    ("سفيرتها", "ar", "role:ambassador"), ("مديرها المالي", "ar", "role:finance_director"),
    ("رئيسة وزرائها", "ar", "role:prime_minister"), ("حارس مرماه", "ar", "role:goalkeeper"),
    ("سائق الحافلة", "ar", "role:bus_driver"), ("the spokeswoman", "en", "role:spokesperson"),
    ("الناطقة باسم الجيش", "ar", "role:spokesperson"), ("Major Tom Hilling", "en", "role:major_rank")])
def test_titles_in_their_forms(text: str, code: str, value: str) -> None:
    assert value in meant(text, code)


@pytest.mark.parametrize(("text", "code"), [
    ("a major problem", "en"), ("the general public", "en"), ("the head was wounded", "en"),
    ("يحتاج العالم إلى السلام", "ar"),
    ("سحبت المستوطنات", "ar"), ("هاجمت حركة طالبان", "ar"), ("بعد وصوله", "ar"), ("ألقى محاضرة", "ar"),
    ("وقف أمام المبنى", "ar"), ("مؤسسات الدولة", "ar"), ("السبب الرئيسي", "ar"), ("كاميرات المراقبة", "ar")])
def test_words_that_are_no_roles(text: str, code: str) -> None:
    assert found(text, code) == []


@pytest.mark.parametrize(("text", "code", "marks"), [
    ("the former vice president", "en", {"former", "deputy"}), ("the president-elect", "en", {"elect"}),
    ("the acting captain", "en", {"acting"}), ("ex-minister", "en", {"former"}),
    ("former Alaska governor", "en", {"former"}),
    ("the undersecretary", "en", {"deputy"}), ("وكيل الوزارة", "ar", {"deputy"}),
    ("the transitional president", "en", {"acting"}), ("القائمة بأعمال سفيرتها", "ar", {"acting"}),
    ("نائب وزير الطاقة", "ar", {"deputy"}), ("نائب الرئيس السابق", "ar", {"deputy", "former"}),
    ("القائم بأعمال وزير العدل", "ar", {"acting"}), ("رئيس الوزراء الأسبق", "ar", {"former"}),
    ("الرئيس المنتخب", "ar", {"elect"}), ("the prime minister", "en", set()), ("رئيس الوزراء", "ar", set())])
def test_what_the_words_around_a_title_add(text: str, code: str, marks: set[str]) -> None:
    assert set(found(text, code)[-1].marks) == marks


@pytest.mark.parametrize(("text", "values"), [
    ("أرملته وشقيقته", {"role:widow", "role:sister"}), ("شقيقه", {"role:brother"}), ("شقيقة الوزير", {"role:sister"}),
    ("والدتها", {"role:mother"}), ("والدها", {"role:father"}), ("زوجها", {"role:husband"}),
    ("حفيدتها", {"role:granddaughter"}), ("دوقة", {"role:duchess"})])
def test_kin_and_royals_have_one_gender(text: str, values: set[str]) -> None:
    assert meant(text, "ar") >= values
    assert not meant(text, "ar") & ({"role:brother", "role:sister", "role:father", "role:mother", "role:wife",
                                     "role:husband", "role:grandson", "role:duke"} - values)


def test_a_deputy_is_no_second_role() -> None:
    assert [mention.text for mention in found("التقى نائب رئيس الوزراء", "ar")] == ["نائب رئيس الوزراء"]


@pytest.mark.parametrize(("one", "other", "expected"), [
    ("role:midfielder", "role:player", Relation.WIDER), ("role:minister/energy", "role:minister", Relation.SAME),
    ("role:minister/energy", "role:minister/justice", Relation.OTHER),
    ("role:minister/energy", "role:official", Relation.WIDER),
    ("role:billionaire", "role:businessman", Relation.WIDER), ("role:boxer", "role:champion", Relation.WIDER),
    ("role:commander", "role:head", Relation.WIDER), ("role:ambassador", "role:consul", Relation.OTHER),
    ("role:undersecretary", "role:minister/energy", Relation.WIDER), ("role:coach", "role:player", Relation.OTHER),
    ("role:consul", "role:official", Relation.WIDER), ("role:surgeon", "role:champion", Relation.OTHER),
    ("role:plumber", "role:electrician", Relation.OTHER), ("role:head|role:chair", "role:chair", Relation.SAME),
    ("role:finance_director", "role:commercial_director", Relation.OTHER)])
def test_how_two_roles_stand_to_each_other(one: str, other: str, expected: Relation) -> None:
    assert relation(one, other, load_termbase()) is expected
    assert relation(other, one, load_termbase()) is expected


def test_an_arabic_title_is_composed_from_its_masculine_singular() -> None:
    forms = title_forms("مدير تنفيذي", language("ar"))
    assert {"مدير تنفيذي", "مديرة تنفيذية", "مدير التنفيذي", "مديرون تنفيذيون"} <= set(forms)
    assert {"سائق حافلة", "سائق الحافلة"} <= set(title_forms("سائق حافلة", language("ar")))


def test_the_list_is_broad_and_names_each_role_in_both_languages() -> None:
    listed = list(load_termbase().of_kind("role"))
    assert len(listed) >= 300
    for code in ("ar", "en"):
        assert all(entry.names(code) or entry.written("weak", code) for entry in listed)


@given(st.text(alphabet=st.sampled_from("نائبرئيسوزيالةق ministerexvc-,. "), max_size=50),
       st.sampled_from(["ar", "en"]))
def test_a_mention_is_what_stands_at_its_span(text: str, code: str) -> None:
    for mention in found(text, code):
        assert text[mention.span.start:mention.span.end] == mention.text
