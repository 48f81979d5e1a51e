"""Beads of one long sentence and several, divided into parts: which clauses go with which sentence."""

from collections.abc import Sequence
from itertools import pairwise

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from checker.aligning import divided, wanted
from checker.alignment import Alignment, Bead, Part
from checker.article import Article
from checker.checks import configured
from checker.document import Document
from checker.embedding import Encoder, Phrases, load
from checker.extract import extract
from checker.mention import MentionKind
from checker.pipeline import Instruments, check_articles
from checker.settings import Settings
from checker.splitting import lines
from checker.termbase import load_termbase
from tests.encoders import HashEncoder

# The long sentence, cut where its parts meet ("|"; nowhere: no parts), and the sentences of the other side.
CASES = {
    "a comma and «و» for a full stop":
        ("ar", "أغلقت البلدية الجسر القديم أمام السيارات يوم الاثنين، |وقال التجار إنهم خسروا نصف زبائنهم.",
         ["The council closed the old bridge to cars on Monday.",
          "Shopkeepers said they had lost half their customers."]),
    "a comma and a word":
        ("en", "The ferry sank off the northern coast on Sunday, |while divers searched all night for nine sailors.",
         ["غرقت العبارة قبالة الساحل الشمالي يوم الأحد.", "وبحث الغواصون طوال الليل عن تسعة بحارة."]),
    "three sentences":
        ("ar", "وصلت باخرة القمح إلى المرفأ فجر الثلاثاء، |ثم بدأ العمال تفريغ الحمولة في المخازن، "
               "|وقال مدير المرفأ إن الطحين سيوزع على المخابز.",
         ["The wheat ship reached the port at dawn on Tuesday.",
          "Workers then began to unload its cargo into the stores.",
          "The director of the port said the flour would be handed out to bakeries."]),
    "a list with commas is cut where the clause ends and nowhere else":
        ("en", "Engineers brought pumps, cables, lamps and sandbags to the flooded tunnel, |and two of them were "
               "injured by a falling pipe.",
         ["جلب المهندسون مضخات وكابلات ومصابيح وأكياس رمل إلى النفق المغمور بالمياه.",
          "وأصيب اثنان منهم بجروح بسبب سقوط أنبوب."]),
    "a clause between a subject and its verb stays with them":
        ("ar", "قال وزير الزراعة، الذي زار حقول القمح، إن المحصول تضرر كثيرا، |وطالب المزارعون بتعويضات عاجلة.",
         ["The agriculture minister, who visited the wheat fields, said the crop was badly damaged.",
          "Farmers demanded urgent compensation."]),
    "a quotation with commas stays whole":
        ("en", "The judge called the delay \"long, costly, and unfair to the victims\", |and the lawyers left the "
               "court without a word.",
         ["وصف القاضي التأخير بأنه «طويل ومكلف وغير عادل للضحايا».", "وغادر المحامون المحكمة من دون أن ينطقوا بكلمة."]),
    "a subordinate clause that belongs to both stands with what it stands beside":
        ("en", "When the border reopened, lorries crossed with fresh fruit, |and families met at the gate for the "
               "first time in years.",
         ["وعندما أعيد فتح الحدود عبرت شاحنات محملة بالفاكهة الطازجة.",
          "والتقت العائلات عند البوابة لأول مرة منذ سنوات."]),
    "one clause for two sentences":
        ("en", "The old clock tower in the market square was repaired last spring by a watchmaker from Tripoli.",
         ["جرى إصلاح برج الساعة القديم في ساحة السوق.", "وتولى ذلك الربيع الماضي ساعاتي من طرابلس."]),
    "two sentences of which the long one holds only the first":
        ("en", "The museum reopened its doors, and visitors queued.",
         ["أعاد المتحف فتح أبوابه واصطف الزوار.", "وتبلغ كلفة الترميم الذي استغرق ثلاثة أعوام عشرة ملايين دينار."]),
}


@pytest.fixture(scope="module")
def model() -> Encoder:
    return load(threads=1)


def document(code: str, sentences: Sequence[str]) -> Document:
    article = Article("report", f"report.{code}.txt", code, "\n".join(sentences))
    return extract(article, lines(article), load_termbase())


def one_bead(source: Document, target: Document) -> Alignment:
    bead = Bead(tuple(range(len(source.sentences))), tuple(range(len(target.sentences))), 0.7)
    return Alignment(source, target, (bead,))


def parts(alignment: Alignment, encoder: Encoder) -> tuple[Part, ...]:
    return divided(alignment, Phrases(encoder)).beads[0].parts


@pytest.mark.model
@pytest.mark.parametrize("case", CASES)
def test_parts_meet_where_an_editor_would_cut(case: str, model: Encoder) -> None:
    code, marked, sentences = CASES[case]
    pieces = [piece.strip() for piece in marked.split("|")]
    text = marked.replace("|", "")
    long, short = document(code, [text]), document("en" if code == "ar" else "ar", sentences)
    found = parts(one_bead(long, short), model)
    assert [text[part.source.start:part.source.end] for part in found] == (pieces if len(pieces) > 1 else [])
    assert [short.article.text[part.target.start:part.target.end] for part in found] == (
        sentences if len(pieces) > 1 else [])


CLAUSES = ["the mayor closed a bridge", "nine sailors left Tartus", "the wheat ship arrived", "a judge freed two men",
           "the clinic received 47 patients", "they repaired an old tower", "the price of bread rose"]
SAID = st.lists(st.sampled_from(CLAUSES), min_size=2, max_size=4, unique=True)
JOINTS = st.sampled_from([", and ", "; ", ", while "])


def long_and_short(said: list[str], joint: str) -> tuple[Document, Document]:
    return document("en", [f"{joint.join(said)}."]), document("en", [f"{one}." for one in said])


@settings(deadline=None, max_examples=40)
@given(SAID, JOINTS)
def test_parts_cover_the_sentences_of_their_bead_in_order(said: list[str], joint: str) -> None:
    sides = long_and_short(said, joint)
    found = parts(one_bead(*sides), HashEncoder())
    assert len(found) != 1
    for side, document_ in zip(("source", "target"), sides, strict=True):
        spans = [getattr(part, side) for part in found]
        text = document_.article.text
        assert all(not text[one.end:other.start].strip() and one.end <= other.start for one, other in pairwise(spans))
        if spans:
            assert (spans[0].start, spans[-1].end) == (0, len(text.rstrip()))


@settings(deadline=None, max_examples=40)
@given(SAID, JOINTS)
def test_parts_are_mirrored_when_the_sides_are_exchanged(said: list[str], joint: str) -> None:
    source, target = long_and_short(said, joint)
    one, other = parts(one_bead(source, target), HashEncoder()), parts(one_bead(target, source), HashEncoder())
    assert [(part.source, part.target, part.similarity) for part in one] == [
        (part.target, part.source, part.similarity) for part in other]


@settings(deadline=None, max_examples=20)
@given(SAID, JOINTS, st.sampled_from(CLAUSES))
def test_what_stands_outside_of_a_bead_changes_nothing_in_its_parts(said: list[str], joint: str, more: str) -> None:
    alone = parts(one_bead(*long_and_short(said, joint)), HashEncoder())
    long, short = (document("en", [*(one.text for one in side.sentences), f"{more}."])
                   for side in long_and_short(said, joint))
    last = len(short.sentences) - 1
    wider = Alignment(long, short, (Bead((0,), tuple(range(last)), 0.7), Bead((1,), (last,), 0.7)))
    assert parts(wider, HashEncoder()) == alone
    assert parts(wider, HashEncoder()) == parts(wider, HashEncoder())


def test_beads_of_one_sentence_each_or_several_on_both_sides_have_no_parts() -> None:
    long, short = long_and_short(CLAUSES[:2], ", and ")
    for alignment in (one_bead(long, long), one_bead(short, short)):
        assert not parts(alignment, HashEncoder())
        assert list(wanted(alignment)) == []


def test_all_that_is_asked_for_is_named_beforehand() -> None:
    alignment, encoder = one_bead(*long_and_short(CLAUSES[:2], ", and ")), HashEncoder()
    phrases = Phrases(encoder)
    phrases.prefetch(wanted(alignment))
    assert divided(alignment, phrases).beads[0].parts
    assert len(encoder.calls) == 1


def test_the_finer_view_has_a_sentence_for_each_run_of_clauses_and_keeps_every_mention() -> None:
    said = ["the clinic received 47 patients", "nine sailors left Tartus", "the wheat ship arrived"]
    coarse = divided(one_bead(*long_and_short(said, ", and ")), Phrases(HashEncoder()))
    finer = coarse.finer()
    assert [(bead.source, bead.target) for bead in finer.beads] == [((0,), (0,)), ((1,), (1,)), ((2,), (2,))]
    article = finer.source.article
    assert all(article.text[one.span.start:one.span.end] == one.text for one in finer.source.sentences)
    assert [one for ones in finer.source.mentions for one in ones] == list(coarse.source.mentions[0])
    assert all(one.span.start <= mention.span.start < one.span.end
               for one, ones in zip(finer.source.sentences, finer.source.mentions, strict=True) for mention in ones)
    assert all(finer.is_part(bead) for bead in finer.beads)


def test_what_stands_in_one_part_is_beside_all_other_parts() -> None:
    """A number that moved from the first clause to the third sentence is not lost."""
    said = ["the clinic received 47 patients", "nine sailors left Tartus", "the wheat ship arrived"]
    finer = divided(one_bead(*long_and_short(said, ", and ")), Phrases(HashEncoder())).finer()
    *_, last = finer.pairs()
    assert "47" in {one.value for one in last.source.nearby(MentionKind.NUMBER)}
    assert last.target.beside() == (0, 1)


def test_without_parts_the_finer_view_is_the_alignment_itself() -> None:
    alignment = one_bead(*long_and_short(CLAUSES[:2], ", and "))
    assert alignment.finer() is alignment
    assert np.array_equal([bead.parts for bead in alignment.beads], [()])


def findings(source: str, target: str, check: str, encoder: Encoder) -> list[tuple[str, str]]:
    used = Instruments(encoder, load_termbase, configured(Settings(select=(check,))))
    found = check_articles(Article("a", "a.ar", "ar", source), Article("a", "a.en", "en", target), used)
    return [(one.source.text, one.target.text) for one in found.findings]


LONG = (
    "وصلت قافلة المساعدات إلى المدينة يوم الأحد.\n\n"
    "قال مدير المستشفى إن {first} مريضا نقلوا إلى العاصمة، وقالت الممرضات إن {second} سريرا جديدا ستصل يوم الخميس.\n\n"
    "وعاد السائقون إلى الميناء مساء.\n")
SHORT = (
    "The aid convoy reached the city on Sunday.\n\n"
    "The director of the hospital said 47 patients had been moved to the capital. Nurses said 60 new beds would arrive "
    "on Thursday.\n\n"
    "The drivers returned to the port in the evening.\n")


@pytest.mark.model
def test_figures_are_compared_wherever_they_stand_in_the_bead(model: Encoder) -> None:
    assert findings(LONG.format(first=47, second=60), SHORT, "number", model) == []
    assert findings(LONG.format(first=74, second=60), SHORT, "number", model) == [("74", "47")]


@pytest.mark.model
def test_a_denial_in_one_clause_does_not_answer_for_that_of_another(model: Encoder) -> None:
    source = ("لم يصل الأطباء إلى القرية قبل المساء، ولم يوقع المدير على الاتفاق مع الشركة.\n\nوأغلق السوق أبوابه.\n")
    target = ("The doctors did not reach the village before the evening. {} the agreement with the company.\n\n"
              "The market closed its doors.\n")
    assert findings(source, target.format("The director did not sign"), "polarity", model) == []
    assert findings(source, target.format("The director signed"), "polarity", model) == [("ولم", "")]
