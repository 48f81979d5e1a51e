"""Report a sentence or a phrase of the translation that the source does not have."""

from dataclasses import dataclass
from typing import ClassVar

from checker.checks._one_sided import OneSided


@dataclass(frozen=True, slots=True)
class Addition(OneSided):
    """Report a sentence or a phrase of the translation that the source does not have.

    What a translation adds, its readers take for the words of the author; a desk may add a line of background, but
    an editor should know of it. Within a pair of sentences phrases and things are found as `omission` finds them.

    It deliberately allows: headings, captions and other short lines; a sentence whose content stands, merged or moved,
    elsewhere in the source; texts of which so much is added that they are no translations; a phrase that only points
    back, that a sentence beside it holds or the text repeats; a name written out for an acronym.

    Example:
        ar: «أغلقت البلدية الجسر القديم. بدأ العمل صباح اليوم.»
        en: "The municipality closed the old bridge. The bridge was built in 1962 by a British company from Leeds. Work
        began this morning."
        The source says nothing of 1962: severity medium.
        ar: «أعلنت البلدية إغلاق الجسر القديم أمام السيارات.»
        en: "The municipality announced that the old bridge was closed to cars, angering fishermen and shopkeepers."
        The source knows no anger: severity medium.
    Silent:
        ar: «أغلقت البلدية الجسر القديم. بدأ العمل صباح اليوم.»
        en: "The municipality closed the old bridge. Work began this morning."
        Nothing was added.
        ar: «أعلنت البلدية إغلاق الجسر القديم أمام السيارات.»
        en: "The city council said the old bridge had been shut to traffic."
        The same in other words.
    """

    of_source: ClassVar[bool] = False
