"""The table of forms finds what a search at every place of the text finds."""

from collections.abc import Iterator

from hypothesis import given
from hypothesis import strategies as st

from checker.languages import Language, all_languages, language
from checker.termbase import Alias, Matcher, key, loosen


def everywhere(form: str, text: str, spoken: Language) -> Iterator[tuple[int, int]]:
    """Where a form stands as a name, tried at every place: only clitics written before it, only endings behind it."""
    for start in range(len(text) - len(form) + 1):
        begin, end = start, start + len(form)
        while begin > 0 and text[begin - 1].isalnum():
            begin -= 1
        endings = (end + len(ending) for ending in spoken.enclitics if text.startswith(ending, end))
        if (text.startswith(form, start) and text[begin:start] in spoken.proclitics - spoken.verbal
                and any(not text[close:close + 1].isalnum() for close in endings)):
            with_article = bool(spoken.article) and text[begin:start].endswith((spoken.article, "لل"))
            yield start - 2 * with_article, end


words = st.text(alphabet="اللوبسaAs'&.+_2 -", min_size=1, max_size=8)


@given(st.lists(words, min_size=1, max_size=6), st.lists(words, max_size=10), st.sampled_from([" ", "", "و", "s "]),
       st.sampled_from(sorted(all_languages())))
def test_the_table_finds_what_a_search_at_every_place_finds(
        forms: list[str], others: list[str], between: str, code: str) -> None:
    spoken = language(code)
    loose = loosen(between.join([*others, *forms, *others[:2]]))
    aliases = [Alias(form, form, article="free") for form in dict.fromkeys(forms) if key(form)]
    hits = Matcher(aliases, spoken).every(loose)
    found = {(hit.start, hit.end, alias.value) for hit in hits for alias in hit.aliases}
    wanted = set()
    for alias in aliases:
        definite = bool(spoken.article) and alias.written.startswith(spoken.article)
        form = key(alias.written).removeprefix(spoken.article) if definite else key(alias.written)
        if form and form == form.strip():
            wanted |= {(*place, alias.written) for place in everywhere(form, loose.text, spoken)}
    assert {one for one in found if one[2].strip() == one[2]} == {one for one in wanted if one[2].strip() == one[2]}


def test_a_name_may_begin_and_end_with_a_sign() -> None:
    matcher = Matcher([Alias("plus", "+972 Watch"), Alias("shout", "Shout!"), Alias("shouts", "Shout! Radio")],
                      language("en"))
    hits = matcher.find(loosen("Both +972 Watch and Shout!'s editor heard Shout! radio; not x+972 Watches."))
    assert [[alias.value for alias in hit.aliases] for hit in hits] == [["plus"], ["shout"], ["shouts"]]
