"""Report a sentence or a phrase of the source that the translation leaves out."""

from dataclasses import dataclass
from typing import ClassVar

from checker.checks._one_sided import OneSided


@dataclass(frozen=True, slots=True)
class Omission(OneSided):
    """Report a sentence or a phrase of the source that the translation leaves out.

    A sentence that falls under the table takes its source, figure or date with it, and nobody who reads only the
    translation can know. Within a pair of sentences every content word is looked up in the lexicon of the two
    languages; what has no rendering on the other side is compared with its words and short phrases; a run of chunks
    whose words nothing answers for, and without which the two agree better, is missing there. Less is asked for where
    all else of the passages is answered, and of a member that a conjunction adds to others ("and tents"). The message
    says what is lost: a source, a date, a body. A circumstance of law, manner, state or company ("under oath", "by
    force", "retired", "with his wife") and a list of examples ("including …") are looked for by lists of both
    languages; how often and for the first time are for `date` and `number`. Things of kinds that are seldom left out (a
    weapon, a disease, an animal) are missed one by one.

    It deliberately allows: headings, captions and other short lines; a sentence whose content stands, merged or moved,
    elsewhere in the translation; texts of which so much is left out that they are summaries, not translations; a
    phrase that only points back ("for this incident"), that a sentence beside it holds or the text repeats; an acronym
    in place of a long name; the subject and the verb of a sentence, which are put otherwise rather than left out.

    Example:
        ar: «أغلقت البلدية الجسر القديم أمام السيارات. بدأ العمل صباح اليوم. وقالت وزارة المالية إن الترميم سيكلف 12
        مليون دينار. ويخشى التجار خسارة زبائنهم.»
        en: "The municipality closed the old bridge to cars. Work began this morning. Shopkeepers fear that they will
        lose their customers."
        The ministry and its figure are lost: severity medium.
        ar: «غرقت العبارة يوم الأحد قبالة الساحل الشمالي، مما أدى إلى إصابة تسعة بحارة بحروق شديدة.»
        en: "The ferry sank on Sunday off the northern coast."
        The clause with the nine sailors is lost: severity medium.
        ar: «نقلت الشرطة الجريح إلى المستشفى بمروحية صباح الأحد.»
        en: "Police took the injured man to hospital on Sunday morning."
        A helicopter is seldom left out: severity medium.
        ar: «حضر الطبيب الحفل مع زوجته مساء الخميس.»
        en: "The doctor attended the ceremony on Thursday evening."
        Who was with him is lost: severity medium.
    Silent:
        ar: «أغلقت البلدية الجسر القديم أمام السيارات. بدأ العمل صباح اليوم.»
        en: "The municipality closed the old bridge to cars. Work began this morning."
        Nothing is lost.
        ar: «غرقت العبارة يوم الأحد قبالة الساحل الشمالي، مما أدى إلى إصابة تسعة بحارة بحروق شديدة.»
        en: "The ferry sank on Sunday off the northern coast, leaving nine sailors with severe burns."
        Nothing is lost, though the clause is put otherwise.
        ar: «نقلت الشرطة الجريح إلى المستشفى بمروحية صباح الأحد.»
        en: "Police took the injured man to hospital by helicopter on Sunday morning."
        The helicopter is on both sides.
    """

    of_source: ClassVar[bool] = True
