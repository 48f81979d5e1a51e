"""Two of a thing said by the noun's ending alone: «جنديان», «شخصين», «طفلتين»."""

from functools import cache

from checker.languages import Language, fold


@cache
def duals(language: Language) -> "Duals":
    """The dual nouns of a language (built once); empty for a language without a dual."""
    return Duals(language)


class Duals:
    """Knows the duals of counted nouns, and any word with an ending that hardly anything but a dual has."""

    def __init__(self, language: Language) -> None:
        data = language.data("duals")
        endings = tuple(fold(ending).text for ending in data.get("endings", ()))
        stems = [fold(noun).text for noun in data.get("nouns", ())]
        people = [(fold(noun).text, fold(ending).text) for noun in data.get("people", ())
                  for ending in data.get("people_endings", ())]
        self._listed = frozenset([*(stem + ending for stem in stems for ending in endings),
                                  *(stem + ending for stem, ending in people)])
        self._owners = tuple(fold(ending).text for ending in data.get("possessed_endings", ()))
        self._bound = tuple(fold(ending).text for ending in data.get("bound_endings", ()))
        self._possessed = frozenset(stem + ending for stem in stems for ending in (*self._owners, *self._bound))
        self._sure_endings = tuple(fold(ending).text for ending in data.get("sure_endings", ()))
        self._possible = endings
        self._owned = (*endings, *(fold(ending).text for ending in data.get("construct_endings", ())))
        self._other = frozenset(fold(word).text for word in data.get("other_words", ()))
        self._other_endings = tuple(fold(ending).text for ending in data.get("other_endings", ()))
        before_owner = data.get("before_owner", {})
        self._before_owner = frozenset(stem + fold(ending).text for ending in before_owner.get("endings", ())
                                       for stem in (*stems, *(noun for noun, _ in people)))
        self._owning = frozenset(fold(owner).text for owner in before_owner.get("owners", ()))
        self._article = language.article
        self._proclitics = sorted(language.proclitics, key=len)
        self._seen: dict[str, bool] = {}

    @property
    def exist(self) -> bool:
        """Whether the language has a dual."""
        return bool(self._possible)

    def sure(self, word: str) -> bool:
        """Whether the folded word surely is a dual, proclitics and article aside."""
        if not self._possible or not word.endswith(self._possible):
            return False
        known = self._seen.get(word)
        if known is None:
            known = self._seen[word] = self._sure(word)
        return known

    def possible(self, word: str) -> bool:
        """Whether the folded word may be a dual by its ending, its owner behind it or not."""
        if not self._possible or word in self._other or not self._other.isdisjoint(self._rests(word)):
            return False
        return (len(word) > 4 and word.endswith(self._owned)) or (
            word.endswith((*self._owners, *self._bound)) and not self._possessed.isdisjoint(self._rests(word)))

    def owned(self, word: str, following: str) -> bool:
        """Whether the folded word may be a dual by the noun that follows and owns it: «وزيرا الخارجية», «عضوا حزب»."""
        if not self._before_owner or not (following in self._owning or following.startswith(self._article)):
            return False
        return word in self._before_owner or not self._before_owner.isdisjoint(self._rests(word))

    def _rests(self, word: str) -> list[str]:
        """What may be left of a word without its proclitics."""
        return [word[len(prefix):] for prefix in self._proclitics if word.startswith(prefix)]

    def _sure(self, word: str) -> bool:
        rests = self._rests(word)
        if any(rest in self._other for rest in rests) or word.endswith(self._other_endings or ("\x00",)):
            return False
        return any(rest in self._listed for rest in rests) or (word.endswith(self._sure_endings) and len(word) >= 6)
