"""A small YAML file by which people overrule what we guess, and say what a form has no place for.

It lies in the folder as ``gentwin.yaml`` or ``mapping.yaml``, or is given as an option. Every key
may be left out::

    tables:
      sectors:                  # file name without its ending, or key of a JSON object
        kind: antenna           # instead of the singular of the name
        id: serial              # the column that is the id
        name: title             # the column that is the human name
        references:             # column → what its values are ids of
          nodeId: {table: nodes, relation: mounted_on}
        units: {power: W}       # column → unit
      devices:
        kind_column: model      # the column that holds the kind of each row
      links:
        relation:               # its rows are relations
          source: from
          target: to
          type: radio_link      # or type_column: <column>
          directed: false
      scratch: {ignore: true}
    units: {temperature: CEL}   # for all tables
    undirected: [neighbourOf]   # relation types that state no direction, in any form
    descriptions:               # kind, attribute or relation type → what it means, in any form
      pm25: Fine particles in the air.
"""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

import yaml
from pydantic import BaseModel, ConfigDict, Field, ValidationError

from gentwin_chat.errors import SourceError

from .files import read_text

MAPPING_NAMES = ("gentwin.yaml", "gentwin.yml", "mapping.yaml", "mapping.yml")
"""Names under which a folder may hold its mapping."""


class _Strict(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class ReferenceMapping(_Strict):
    """A column holds ids of ``table``; ``relation`` is the relation's name."""

    table: str
    relation: str | None = None


class RelationMapping(_Strict):
    """Rows are relations between the entities whose ids stand in two columns."""

    source: str
    target: str
    type: str | None = None
    type_column: str | None = None
    directed: bool | None = None


class TableMapping(_Strict):
    """What one table is; see the module's example."""

    kind: str | None = None
    kind_column: str | None = None
    id: str | None = None
    name: str | None = None
    references: dict[str, ReferenceMapping] = Field(default_factory=dict)
    relation: RelationMapping | None = None
    units: dict[str, str] = Field(default_factory=dict)
    ignore: bool = False

    def columns(self) -> Iterable[str]:
        """Every column that it names."""
        relation = self.relation
        named = [self.kind_column, self.id, self.name, *self.references, *self.units]
        if relation is not None:
            named += [relation.source, relation.target, relation.type_column]
        return [column for column in named if column is not None]


class SourceMapping(_Strict):
    """The whole file."""

    tables: dict[str, TableMapping] = Field(default_factory=dict)
    units: dict[str, str] = Field(default_factory=dict)
    undirected: frozenset[str] = frozenset()
    descriptions: dict[str, str] = Field(default_factory=dict)


def read_mapping(path: Path) -> SourceMapping:
    """Read a mapping file.

    Raises:
        SourceError: it is no YAML, or says something that a mapping cannot say.
    """
    file = str(path)
    try:
        held = yaml.safe_load(read_text(path))
        return SourceMapping.model_validate(held or {})
    except yaml.YAMLError as e:
        mark = getattr(e, "problem_mark", None)
        raise SourceError(
            "The mapping is not valid YAML.",
            remedy="Mend that line.",
            file=file,
            line=mark.line + 1 if mark else None,
        ) from e
    except ValidationError as e:
        first = e.errors()[0]
        where = ".".join(str(part) for part in first["loc"]) or "the file"
        raise SourceError(
            f"The mapping cannot be used: {where}: {first['msg']}.",
            remedy="See the example in gentwin_chat/indexing/sources/mapping.py.",
            file=file,
        ) from e
