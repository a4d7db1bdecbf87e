"""The typed, read-only query that a question becomes (SPEC §4).

A query names only what the graph itself has: kinds, attributes, relation types and ids. A
``Selection`` describes a set of entities the way a description logic does (kind, conditions,
relations to other sets); each question class says what is wanted of a set.
"""

from __future__ import annotations

from typing import Annotated, Literal, TypeAlias

from pydantic import BaseModel, ConfigDict, Field

from gentwin_chat.domain import Change
from gentwin_chat.indexing.graph.protocol import Comparison, Operator

Aspect: TypeAlias = Literal["name", "id", "kind"]
TermRole: TypeAlias = Literal["kind", "relation", "attribute", "unit"]
Direction: TypeAlias = Literal["out", "in", "both"]
OPPOSITE: dict[Direction, Direction] = {"out": "in", "in": "out", "both": "both"}
Function: TypeAlias = Literal["count", "average", "median", "sum", "minimum", "maximum"]


class _Query(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class Contrast(Comparison):
    """A condition against another attribute of the same entity: more load than ``0.5`` × limit.

    Attributes:
        than: the attribute that is the yardstick; ``value`` stays ``None``.
        factor: what it is multiplied by: a share of it, or the conversion of its unit.
        plus: what is added to it, in the attribute's unit: five degrees above the setpoint.
    """

    than: str
    factor: float = 1.0
    plus: float = 0.0


class Step(_Query):
    """One hop: over relations of any of ``types`` (all if empty) that satisfy ``where``.

    ``direction`` is seen from the entity that is being described. Undirected relations are
    followed from both ends whatever the direction.
    """

    types: tuple[str, ...] = ()
    direction: Direction = "both"
    where: tuple[Comparison, ...] = ()


class Related(_Query):
    """A condition: the entity has, over ``step``, ``op count`` entities of ``target``.

    The default (at least one) reads as "is connected to"; ``op="=", count=0`` as "has no". With
    ``most`` above one, ``step`` may be taken so often: entities of ``target`` count whose shortest
    way is of ``fewest`` to ``most`` hops.
    """

    step: Step
    target: Selection | None = None
    op: Operator = ">="
    count: int = 1
    fewest: int = Field(default=1, ge=1)
    most: int = Field(default=1, ge=1)


class Selection(_Query):
    """A set of entities.

    Attributes:
        kinds: any of these; all kinds if empty.
        ids: only among these, if given.
        where: conditions on attributes, all of which hold.
        related: conditions on relations, all of which hold.
        either: further descriptions, at least one of which fits.
        excluding: ids left out ("other than gw-12").
        ranked: only those that this ranking puts first ("the fastest truck").
        noun: what the question calls the members, singular, where they are of several kinds.
    """

    kinds: tuple[str, ...] = ()
    ids: tuple[str, ...] | None = None
    where: tuple[Contrast | Comparison, ...] = ()
    related: tuple[Related, ...] = ()
    either: tuple[Selection, ...] = ()
    excluding: tuple[str, ...] = ()
    ranked: Top | None = None
    noun: str = ""

    @property
    def is_everything(self) -> bool:
        """Leaves no entity out."""
        return self.ids is None and not (self.kinds or self.restricted or self.excluding)

    @property
    def restricted(self) -> bool:
        """Says more of its members than their kind and identity."""
        return bool(self.where or self.related or self.either or self.ranked)

    @property
    def is_entity(self) -> bool:
        """Names one entity and says nothing else."""
        return self.ids is not None and len(self.ids) == 1 and not self.restricted


class Edges(_Query):
    """A set of relations: those of ``step`` between two sets (any entity if ``None``)."""

    step: Step
    source: Selection | None = None
    target: Selection | None = None


class AttributeMeasure(_Query):
    """The number that an attribute holds; ``unit``: in which it is wanted, if any was named."""

    by: Literal["attribute"] = "attribute"
    attribute: str
    unit: str | None = None


class DegreeMeasure(_Query):
    """The number of distinct entities of ``target`` that ``step`` leads to."""

    by: Literal["degree"] = "degree"
    step: Step
    target: Selection | None = None


Measure: TypeAlias = Annotated[AttributeMeasure | DegreeMeasure, Field(discriminator="by")]


class Lookup(_Query):
    """The values of attributes, of every entity of a set; ``distinct`` gives each value once,
    ``unit`` is the one in which numbers are wanted, if any was named."""

    ask: Literal["lookup"] = "lookup"
    of: Selection | Edges
    attributes: tuple[str, ...]
    distinct: bool = False
    unit: str | None = None


class ListAll(_Query):
    """The members of a set."""

    ask: Literal["list"] = "list"
    of: Selection | Edges


class Count(_Query):
    """How many members a set has; ``distinct`` counts the distinct values of an attribute,
    ``among`` asks what percentage of another set they are."""

    ask: Literal["count"] = "count"
    of: Selection | Edges
    distinct: str | None = None
    among: Selection | None = None


class Exists(_Query):
    """Whether a set has any member; ``every`` asks whether all of ``of`` lie in ``every``."""

    ask: Literal["exists"] = "exists"
    of: Selection | Edges
    every: Selection | None = None


class Aggregate(_Query):
    """One number over a set. ``present`` leaves out members whose degree is 0."""

    ask: Literal["aggregate"] = "aggregate"
    of: Selection | Edges
    function: Function
    measure: Measure
    present: bool = False


class Top(_Query):
    """The ``k`` members with the largest (or smallest) measure; for 1, all that share it, and with
    ``rank`` all that share the second largest, the third …; all in this order if ``None``.

    With ``far_end``, relations from one set are ranked and the entities at their other end wanted:
    "which gateway is nearest to X".
    """

    ask: Literal["top"] = "top"
    of: Selection | Edges
    measure: Measure
    k: int | None = 1
    rank: int = 1
    largest: bool = True
    far_end: bool = False


class Group(_Query):
    """A row per group: the members of a set by an attribute or by what a step leads to.

    With ``function="count"`` members are counted, otherwise ``measure`` is aggregated. ``largest``
    asks for the group with the most (or, ``False``, the fewest) alone, and all that share it; for
    the ``k`` first ones where ``k`` is more than 1. Relations are grouped by an
    attribute of theirs, or else by their first end.
    """

    ask: Literal["group"] = "group"
    of: Selection | Edges
    attribute: str | None = None
    step: Step | None = None
    target: Selection | None = None
    function: Function | Literal["list"] = "count"
    measure: Measure | None = None
    largest: bool | None = None
    k: int = 1


class Several(_Query):
    """Numbers over one set that are asked for at once: "the average and the highest load".

    Attributes:
        parts: they differ in what they compute alone.
    """

    ask: Literal["several"] = "several"
    parts: tuple[Aggregate | Group, ...]


class Compare(_Query):
    """Two or more entities against each other.

    ``how``: which has the ``more`` or ``less``; whether they have the ``same``; the
    ``difference``. ``claim`` turns it into yes or no: is it the first?
    """

    ask: Literal["compare"] = "compare"
    ids: tuple[str, ...]
    measure: Measure
    how: Literal["more", "less", "same", "difference"]
    claim: bool = False


class Path(_Query):
    """A shortest path between two entities over ``step``; its nodes, its length, or whether."""

    ask: Literal["path"] = "path"
    source: str
    target: str
    step: Step = Step()
    wanted: Literal["nodes", "hops", "exists"] = "nodes"


class Define(_Query):
    """What a word of the graph's own vocabulary means."""

    ask: Literal["define"] = "define"
    term: str
    role: Literal["kind", "attribute", "relation", "value"]


class Summary(_Query):
    """All that matters about one entity, or about the whole network (``id=None``)."""

    ask: Literal["summary"] = "summary"
    id: str | None = None


class Identify(_Query):
    """What one entity is called, its id, or its kind."""

    ask: Literal["identify"] = "identify"
    id: str
    aspect: Aspect


class Terms(_Query):
    """The graph's own words of one role.

    Attributes:
        role: kinds, relation types, attributes, or the units of attributes.
        of: kinds that limit them (those that are listed, have the attributes, or are related);
            the attributes whose units are asked; everything if empty.
        wanted: the words; how many they are; or how many entities are of each kind.
    """

    ask: Literal["terms"] = "terms"
    role: TermRole
    of: tuple[str, ...] = ()
    wanted: Literal["list", "count", "tally"] = "list"


class Changed(_Query):
    """What is new, gone or different since a version."""

    ask: Literal["changed"] = "changed"
    since: int


class Impact(_Query):
    """What a change does to the members of a set.

    ``isolated``: they keep no relation of ``step`` to ``target`` though they had one.
    ``unreachable``: they were in the largest connected part of the network and no longer are.
    With ``downed``, members that the change itself switches off count as well.
    """

    ask: Literal["impact"] = "impact"
    of: Selection
    effect: Literal["isolated", "unreachable"]
    step: Step = Step()
    target: Selection | None = None
    wanted: Literal["list", "count", "exists"] = "list"
    downed: bool = False


class Consequence(_Query):
    """All that a change does to those around ``ids``: who is left alone, who is cut off, who has
    more or fewer than before.

    Attributes:
        ids: whom the change is about.
        of: only these are of interest; everyone if ``None``.
    """

    ask: Literal["consequence"] = "consequence"
    ids: tuple[str, ...]
    of: Selection | None = None


class Failures(_Query):
    """Whose failure alone would do the most damage.

    Attributes:
        of: whose failures.
        hurt: damage to these counts; to everyone if ``None``.
        effect: what counts as damage: to keep no relation to one of the kind of ``of``
            (``orphaned``), to be cut off from the main part (``cut_off``), or either.
        step: the relations that connect.
        k: the first so many; all that do any damage if ``None``.
    """

    ask: Literal["failures"] = "failures"
    of: Selection
    hurt: Selection | None = None
    effect: Literal["hurt", "orphaned", "cut_off"] = "hurt"
    step: Step = Step()
    k: int | None = 1
    wanted: Literal["list", "count"] = "list"


class WhatIf(_Query):
    """A question asked of a fork with ``changes`` applied; ``said`` names them in words."""

    ask: Literal["whatif"] = "whatif"
    changes: tuple[Change, ...]
    said: str
    then: Question


Question: TypeAlias = Annotated[
    Lookup
    | ListAll
    | Count
    | Exists
    | Aggregate
    | Top
    | Group
    | Several
    | Compare
    | Path
    | Define
    | Summary
    | Identify
    | Terms
    | Changed
    | Impact
    | Consequence
    | Failures
    | WhatIf,
    Field(discriminator="ask"),
]


def in_unit(question: Question, unit: str) -> Question:
    """The same question, its numbers wanted in ``unit``; others than those of attributes stay."""
    if isinstance(question, WhatIf):
        return question.model_copy(update={"then": in_unit(question.then, unit)})
    if isinstance(question, Lookup):
        return question.model_copy(update={"unit": unit})
    if isinstance(question, Several):
        parts = tuple(in_unit(p, unit) for p in question.parts)
        return question.model_copy(update={"parts": parts})
    measure = getattr(question, "measure", None)
    if isinstance(measure, AttributeMeasure):
        wanted = measure.model_copy(update={"unit": unit})
        return question.model_copy(update={"measure": wanted})
    return question


for _model in (
    Related,
    Selection,
    Edges,
    Count,
    WhatIf,
    DegreeMeasure,
    Group,
    Lookup,
    Impact,
    Consequence,
    Failures,
):
    _model.model_rebuild()
