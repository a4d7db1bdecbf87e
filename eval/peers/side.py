"""One system under comparison, as a process: a network in, then one question a line.

    python -m gentwin_chat.eval.peers.<system> NETWORK.json < questions.jsonl

In: ``{"id", "question"}`` a line. Out: ``{"index_s"}`` in CPU seconds once it is ready; for each
question ``{"id", "text", "context", "seconds", "cpu_s", "peak_mb"}``, where ``context`` is what the
text rests on, piece by piece, ``peak_mb`` the most memory so far, and ``error`` is what the system
raised.
"""

from __future__ import annotations

import json
import resource
import sys
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any, TypeAlias

from gentwin_chat.domain import Entity, Topology, short_id, words
from gentwin_chat.llama import Message, load

ANSWER_TOKENS = 48  # of an answer, in each system
STEP_TOKENS = 96  # of what a system has written before it answers: keywords, Cypher

Answerer: TypeAlias = Callable[[str], tuple[str, Sequence[str]]]


def serve(setup: Callable[[Topology], Answerer]) -> None:
    """Set a system up for the network that the command line names, and answer what stdin asks."""
    topology = Topology.model_validate_json(Path(sys.argv[1]).read_text(encoding="utf-8"))
    chat("Hello", 1)  # the model is loaded before the clock runs; all systems have it
    started = time.process_time()
    answer = setup(topology)
    _say({"index_s": round(time.process_time() - started, 2)})
    for line in sys.stdin:
        asked = json.loads(line)
        started, worked = time.perf_counter(), time.process_time()
        said: dict[str, Any] = {"id": asked["id"], "text": "", "context": []}
        try:
            text, context = answer(asked["question"])
            said |= {"text": text.strip(), "context": list(context)}
        except Exception as e:  # noqa: BLE001 - whatever a system raises is how it answered
            said["error"] = f"{type(e).__name__}: {e}"[:500]
        took = time.perf_counter() - started, time.process_time() - worked
        peak = round(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024)
        spent = {"seconds": round(took[0], 3), "cpu_s": round(took[1], 3), "peak_mb": peak}
        _say(said | spent)


def _say(value: dict[str, Any]) -> None:
    sys.__stdout__.write(json.dumps(value, ensure_ascii=False) + "\n")  # type: ignore[union-attr]
    sys.__stdout__.flush()  # type: ignore[union-attr]


def chat(prompt: str, max_tokens: int = ANSWER_TOKENS, system: str | None = None) -> str:
    """The Llama's reply, greedy, without the twin adapter, which only knows how to phrase facts."""
    messages = [Message(role="system", content=system)] if system else []
    messages.append(Message(role="user", content=prompt))
    return "".join(load().generate(messages, max_tokens=max_tokens))


def closed(said: str) -> str:
    """What the Llama wrote, with the code fence closed that the limit of tokens cut off."""
    return f"{said}\n```" if said.count("```") % 2 else said


def label(entity: Entity) -> str:
    """What people call an entity."""
    return entity.name or short_id(entity.id)


def described(entity: Entity) -> str:
    """An entity with its readings, as one sentence."""
    called = f"{label(entity)} ({short_id(entity.id)})" if entity.name else label(entity)
    readings = entity.attributes.items()
    held = [f"{words(k)} {r.value} {r.unit or ''}".strip() for k, r in readings]
    return f"{called} is a {words(entity.kind)}" + (f": {', '.join(held)}." if held else ".")


def relations(topology: Topology) -> list[str]:
    """Every relation as a sentence."""
    of = topology.entities
    return [
        f"{label(of[r.source])} {words(r.type)} {label(of[r.target])}." for r in topology.relations
    ]
