"""Who is said to have said what: cues, acts and sources in both languages."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from checker.article import Article, Sentence, Span
from checker.extract import extract
from checker.extract.attributions import acts, collectives
from checker.languages import language
from checker.languages.speaking import conflicting_acts, near_sources
from checker.mention import Attribution, MentionKind
from checker.termbase import load_termbase
from tests.test_checks import document


def said(text: str, code: str) -> tuple[Attribution, ...]:
    article = Article("case", f"case.{code}", code, text)
    return extract(article, [Sentence(text, Span(0, len(text)))], load_termbase()).attributions[0]


@pytest.mark.parametrize(("text", "code", "act", "speaker"), [
    ("Police said the road was closed.", "en", "say", "police"),
    ("The road was closed, witnesses said.", "en", "say", "witnesses"),
    ("“The road is closed,” said witnesses.", "en", "say", "witnesses"),
    ("The road, residents say, was closed.", "en", "say", "residents"),
    ("The road was closed, according to residents.", "en", "according", "residents"),
    ("A statement by the union that nothing was lost calmed many.", "en", "nominal", "union"),
    ("A statement by the union promised nothing.", "en", "promise", "union"),
    ("The company denied it.", "en", "deny", "company"),
    ("Officials confirmed the deaths.", "en", "confirm", "officials"),
    ("Survivors accused the army.", "en", "accuse", "survivors"),
    ("Police: road to stay closed", "en", "headline", "police"),
    ("Road to stay closed - residents", "en", "headline", "residents"),
    ("النقابة: الإضراب مستمر", "ar", "headline", "union"),
    ("قالت الشرطة إن الطريق مغلق.", "ar", "say", "police"),
    ("الشرطة قالت إن الطريق مغلق.", "ar", "say", "police"),
    ("الطريق مغلق، بحسب شهود عيان.", "ar", "according", "witnesses"),
    ("الطريق مغلق، وفقًا لسكان القرية.", "ar", "according", "residents"),
    ("ونفت الشركة الخبر.", "ar", "deny", "company"),
    ("وسيؤكد المسؤولون ذلك، كما يؤكد السكان.", "ar", "confirm", "residents"),
    ("واتهم الناجون الجيش.", "ar", "accuse", "survivors"),
    ("جاء في بيان للنقابة أن الإضراب مستمر.", "ar", "nominal", "union"),
    ("نقلت الوكالة عن مصدر قوله إن الاتفاق قريب.", "ar", "quote", "sources"),
])
def test_an_attribution_has_its_act_and_its_source(text: str, code: str, act: str, speaker: str) -> None:
    found = {(one.act, value) for one in said(text, code) for who in one.speakers for value in who.value.split("|")}
    assert (act, speaker) in found


@pytest.mark.parametrize(("text", "code"), [
    ("He said the road was closed.", "en"),
    ("She later admitted it.", "en"),
    ("It is said that the bridge is old.", "en"),
    ("وأضاف أن الطريق مغلق.", "ar"),
    ("يقال إن الجسر قديم.", "ar"),
])
def test_a_pronoun_and_a_passive_leave_the_source_open(text: str, code: str) -> None:
    found = said(text, code)
    assert found
    assert all(not one.speakers for one in found)


@pytest.mark.parametrize(("text", "code"), [
    ("The bridge fell into the river.", "en"),
    ("The striker had a late claim for a penalty.", "en"),
    ("They saw the study on the table.", "en"),
    ("Beirut: a quiet day in the capital", "en"),
    ("سقط الجسر في النهر.", "ar"),
    ("وصل المضيف متأخرا.", "ar"),
])
def test_what_is_no_attribution_is_none(text: str, code: str) -> None:
    assert said(text, code) == ()


def test_source_and_content_are_the_words_beside_the_cue() -> None:
    text = "The road was closed for two days, witnesses said."
    one, = said(text, "en")
    assert one.source is not None
    assert text[one.source.start:one.source.end] == "witnesses"
    assert [text[span.start:span.end] for span in one.content] == ["The road was closed for two days"]


def test_a_longer_collective_takes_its_words() -> None:
    found = collectives(Sentence("أفادت وسائل الإعلام بذلك", Span(0, 24)), language("ar"))
    assert [(one.value, one.text) for one in found] == [("media", "وسائل الإعلام")]


@pytest.mark.parametrize("code", ["ar", "en"])
def test_a_language_has_at_least_150_cues_and_the_same_acts_and_sources_as_the_others(code: str) -> None:
    table = language(code).data("cues")["cues"]
    assert sum(len(patterns) for act, patterns in table.items() if act not in ("loose", "none")) >= 150
    assert set(table) == set(language("en").data("cues")["cues"])
    sources = set(language(code).data("speakers")["cues"])
    assert sources == set(language("en").data("speakers")["cues"])
    assert set(near_sources()) <= sources
    assert {act for row in conflicting_acts() for act in row[:2]} <= set(table)


def test_near_sources_are_near_both_ways() -> None:
    near = near_sources()
    assert all(one in near[other] for one, others in near.items() for other in others)


@given(st.text(alphabet="قالتشرطةإن شهود، said police.,\"according to ", max_size=60))
def test_every_attribution_lies_within_its_sentence(text: str) -> None:
    for code in ("ar", "en"):
        for one in said(text, code):
            assert text[one.cue.span.start:one.cue.span.end] == one.cue.text
            assert all(0 <= span.start < span.end <= len(text) for span in one.content)
            assert one.source is None or 0 <= one.source.start < one.source.end <= len(text)
            assert one.act == "headline" or one.act in acts(text, language(code))


@pytest.mark.parametrize(("text", "code", "source", "content"), [
    ("“We saw it,” said Rania Haddad, a baker.", "en", "Rania Haddad", ["We saw it"]),
    ("Rania Haddad, a baker, said they saw it.", "en", "Rania Haddad", ["they saw it"]),
    ("“We saw it,” she said, “and we ran.”", "en", "she", ["We saw it", "and we ran"]),
    ("The talks, officials say, will resume.", "en", "officials", ["The talks", "will resume"]),
    ("The pope wept for the dead and asked the faithful to give.", "en", "The pope", ["the faithful to give"]),
    ("An envoy on Friday told parliament that it was over.", "en", "An envoy", ["it was over"]),
    ("وقال متحدث باسم خفر السواحل إن البحر هادئ.", "ar", "متحدث باسم خفر السواحل", ["البحر هادئ"]),
    ("ونفت الشركة إلقاء النفايات.", "ar", "الشركة", ["إلقاء النفايات"]),
    ("أمرت المحكمة الوزارة بالإفراج عنه.", "ar", "المحكمة", ["الوزارة بالإفراج عنه"]),
    ("لكن الوزارة تؤكد وجود الماء.", "ar", "الوزارة", ["وجود الماء"]),
    ("البئر جافة، وفقا لثلاثة من السكان.", "ar", "لثلاثة من السكان", ["البئر جافة"]),
    ("البئر جافة، حسبما أعلن الدفاع المدني.", "ar", "الدفاع المدني", ["البئر جافة"]),
])
def test_the_noun_phrase_ends_where_its_language_ends_it(text: str, code: str, source: str, content: list[str]) -> None:
    one = said(text, code)[-1]
    assert one.source is not None
    assert text[one.source.start:one.source.end] == source
    assert [text[span.start:span.end].strip("“”,. ") for span in one.content] == content


@pytest.mark.parametrize(("text", "code"), [
    ("The order was changed and nobody gave a warning.", "en"),
    ("There was no claim for damages.", "en"),
    ("The statement from the palace ran to four lines.", "en"),
    ("نشر الجيش دباباته.", "ar"),
    ("بين الجبل والبحر طريق.", "ar"),
])
def test_a_noun_that_looks_like_a_verb_of_saying_says_nothing(text: str, code: str) -> None:
    assert said(text, code) == ()


def test_a_vowel_sign_makes_a_verb_passive_and_its_source_nobody() -> None:
    assert [(one.act, one.source) for one in said("وذُكر أن الجسر قديم.", "ar")] == [("impersonal", None)]
    assert [one.act for one in said("وذكر أن الجسر قديم.", "ar")] == ["say"]


@pytest.mark.parametrize(("text", "code", "source"), [
    ("وأوضح القاضي فؤاد رمضان أن المتهم أمر بضرب السجناء.\nوأضاف أن الحكم نهائي.", "ar", "القاضي فؤاد رمضان"),
    ("وأوضح القاضي فؤاد رمضان أن الحكم نهائي.\nوقال المتهم إنه بريء.\nوأضاف أنه سيستأنف.", "ar", "المتهم"),
    ("Judge Fouad Ramadan said the accused had ordered the beatings.\nHe added that the verdict was final.", "en",
     "Judge Fouad Ramadan"),
])
def test_who_goes_on_is_who_spoke_and_not_whom_he_quoted(text: str, code: str, source: str) -> None:
    found = document(text.split("\n"), code)
    last, = found.attributions[-1]
    assert last.antecedent is not None
    assert found.article.text[last.antecedent.start:last.antecedent.end] == source


@pytest.mark.parametrize(("text", "code", "source"), [
    ("The family said the road was closed.", "en", "The family"),  # no adverb, though it ends like one
    ("The minister repeatedly said the road was closed.", "en", "The minister"),
    ("The 34-year-old said the road was closed.", "en", "The 34-year-old"),
    ("The old promise was broken, he said.", "en", "he"),
    ("On Monday a friend of the couple said the road was closed.", "en", "a friend of the couple"),
    ("On Monday people briefed on the plan said the road was closed.", "en", "people briefed on the plan"),
    ("At a meeting of the council the mayor said the road was closed.", "en", "the mayor"),
    ("قال صديق للعائلة إن الطريق مغلق.", "ar", "صديق للعائلة"),
    ("قال مسؤولون يوم الاثنين إن الطريق مغلق.", "ar", "مسؤولون"),
    ("صرح صديق للصحفيين بأن الطريق مغلق.", "ar", "صديق"),
])
def test_a_source_is_named_in_all_its_words(text: str, code: str, source: str) -> None:
    assert source in [text[one.source.start:one.source.end] for one in said(text, code) if one.source]


def test_the_title_of_a_spokesman_ends_with_no_name() -> None:
    spokesman, comedian = (said(text, "ar")[0].speakers for text in (
        "قالت متحدثة باسم المحكمة إن الجلسة أُجلت.", "قال الفنان باسم يوسف إن الجلسة أُجلت."))
    assert not any(one.kind is MentionKind.PERSON for one in spokesman)
    assert any(one.kind is MentionKind.PERSON for one in comedian)
