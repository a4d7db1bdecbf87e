"""Scenarios as people write them: in Python, or as YAML.

name: Harbour gateway fails
actions:
  - fail: gw-12
  - move: {entity: aq-17, to: gw-13}
  - set: {entity: pk-3, attribute: status, value: maintenance}
  - fail: {role: gateway, rank: weight, take: 1}   # whoever that is in this network
questions:
  - Which sensors have no gateway?
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal, TypeAlias

import yaml
from pydantic import BaseModel, ConfigDict, Field, ValidationError, model_validator

from gentwin_chat.domain import Value
from gentwin_chat.errors import ScenarioError

if TYPE_CHECKING:
    from gentwin_chat.domain import Change
    from gentwin_chat.indexing.graph.protocol import GraphReader

Part: TypeAlias = Literal["sensor", "gateway", "service", "place"]
"""What an entity is to the network, whatever the network calls it (see ``choosing``)."""


class _Part(BaseModel):
    model_config = ConfigDict(extra="forbid")


class Choice(_Part):
    """Entities that are chosen by what they are, so that a scenario fits any network.

    Attributes:
        kind: of this kind, as the network spells it.
        role: or of the kinds that play this part.
        inside: only what lies in this place, over any number of places within places.
        beside: only what has a relation to this entity.
        where: only those whose attributes have these values.
        rank: their order: by priority (eq. 3), or by weight (eq. 5: the sensors connected).
        skip: leave out the first so many of them.
        take: then only the first so many; all if left out.
    """

    kind: str | None = None
    role: Part | None = None
    inside: Target | None = None
    beside: Target | None = None
    where: dict[str, Value] = Field(default_factory=dict)
    rank: Literal["priority", "weight"] = "priority"
    skip: int = Field(default=0, ge=0)
    take: int | None = Field(default=None, ge=1)


Target: TypeAlias = str | list[str] | Choice
"""Who is meant: an id or a name that is unique, several of them, or a choice."""


class Link(_Part):
    """Two entities and the relation between them (any, if ``relation`` is left out)."""

    source: str
    target: str
    relation: str | None = None


class Add(_Part):
    """A new entity, with links from it."""

    id: str
    kind: str
    name: str | None = None
    attributes: dict[str, Value] = Field(default_factory=dict)
    links: list[Link] = Field(default_factory=list)


class RollOut(_Part):
    """``count`` new entities of ``kind`` at each of ``to``, linked as others of their kind are.

    Attributes:
        kind: of the new ones; if left out, the kind of sensor that ``to`` has most of.
        to: to whom they are linked.
    """

    count: int = Field(ge=1, le=100_000)
    to: Target
    kind: str | None = None


class Grow(_Part):
    """``of`` (the sensors, if left out) ``factor`` times as many, the new ones linked alike."""

    factor: int = Field(ge=2, le=1000)
    of: Target = Choice(role="sensor")


class Move(_Part):
    """Relations of ``entity`` to what is of the kind of ``to`` now lead to ``to``."""

    entity: Target
    to: str


class Merge(_Part):
    """``entity`` is taken out, and what was related to it is related to ``into``."""

    entity: Target
    into: Target


class SetAttribute(_Part):
    """An attribute gets another value, in the unit that it has."""

    entity: Target
    attribute: str
    value: Value


class Rollback(_Part):
    """Those of ``of`` with the newest ``attribute`` of their kind go back to the one before it.

    Attributes:
        attribute: its name, or a word of it; versions compare number by number (1.10 > 1.9).
    """

    attribute: str
    of: Target = Choice()


class Cut(_Part):
    """Nothing is heard of ``of`` (of every device, if left out) for ``seconds``.

    Attributes:
        interval: seconds between two messages; who misses three is held to be absent (⊥ = 0).
    """

    seconds: float = Field(gt=0)
    of: Target | None = None
    interval: float = Field(default=2.0, gt=0)


class Rate(_Part):
    """``of`` send a message every ``seconds`` from now on."""

    seconds: float = Field(gt=0)
    of: Target | None = None


class Action(_Part):
    """One change; exactly one field is given.

    Attributes:
        fail: the device stays but is off (⊥ = 0), and its links carry nothing.
        blackout: a place loses power: everything in it fails, and so does the place's own supply.
        remove: it is taken out, with its links.
        off: it is silent (⊥ = 0), and its links stay.
        restore: it is active again, with the links that a failure before took.
        add, roll_out, grow, move, merge, set, rollback, cut, rate: see their classes.
        link, unlink: a relation comes or goes.
    """

    fail: Target | None = None
    blackout: Target | None = None
    remove: Target | None = None
    off: Target | None = None
    restore: Target | None = None
    add: Add | None = None
    roll_out: RollOut | None = None
    grow: Grow | None = None
    move: Move | None = None
    merge: Merge | None = None
    set: SetAttribute | None = None
    rollback: Rollback | None = None
    link: Link | None = None
    unlink: Link | None = None
    cut: Cut | None = None
    rate: Rate | None = None

    @model_validator(mode="before")
    @classmethod
    def _words(cls, content: Any) -> Any:
        """To YAML 1.1 an unquoted ``off`` is false."""
        if not isinstance(content, dict):
            return content
        said = {"off" if key is False else key: value for key, value in content.items()}
        for word in said.keys() - cls.model_fields.keys():
            raise ValueError(f"there is no action {word!r}, but " + ", ".join(cls.model_fields))
        return said

    @model_validator(mode="after")
    def _one(self) -> Action:
        fields = type(self).model_fields
        if sum(getattr(self, name) is not None for name in fields) != 1:
            raise ValueError("an action has exactly one of " + ", ".join(fields))
        return self


class Scenario(_Part):
    """A named list of changes to try on a fork of the twin.

    Attributes:
        name: what it is called in reports.
        about: what it is for, in a sentence.
        actions: applied in order, each on the outcome of those before it.
        questions: asked of the twin and of the fork, for the comparison.
    """

    name: str = "what if"
    about: str = ""
    actions: list[Action] = Field(default_factory=list)
    questions: list[str] = Field(default_factory=list)

    @classmethod
    def read(cls, path: str | Path) -> Scenario:
        """A scenario from a YAML file.

        Raises:
            ScenarioError: the file is missing, is no YAML, or says something that is no scenario.
        """
        try:
            content: Any = yaml.safe_load(Path(path).read_text(encoding="utf-8"))
            return cls.model_validate(content)
        except OSError as e:
            raise ScenarioError(f"{path}: cannot be read ({e.strerror}). Give a YAML file.") from e
        except UnicodeDecodeError as e:
            raise ScenarioError(f"{path}: is no text ({e.reason}). Save it as UTF-8.") from e
        except yaml.YAMLError as e:
            raise ScenarioError(f"{path}: is no YAML: {' '.join(str(e).split())}") from e
        except ValidationError as e:
            first = e.errors()[0]
            where = ": ".join([str(path), *filter(None, [".".join(map(str, first["loc"]))])])
            raise ScenarioError(f"{where}: {first['msg']}.") from e

    def changes(self, reader: GraphReader) -> list[Change]:
        """The scenario as changes to the version that ``reader`` reads.

        Raises:
            ScenarioError: an action names an entity or relation that is not there, or one name of
                several.
        """
        from gentwin_chat.whatif.applying import Applied

        return Applied(self.actions, reader).changes


for _model in (Choice, RollOut, Grow, Move, Merge, SetAttribute, Rollback, Cut, Rate, Action):
    _model.model_rebuild()
