"""``gentwin ingest`` and ``gentwin simulate``: networks in, networks out."""

from __future__ import annotations

import sys
from collections import Counter
from pathlib import Path
from typing import Annotated

import typer

from gentwin_chat.cli.output import print_json, public, track
from gentwin_chat.cli.talk import Source, input_lines, open_twin

SHOWN = 20  # rejects listed on a terminal; --json lists all

Json = Annotated[bool, typer.Option("--json", help="Print the result as JSON.")]


def ingest(
    source: Annotated[str, typer.Argument(metavar="SOURCE", help="File or folder to read.")],
    store: Annotated[
        str,
        typer.Option(help="File of an embedded store, or a neo4j:// or bolt:// address."),
    ],
    mapping: Annotated[
        Path | None, typer.Option(help="YAML that says what tables and columns mean.")
    ] = None,
    as_json: Json = False,
) -> None:
    """Read a network and keep it in a store, as one new version."""
    from gentwin_chat.indexing.graph import open_store
    from gentwin_chat.indexing.sources import load

    topology = load(source, mapping=mapping)
    total = len(topology.entities) + len(topology.relations)
    graph = open_store(store)
    try:
        changes = track(topology.changes(), "Writing", total)
        version = graph.apply(changes, descriptions=topology.descriptions)
    finally:
        graph.close()
    if as_json:
        print_json(
            {
                "store": public(store),
                "version": version,
                "entities": Counter(e.kind for e in topology.entities.values()),
                "relations": Counter(r.type for r in topology.relations),
                "rejects": [r.model_dump() for r in topology.rejects],
            }
        )
        return
    print(
        f"{len(topology.entities)} entities and {len(topology.relations)} relations "
        f"are version {version} of {public(store)}."
    )
    for reject in topology.rejects[:SHOWN]:
        line = "" if reject.line is None else f"{reject.line}:"
        print(f"not read: {reject.file}:{line} {reject.reason}", file=sys.stderr)
    if len(topology.rejects) > SHOWN:
        print(f"and {len(topology.rejects) - SHOWN} more (see --json)", file=sys.stderr)


def generate(
    log: Annotated[
        str, typer.Argument(metavar="LOG", help="Free text to read, oldest line first; -: stdin.")
    ],
    out: Annotated[
        Path, typer.Option(help="Written: the relations as JSON lines, each with its probability.")
    ],
    source: Source = None,
    relation: Annotated[
        list[str] | None,
        typer.Option(
            metavar="KIND:RELATION:KIND",
            help="A relation to look for of which the network holds none yet; may be repeated.",
        ),
    ] = None,
    threshold: Annotated[
        float, typer.Option(min=0, max=1, help="Probability from which on a relation is kept.")
    ] = 0.5,
    as_json: Json = False,
) -> None:
    """Have the Llama read relations out of a free-text log."""
    from gentwin_chat.completion import complete, reading_by, signature, write_relations
    from gentwin_chat.llama import load

    more = [signature(said) for said in relation or ()]
    lines = [line.decode("utf-8", "replace") for line in input_lines(log)]
    judge = reading_by(load(), lambda items, total: track(items, "Reading", total))
    with open_twin(source) as twin:  # what was generated before is not gone by: it is left out
        found = complete(twin.reader, lines, judge, more=more, threshold=threshold)
    write_relations(found, out)
    types = Counter(r.type for r in found)
    if as_json:
        print_json({"file": str(out), "lines": len(lines), "relations": types})
        return
    said = ", ".join(f"{count} {name}" for name, count in types.most_common()) or "none"
    print(f"{len(found)} relations read out of {len(lines)} lines are in {out}: {said}.")


def simulate(
    out: Annotated[
        Path,
        typer.Argument(
            metavar="OUT",
            help="Written: .json or .jsonl as NGSI-LD, the state at the end; .log as a sensor log "
            "with the whole feed; anything else as a folder of NGSI-LD.",
        ),
    ],
    sensors: Annotated[int, typer.Option(min=0, help="Sensors at the start.")] = 250,
    gateways: Annotated[
        int | None, typer.Option(min=1, help="Gateways; a fifth of the sensors if left out.")
    ] = None,
    services: Annotated[int, typer.Option(min=1, max=3, help="Services.")] = 3,
    seconds: Annotated[float, typer.Option(min=0, help="Simulated time to pass.")] = 0.0,
    interval: Annotated[float, typer.Option(help="Seconds between two messages.")] = 2.0,
    loss: Annotated[float, typer.Option(help="Probability that a message is lost.")] = 0.0,
    churn: Annotated[float, typer.Option(help="Sensors that join and leave a minute.")] = 0.0,
    faults: Annotated[float, typer.Option(help="Share of devices out of order.")] = 0.0,
    districts: Annotated[bool, typer.Option(help="Also districts and positions.")] = False,
    seed: Annotated[int, typer.Option(help="Equal seeds give equal cities.")] = 0,
    as_json: Json = False,
) -> None:
    """Write the network of a simulated smart city."""
    from gentwin_chat.indexing.log_writer import write_log
    from gentwin_chat.indexing.ngsi_ld_writer import write_city, write_ngsi_ld
    from gentwin_chat.indexing.physical_space import PhysicalSpace

    space = PhysicalSpace(
        *(sensors, gateways, services),
        seed=seed,
        districts=districts,
        interval=interval,
        loss=loss,
        churn=churn,
        faults=faults,
    )
    opening = space.topology()
    events = space.run(seconds)
    if out.suffix == ".log":
        lines = write_log(events, out, start=space.now, topology=opening)
        written = {"lines": lines}
    else:
        delivered = sum(1 for _ in track(events, "Simulating"))
        network = space.truth() if seconds else opening
        if out.suffix in (".json", ".jsonl"):
            write_ngsi_ld(network, out)
        else:
            write_city(network, out)
        written = {
            "entities": len(network.entities),
            "relations": len(network.relations),
            "delivered": delivered,
        }
    if as_json:
        print_json({"file": str(out), "seed": seed, "seconds": seconds, **written})
    else:
        said = ", ".join(f"{number} {what}" for what, number in written.items())
        print(f"{out}: {said}")
