"""Numbers in a question, with their units: "half a tonne", "minus 5 °C", "two thirds"."""

from __future__ import annotations

import re

from gentwin_chat.understanding.lexicon import (
    LIGHT,
    NUMBER_WORDS,
    ORDINAL_SHARES,
    ORDINALS,
    PARTS,
    SCALES,
    SHARES,
    UNIT_WORDS,
)
from gentwin_chat.understanding.mentions import Linked, Mention
from gentwin_chat.understanding.text import Token
from gentwin_chat.understanding.vocabulary import SYNONYM, Vocabulary

_SCALES = {"celsius", "fahrenheit", "kelvin", "c", "f"}
_LETTERS = {u for u in UNIT_WORDS if len(u) == 1} | {"x"}
ABLE = {"can", "could", "able"}  # to carry so much, or more
DETERMINERS = {"which", "that", "the", "this", "no", "any", "what", "a", "each", "every", "other"}


class Amounts:
    """Reads numbers."""

    vocabulary: Vocabulary

    def _numbers(self, linked: Linked, i: int) -> list[Mention]:
        token = linked.tokens[i]
        following = [t.lower for t in linked.tokens[i + 1 : i + 3]]
        before = linked.tokens[i - 1].lower if i else ""
        if (
            token.lower in SHARES
            and following[:1] in (["a"], ["an"])
            and set(following[1:]) & UNIT_WORDS
        ):
            said, part = linked.text(i, i + 3), SHARES[token.lower] / 100  # "half a tonne"
            return [Mention(i, i + 3, said, number=part, unit=following[1], score=0.9)]
        if token.lower in ORDINAL_SHARES and before in ("a", "an", "one"):  # "a tenth"
            share, end = 100 / ORDINAL_SHARES[token.lower], i + 1
            if following[:2] in (["of", "a"], ["of", "the"], ["of", "its"], ["of", "their"]):
                end = min(i + 4, len(linked.tokens))  # "… of a tank", "… of the time"
            said = linked.text(i - 1, end)
            return [Mention(i - 1, end, said, number=share, unit="%", score=0.9)]
        if token.lower in SHARES:  # "less than half"
            share = SHARES[token.lower]
            return [Mention(i, i + 1, token.text, number=share, unit="%", score=0.6)]
        if token.lower in ("a", "an") and 0 < i < len(linked.tokens) - 1:
            noun, before = linked.tokens[i + 1], linked.tokens[i - 1].lower
            compared = before in ("than", "over", "under", "above", "below")
            able = ABLE & {t.lower for t in linked.tokens[:i]}  # "could carry a ton"
            compared |= bool(able) and before not in UNIT_WORDS and before.isalpha()
            if compared and len(noun.lower) > 2 and noun.lower in UNIT_WORDS:
                said = linked.text(i, i + 2)  # "larger than a hectare"
                return [Mention(i, i + 2, said, number=1, unit=noun.text, score=0.9)]
        ranked = before == "the" and bool(following)  # but not "the first Dock Shuttle"
        ranked = ranked and not linked.tokens[i + 1].text[:1].isupper()
        if ranked and (storey := self._storey(token, following[0])):
            return [Mention(i, i + 1, token.text, number=storey, score=0.9)]
        found = self._amount(linked, i)
        if found is None:
            return []
        number, unit, end = found
        if [t.lower for t in linked.tokens[end : end + 3]] == ["and", "a", "half"] and unit is None:
            number, end = number + 0.5, end + 3  # "two and a half hours"
        then = linked.tokens[end].lower if end < len(linked.tokens) else ""
        ranked = before in ("top", "bottom", "first", "best", "worst")  # "top 3 quarters"
        if unit is None and then in PARTS and not ranked:  # "two thirds"
            text = linked.text(i, end + 1)
            return [Mention(i, end + 1, text, number=100 * number / PARTS[then], unit="%")]
        if unit is None and then in SCALES:  # "200 thousand km"
            number, end = number * SCALES[then], end + 1
        if unit is None and end < len(linked.tokens):
            after = linked.tokens[end]
            possessive = linked.question[after.start - 1] in "'’"  # "13's"
            power = linked.tokens[end + 1].text if end + 1 < len(linked.tokens) else ""
            if after.lower in ("square", "cubic") and power.lower in UNIT_WORDS:
                return [
                    Mention(
                        i,
                        end + 2,
                        linked.text(i, end + 2),
                        number=number,
                        unit=f"{after.lower} {power}",
                        score=0.9,
                    )
                ]
            apart = "," in linked.question[linked.tokens[end - 1].end : after.start]
            unit_word = after.lower in UNIT_WORDS and after.text != "a"  # "is 48 a hub"
            if unit_word and not (possessive or apart or self._is_thing(after.lower)):
                unit, end = after.text, end + 1
                per = linked.tokens[end] if end < len(linked.tokens) else None
                if per is not None and linked.question[after.end : per.start] == "/":
                    unit, end = f"{unit}/{per.text}", end + 1  # "km/h"
                elif per is not None and per.lower in ("per", "a", "an"):
                    of = linked.tokens[end + 1].text if end + 1 < len(linked.tokens) else ""
                    if of.lower() in UNIT_WORDS:  # "milligrams per litre", "euros an hour"
                        unit, end = f"{unit}/{of}", end + 2
                then = linked.tokens[end].lower if end < len(linked.tokens) else ""
                if after.lower in ("degree", "degrees") and then in _SCALES:
                    unit, end = then, end + 1
        score = 0.5 if token.lower in NUMBER_WORDS and end == i + 1 else 0.6
        if unit is not None and unit.lower() not in LIGHT:
            score = 0.9  # "20 kW" is no name and a unit
        if before in ("minus", "negative"):
            return [Mention(i - 1, end, linked.text(i - 1, end), number=-number, unit=unit)]
        return [Mention(i, end, linked.text(i, end), number=number, unit=unit, score=score)]

    def _storey(self, token: Token, noun: str) -> int | None:
        """The 2 of "the second storey", where storeys are numbers."""
        rank = 1 if token.lower in ("first", "1st") else ORDINALS.get(token.lower)
        numbers = [
            m
            for m in self.vocabulary.match(noun)
            if m.term.role == "attribute" and m.score >= SYNONYM and self.vocabulary.counts(m.term)
        ]
        return rank if numbers and not noun.endswith("s") else None

    def _is_thing(self, word: str) -> bool:
        """Whether a unit's word names things here, and nothing is measured in it: two meters."""
        named = any(m.term.role == "kind" for m in self.vocabulary.match(word))
        return named and not self.vocabulary.measured_in(word)

    @staticmethod
    def _amount(linked: Linked, i: int) -> tuple[float, str | None, int] | None:
        """The number at word ``i``, the unit written onto it ("5km"), and where it ends."""
        token = linked.tokens[i]
        if token.lower in NUMBER_WORDS:
            before = linked.tokens[i - 1].lower if i else ""
            alone = token.lower in ("one", "single") and before in DETERMINERS
            return None if alone else (NUMBER_WORDS[token.lower], None, i + 1)
        if token.lower in SCALES and i and linked.tokens[i - 1].lower == "a":
            return SCALES[token.lower], None, i + 1  # "over a thousand"
        match = re.fullmatch(r"(\d+(?:[.,]\d+)*)([a-zµ°%/²³]*)", token.lower)
        if not match or (len(match[2]) == 1 and match[2].isalpha() and match[2] not in _LETTERS):
            return None  # "3D" is no number
        digits = (
            match[1].replace(",", "")
            if re.fullmatch(r"\d{1,3}(,\d{3})+", match[1])
            else match[1].replace(",", ".")
        )
        try:
            number = float(digits)
        except ValueError:
            return None
        start = token.start
        if (
            start
            and linked.question[start - 1] == "-"
            and (start < 2 or linked.question[start - 2] in " (,")
        ):
            number = -number
        return int(number) if number.is_integer() else number, match[2] or None, i + 1
