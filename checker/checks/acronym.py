"""Report an acronym behind a name that belongs to another body."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from checker.alignment import Passage
from checker.checks._check import Check
from checker.comparing.asking import Similarity
from checker.comparing.bodies.relations import Relation, label, relation
from checker.comparing.evidence import evidence
from checker.document import Document
from checker.finding import Finding, Severity
from checker.mention import LISTED_BODY, Mention, MentionKind
from checker.messages import say
from checker.termbase import load_termbase

_MARK = "acronym"


@dataclass(frozen=True, slots=True)
class Acronym(Check):
    """Report an acronym in brackets behind a name that belongs to another body.

    "The Office of the High Commissioner for Human Rights (UNHCR)": one of the two is wrong, and whoever uses the
    acronym from there on speaks of the wrong body. Each text is checked against itself.

    It deliberately allows: bodies that the termbase does not know, acronyms of another language, a part of a body with
    the acronym of the whole.

    Example:
        en: "The Office of the High Commissioner for Human Rights (UNHCR) said the prison must be closed."
        UNHCR is the refugee agency: severity high.
        ar: «قالت مفوضية الأمم المتحدة السامية لحقوق الإنسان (UNHCR) إن السجن يجب أن يغلق.»
        The same confusion in Arabic: severity high.
    Silent:
        en: "The Office of the High Commissioner for Human Rights (OHCHR) said the prison must be closed."
        Name and acronym belong together.
        ar: «قالت مفوضية الأمم المتحدة لشؤون اللاجئين (UNHCR) إن السجن يجب أن يغلق.»
        So they do here.
    """

    def inspect(self, document: Document, similarity: Similarity) -> Iterator[Finding]:
        """One finding for each name with a stranger's acronym."""
        termbase = load_termbase()
        for index in range(len(document.sentences)):
            for name, acronym in pairwise(document.of_kind(MentionKind.ORGANISATION, (index,))):
                near = relation(name.value, acronym.value, termbase)
                if _follows(document, name, acronym) and near not in (Relation.SAME, Relation.RELATED):
                    passage = Passage(document, (index,))
                    first, second = (label(one.value, one.text, termbase) for one in (name, acronym))
                    message = say("the name says {name}; the acronym says {acronym}", name=first, acronym=second)
                    yield self.finding(Severity.HIGH, 0.9, message,
                                       source=evidence(passage, name), target=evidence(passage, acronym),
                                       pair=document.article.name)


def _follows(document: Document, name: Mention, acronym: Mention) -> bool:
    """Whether both are listed bodies and the acronym stands in brackets right behind the name."""
    text = document.article.text
    listed = all(value.startswith(LISTED_BODY) for one in (name, acronym) for value in one.value.split("|"))
    return (listed and _MARK in acronym.marks and _MARK not in name.marks
            and text[name.span.end:acronym.span.start].strip() == "("
            and text[acronym.span.end:acronym.span.end + 1] == ")")
