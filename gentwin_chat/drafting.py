"""Draft what an answer says: a correct plain sentence of slots (facts) and words (free to phrase).

The verbaliser may reword what lies between the slots; it can add no entity and no number.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from gentwin_chat.answer import Draft, Slot
from gentwin_chat.domain import words
from gentwin_chat.indexing.graph.protocol import AttributeInfo, Comparison, GraphReader
from gentwin_chat.quantities import attribute_words
from gentwin_chat.query import Contrast, Edges, Related, Selection, Step
from gentwin_chat.wording import (
    UNIT_SYMBOLS,
    counted,
    join,
    name_entities,
    one_line,
    plural,
    relation_form,
    say_value,
    third_person_plural,
)

Part = str | Slot
SHOWN = 10  # how many members of a long list a sentence names

_IN_TIME = {"<": "before", "<=": "until", ">": "after", ">=": "from", "!=": "other than"}
_COMPARATIVE = {"<": "below", "<=": "at most", ">": "above", ">=": "at least", "!=": "other than"}


def draft(*parts: Part | Sequence[Part], fixed: bool = False) -> Draft:
    """A draft of parts, nested or not; neighbouring words are joined."""
    flat: list[Part] = []
    for part in parts:
        for piece in [part] if isinstance(part, str | Slot) else part:
            if isinstance(piece, str) and flat and isinstance(flat[-1], str):
                flat[-1] += piece
            else:
                flat.append(piece)
    if flat and isinstance(flat[0], str):
        flat[0] = flat[0][:1].upper() + flat[0][1:]
    return Draft(parts=tuple(flat), fixed=fixed)


def shown(names: Sequence[str], total: int | None = None) -> list[Part]:
    """A list in a sentence: all of it if short, else the first few and how many there are.

    Args:
        names: the list, or its first :data:`SHOWN` members.
        total: how many there are, if ``names`` are not all.
    """
    total = len(names) if total is None else total
    if total <= SHOWN:
        return [Slot(text=join(names))]
    first = names[:SHOWN]
    return [
        Slot(text=("; " if any(", " in n for n in first) else ", ").join(first)),
        " and ",
        Slot(text=f"{total - SHOWN} more"),
    ]


class Wording:
    """Names the sets of a query in the graph's own words.

    Args:
        reader: where names, units and kinds are looked up.
    """

    def __init__(self, reader: GraphReader) -> None:
        self.reader = reader

    def names(self, ids: Iterable[str]) -> dict[str, str]:
        """id → how to say it; an id that the twin does not hold stands for itself."""
        ids = list(ids)
        known = name_entities(self.reader.entities(ids).values())
        return {i: known.get(i) or one_line(i) for i in ids}

    def name(self, identifier: str) -> str:
        return self.names([identifier])[identifier]

    def listed(self, ids: Sequence[str]) -> list[Part]:
        """Entities in a sentence, as :func:`shown`; only those that are named are read."""
        return shown(list(self.names(ids[:SHOWN]).values()), len(ids))

    def unit(self, attribute: str, kinds: Sequence[str] = ()) -> str | None:
        """The unit of an attribute if all that is known of it has the same one."""
        units = {u for info in self._infos(attribute, kinds) for u in info.units}
        return units.pop() if len(units) == 1 else None

    def tells_time(self, attribute: str, kinds: Sequence[str] = ()) -> bool:
        """Whether all that is known of an attribute are dates."""
        types = {info.type for info in self._infos(attribute, kinds)}
        return types == {"datetime"}

    def _infos(self, attribute: str, kinds: Sequence[str]) -> list[AttributeInfo]:
        held = self.reader.schema().kinds.items()
        of = [info.attributes for kind, info in held if not kinds or kind in kinds]
        return [attributes[attribute] for attributes in of if attribute in attributes]

    def noun(self, of: Selection, n: int | None = None) -> str:
        """``("Gateway",), 2`` → ``gateways``; no kinds → ``entities``."""
        nouns = [words(k) for k in of.kinds] or ["entity"]
        if len(nouns) > 1 and (of.noun or len(nouns) > 3):
            nouns = [of.noun or "entity"]
        return join([counted(2 if n is None else n, w) for w in nouns], "or")

    def selection(self, selection: Selection, n: int | None = None) -> list[Part]:
        """A set as a noun phrase; ``n`` decides singular or plural."""
        parts: list[Part] = []
        if selection.ids is not None and not selection.kinds:
            many = len(selection.ids) > 1 and selection.restricted
            total = Slot(text=str(len(selection.ids)))
            parts += ["of those ", total] if many else self.listed(selection.ids)
        else:
            parts.append(self.noun(selection, n))
            if selection.ids is not None:
                parts += [" among ", *self.listed(selection.ids)]
        for k, condition in enumerate(selection.where):
            parts += [" and " if k else " ", *self.condition(condition, selection.kinds)]
        for k, related in enumerate(selection.related):
            parts += [" and " if k else " ", *self.related(related, n)]
        for k, option in enumerate(selection.either):
            parts.append(" or " if k else " either ")
            for condition in option.where:
                parts += self.condition(condition, selection.kinds)
            for related in option.related:
                parts += self.related(related, n)
        if selection.excluding:
            parts += [" other than ", *self.listed(selection.excluding)]
        return parts

    def condition(self, condition: Comparison, kinds: Sequence[str] = ()) -> list[Part]:
        """``with battery level below [20 %]``."""
        attribute = attribute_words(condition.attribute)
        if isinstance(condition, Contrast):
            share = "" if condition.factor == 1 else f"{condition.factor:g} times their "
            op = _COMPARATIVE.get(condition.op, "equal to")
            more = f" {'plus' if condition.plus > 0 else 'minus'} {abs(condition.plus):g}"
            plus = more if condition.plus else ""
            return [f"with {attribute} {op} {share}{attribute_words(condition.than)}{plus}"]
        if condition.attribute == "active" and isinstance(condition.value, bool):  # eq. 1
            holds = condition.value is (condition.op == "=")
            return ["currently active" if holds else "currently inactive"]
        if condition.op in ("exists", "missing"):
            return ["with " if condition.op == "exists" else "without ", attribute]
        if isinstance(condition.value, bool):
            holds = condition.value is (condition.op == "=")
            return ["with " if holds else "without ", attribute]
        many = condition.value if isinstance(condition.value, list) else [condition.value]
        unit = self.unit(condition.attribute, kinds)
        dated = self.tells_time(condition.attribute, kinds)
        said = [say_value(v, unit, "datetime" if dated else None) for v in many if v is not None]
        value = join(said, "or")
        if condition.attribute == "name":
            return ["named ", Slot(text=value)]
        compared = _IN_TIME if dated else _COMPARATIVE
        op = "containing" if condition.op == "contains" else compared.get(condition.op, "")
        return [f"with {attribute} {op}".rstrip() + " ", Slot(text=value)]

    def _plainly(
        self,
        form: str,
        text: str,
        direction: str,
        whom: list[Part],
        *,
        none: bool,
        n: int | None,
        one: bool,
    ) -> list[Part]:
        """A relation as a clause after a noun: "connected to X", "whose gateway is X", "that X
        feeds". ``none`` is for its negation, ``n`` how many the noun stands for, ``one`` says that
        ``whom`` is a single entity."""
        no = "no " if none and whom else ""
        are, verb = ("is", text) if n == 1 else ("are", third_person_plural(text))
        if form == "noun":
            if direction == "both" or not whom:
                return [f"{'without' if none else 'with'} {text}", " to " if whom else "", *whom]
            if direction == "out":
                if none and not one:
                    among = () if whom == [plural(text)] else (" among ", *whom)
                    return [f"without any {text}", *among]
                return [f"whose {text} is {'not ' if none else ''}", *whom]
            return [f"that {are} the {text} of {no}", *whom]
        if direction == "in":
            doer = whom or ["something"]
            if none and not whom:
                return [f"that nothing {'is ' if form == 'participle' else ''}{text}"]
            acts = text if one or not whom else third_person_plural(text)
            if form == "participle":
                acts = f"{'is' if one or not whom else 'are'} {text}"
            return [f"that {no}", *doer, f" {acts}"]
        if form == "participle":
            if none and not whom:
                return [f"not {text} anything"]
            if none:
                return [f"not {text} {'' if one else 'any '}", *whom]
            return [f"{text} ", *(whom or ["something"])]
        return [f"that {verb} {no}", *(whom or ["nothing" if none else "something"])]

    def related(self, related: Related, n: int | None = None) -> list[Part]:
        """``connected to [gw-12]``, ``without link to any hub``, ``with at least [3] sensors``."""
        target = related.target or Selection()
        whom = self.selection(target)
        plain = related.op == ">=" and related.count == 1
        none = (related.op, related.count) in (("=", 0), ("<", 1))
        form, text = self.step(related.step)
        if related.most > 1:
            return ["not " if none else "", *self.how_far(related), *whom]
        if target == Selection():
            whom = []
        if plain or none:
            return self._plainly(
                form,
                text,
                related.step.direction,
                whom,
                none=none,
                n=n,
                one=target.is_entity,
            )
        words_of = {"=": "exactly", "!=": "other than"} | _COMPARATIVE
        words_of |= {">": "more than", "<": "fewer than"}
        count = Slot(text=str(related.count))
        over = [f" (over {text})"] if related.step.types else []
        lead: list[Part] = [f"with {words_of[related.op]} ", count, " "]
        if not whom and form == "noun":
            return [*lead, counted(related.count, text)]
        return [*lead, *(whom or [text or "relations"]), *over]

    @staticmethod
    def how_far(related: Related) -> list[Part]:
        """``within [2] hops of ``, ``[3] hops from ``."""
        lead, tail = ("", "from ") if related.fewest == related.most else ("within ", "of ")
        return [lead, Slot(text=str(related.most)), f" hops {tail}"]

    def about(self, of: Selection, n: int) -> list[Part] | None:
        """The start of a sentence about the one entity that ``of`` is related to: "X is connected
        to ", "the gateway of X is "; ``None`` where the set says more than that.

        Args:
            of: a set of ``n`` members.
        """
        if (
            of.ids is not None
            or of.where
            or of.either
            or of.excluding
            or len(of.related) != 1
            or not n
        ):
            return None
        related = of.related[0]
        target = related.target
        plain = (related.op, related.count, related.most) == (">=", 1, 1)
        plain &= len(related.step.types) == 1
        if not plain or target is None or not target.is_entity or related.step.where:
            return None
        form, text = self.step(related.step)
        whom = self.selection(target)
        number: list[Part] = [] if n == 1 else [Slot(text=str(n)), " ", self.noun(of, n), ": "]
        if related.step.direction != "in":
            return None
        if form == "noun":
            if n > 1:
                return [*whom, " has ", Slot(text=str(n)), f" {plural(text)}: "]
            return [f"the {text} of ", *whom, " is "]
        return [*whom, f" {'is ' if form == 'participle' else ''}{text} ", *number]

    def step(self, step: Step) -> tuple[str, str]:
        """``(form, words)`` of a step, as ``relation_form`` gives; its conditions stand before."""
        if not step.types:
            return "participle", "related to"
        forms = [relation_form(t) for t in step.types]
        text = join(list(dict.fromkeys(w for _, w in forms)), "or")
        said = " ".join(say_value(c.value) for c in step.where if isinstance(c.value, str))
        return forms[0][0], f"{said} {text}".strip()

    def edges(self, edges: Edges, n: int | None = None) -> list[Part]:
        """``[60GHz] links from hubs to [48]``."""
        noun = join([_named_links(t, 2 if n is None else n) for t in edges.step.types], "or")
        parts: list[Part] = []
        for condition in edges.step.where:
            if isinstance(condition.value, str) and condition.op == "=":
                parts += [Slot(text=say_value(condition.value)), " "]
        parts.append(noun or counted(2 if n is None else n, "relation"))
        for condition in edges.step.where:
            if not (isinstance(condition.value, str) and condition.op == "="):
                parts += [" ", *self.condition(condition)]
        both = edges.step.direction == "both"
        for lead, end in (("of" if both else "from", edges.source), ("to", edges.target)):
            if end is not None and end != Selection():
                parts += [f" {lead} ", *self.selection(end)]
        return parts


def unit_symbol(unit: str | None) -> str:
    return UNIT_SYMBOLS.get(unit or "", unit or "")


def _named_links(relation: str, n: int) -> str:
    """``footpaths``; but of a relation that is no noun ``“attended by” relations``."""
    form, _ = relation_form(relation)
    if form == "noun":
        return counted(n, words(relation))
    return f"“{words(relation)}” {counted(n, 'relation')}"
