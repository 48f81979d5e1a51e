"""Adjectives of peoples that tell something new: "two Egyptian fishermen" for «صيادين اثنين»."""

from checker.alignment import Passage
from checker.comparing.places.wheres import Where
from checker.extract.word_forms import stripped
from checker.languages import language


def tells_of_a_people(where: Where, here: Passage) -> bool:
    """Whether a place is named once, as an adjective that says of somebody unknown where he is from. Where a language
    has an article of adjectives, one with it only helps to know again whom the text means («وزارة العمل القطرية»)."""
    spoken = language(here.language)
    if not where.adjective or len(where.mentions) > 1:
        return False
    return not spoken.article or not any(
        form.startswith((spoken.article, 2 * spoken.article[1:])) for form in stripped(where.words, spoken))
