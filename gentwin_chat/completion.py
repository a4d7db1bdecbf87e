"""Generated relations, kept apart from the graph and laid over it when they are asked for."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from pydantic import ValidationError

from gentwin_chat.domain import PutRelation, Relation
from gentwin_chat.errors import SettingsError, SourceError, StoreError
from gentwin_chat.generation import NEITHER, NO, YES, Judge, Ontology, Signature, Verdict, generate
from gentwin_chat.indexing.graph.fork import Fork
from gentwin_chat.indexing.graph.protocol import GraphReader

if TYPE_CHECKING:
    from gentwin_chat.llama import Llama


Watch = Callable[[Iterable[list[float]], int], Iterable[list[float]]]
"""Hands on what comes, of which there will be so many: a progress bar."""


def reading_by(llama: Llama, watch: Watch = lambda items, total: items) -> Judge:
    """The judge that reads with a Llama and its adapter.

    Args:
        llama: reads.
        watch: shown how far it is.
    """

    def judge(prompts: Sequence[str]) -> list[Verdict]:
        found = watch(llama.chances(prompts, (YES, NO, NEITHER)), len(prompts))
        return [Verdict(yes, no) for yes, no, _ in found]

    return judge


def signature(said: str) -> Signature:
    """``Sensor:connectedTo:Gateway`` → between which kinds a type of relation may hold.

    Raises:
        SettingsError: it has not three parts.
    """
    parts = [part.strip() for part in said.split(":")]
    if len(parts) != 3 or not all(parts):
        raise SettingsError(f"{said!r} is no relation. Write it as Sensor:connectedTo:Gateway.")
    return Signature(*parts)


def complete(
    reader: GraphReader,
    lines: Iterable[str],
    judge: Judge,
    *,
    more: Iterable[Signature] = (),
    threshold: float = 0.5,
) -> list[Relation]:
    """The relations that free text adds to a graph, likeliest first; the graph is only read.

    Args:
        reader: the graph: whom the text may name, and by its relations what may be related to what.
        lines: of the text, oldest first.
        judge: who reads it.
        more: relations that make sense though the graph holds none of them.
        threshold: of r̂, from which on a relation is taken to hold.

    Raises:
        SettingsError: nothing can be related to anything, or ``more`` names an unknown kind.
    """
    entities = reader.entities(reader.select())
    observed = [r for r in reader.relations() if r.inferred is None]
    shown = Ontology.of(entities, observed)
    kinds = {e.kind for e in entities.values()}
    for one in more:
        if unknown := {one.source_kind, one.target_kind} - kinds:
            known = ", ".join(sorted(kinds)[:12])
            raise SettingsError(f"No entity is a {min(unknown)!r}. There are: {known}.")
    ontology = Ontology(shown.signatures | frozenset(more), shown.single, shown.undirected)
    if not ontology.signatures:
        raise SettingsError(
            "The network holds no relation to go by. Name one, such as Sensor:connectedTo:Gateway."
        )
    return generate(lines, entities, ontology, judge, known=observed, threshold=threshold)


def completed(reader: GraphReader, relations: Iterable[Relation]) -> Fork:
    """A graph with generated relations laid over it; what is observed stays as it is.

    Raises:
        StoreError: a relation names an entity that is not there, or is not marked as generated.
    """
    changes = []
    for relation in relations:
        if relation.inferred is None:
            raise StoreError(f"{relation.identity} is not generated. Ingest it as observed.")
        changes.append(PutRelation(relation=relation))
    return Fork(reader, changes)


def write_relations(relations: Iterable[Relation], file: Path) -> None:
    """Write relations as JSON lines.

    Raises:
        SourceError: the file cannot be written.
    """
    text = "".join(r.model_dump_json(exclude_defaults=True) + "\n" for r in relations)
    try:
        file.write_text(text, encoding="utf-8")
    except OSError as e:
        raise SourceError(str(e), remedy="Name another file.", file=str(file)) from e


def read_relations(file: Path) -> list[Relation]:
    """Read what :func:`write_relations` wrote.

    Raises:
        SourceError: the file cannot be read, or a line is no relation.
    """
    remedy = "Write it with gentwin generate."
    try:
        lines = file.read_text(encoding="utf-8").splitlines()
    except (OSError, UnicodeDecodeError) as e:
        raise SourceError(f"cannot be read: {e}.", remedy=remedy, file=str(file)) from e
    found = []
    for number, line in enumerate(lines, 1):
        try:
            found.append(Relation.model_validate_json(line))
        except ValidationError as e:
            why = e.errors(include_url=False)[0]["msg"]
            raise SourceError(why + ".", remedy=remedy, file=str(file), line=number) from e
    return found
