"""Which of several values something has: "early, late or night?", "what kind of lamp is it"."""

from __future__ import annotations

from dataclasses import dataclass

from gentwin_chat.query import Count, Lookup, Question, Selection, Step
from gentwin_chat.understanding.lexicon import SORTS
from gentwin_chat.understanding.links import Links
from gentwin_chat.understanding.phrases import edge_set
from gentwin_chat.understanding.sentence import Unplaced
from gentwin_chat.understanding.vocabulary import SURE

_SORT_NOUNS = ("type", "kind", "category", "class", "style", "variety", "species", "model")


@dataclass
class Choices(Links):
    """Recognises questions that name the choices, or ask for the sort, of one entity."""

    def _choice(self) -> Question | None:
        """ "P7 lies how, normal or reverse?": the attribute whose values are offered."""
        entities = self.free("entity")
        if len(entities) != 1 or len(self._one(entities[0])) != 1:
            return None
        kinds = set(self.kinds_of(self._one(entities[0])))
        found = {r.type for _, _, r in self.joins.around(tuple(kinds))}
        values = [v for v in self.free("value") if (found if v.of_edges else kinds) & v.owners]
        offered = any("or" in (self.lower(v.start - 1), self.lower(v.end)) for v in values)
        others = self.free("kind", "attribute", "number")
        if not offered or others or len({v.name for v in values}) != 1:
            return None
        if self.lower(0) in ("which", "who") or self.has("list", "count", "negation"):
            return None
        for i in self.items:
            i.used = i.used or i.role in ("entity", "relation") or i in values
        of = Selection(ids=self._one(entities[0]))
        if values[0].of_edges:  # "is it backhauled over fibre or microwave?"
            types = tuple(sorted(found & values[0].owners))
            return Lookup(of=edge_set(Step(types=types), of, None), attributes=(values[0].name,))
        return Lookup(of=of, attributes=(values[0].name,))

    def _sort_of(self) -> Question | None:
        """ "What kind of lantern is fx018": the attribute that tells sorts of it apart."""
        said = [t.lower for t in self.linked.tokens]
        entities = self.free("entity")
        asked = len(said) > 2 and said[0] in ("what", "which") and said[1] in SORTS
        if not asked or said[2] != "of" or len(entities) != 1 or self.free("value"):
            return None
        if any(self.type_of(a) == "text" and a.score >= SURE for a in self.free("attribute")):
            return None  # "what kind of fuel is it": the attribute is named
        kinds = self.kinds_of(self._one(entities[0]))
        copula = entities[0].end == len(said) and "is" in said
        texts = [
            name
            for kind in kinds
            for name, info in self.joins.schema.kinds[kind].attributes.items()
            if info.type == "text" and info.distinct > 1
        ]
        attribute = self.vocabulary.dimension(_SORT_NOUNS, texts) if copula else None
        if attribute is None:
            return None
        for i in self.items:
            i.used = True
        return Lookup(of=Selection(ids=self._one(entities[0])), attributes=(attribute,))

    def _sorts_of(self) -> Question | None:
        """ "Types of pump", "what kinds of boat are there": the attribute that tells them apart."""
        asked = [c for c in self.cues("distinct") if c.mention.text.lower().endswith(" of")]
        if not asked or self.free("entity", "number", "pronoun") or self.has("negation", "per"):
            return None
        kind = self.next_item(asked[0].end, "kind", reach=0)
        rest = [i for i in self.free("kind", "attribute", "value", "relation") if i is not kind]
        if kind is None or rest or len(kind.names) != 1:
            return None
        held = self.joins.schema.kinds[kind.name].attributes
        texts = [n for n, i in held.items() if i.type == "text" and 1 < i.distinct < i.count]
        attribute = self.vocabulary.dimension(_SORT_NOUNS, texts)
        if attribute is None:
            raise Unplaced("no sorts of it are told apart")
        kind.used = True
        of = Selection(kinds=kind.names)
        if self.has("count"):
            return Count(of=of, distinct=attribute)
        return Lookup(of=of, attributes=(attribute,), distinct=True)
