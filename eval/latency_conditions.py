"""How long answers take when things are not calm: many users, large networks, a changing twin.

What is compared is measured in turns, a few questions at a time, so that the load that other
programs put on the machine falls on each side alike.
"""

from __future__ import annotations

import random
import threading
import time
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from functools import partial
from itertools import count
from typing import Any, TypeAlias

from gentwin_chat.answer import Answer
from gentwin_chat.domain import Change, Observation, Observe
from gentwin_chat.eval.record import quantiles
from gentwin_chat.eval.scale_network import network
from gentwin_chat.eval.stopwatch import mean_stages, timed
from gentwin_chat.indexing.graph.embedded import EmbeddedGraph
from gentwin_chat.indexing.graph.protocol import GraphStore
from gentwin_chat.twin import Phraser, Twin
from gentwin_chat.whatif import Scenario

USERS = (1, 2, 4, 8, 16, 32)
SIZES = (300, 3_000, 30_000)
_CHUNK = 8  # questions asked in one condition before it is the turn of the next

# Asked of a network of any size; the work for the first list does not depend on it.
ABOUT = {
    "a few devices": (
        "Which gateway is Sensor 12 connected to?",
        "What is the battery of Sensor 33?",
        "Which sensors are connected to Gateway 4?",
        "Is Sensor 7 connected to Gateway 1?",
        "Compare the battery of Sensor 5 and Sensor 6",
        "Which sensors have the calibration rare?",
        "Tell me about Gateway 3.",
        "How many sensors are connected to Gateway 9?",
    ),
    "all devices": (
        "How many temperature sensors are there?",
        "Which temperature sensor has the highest value?",
        "What is the average battery of the noise sensors?",
        "How many humidity sensors have a battery below 20?",
        "Which gateway has the most sensors?",
    ),
}


Timed: TypeAlias = tuple[Answer, dict[str, float]]


def row(taken: Sequence[Timed]) -> dict[str, Any]:
    """How many were asked, quantiles (ms) until the answer was whole and until it began, and where
    the time went on average, if that was taken."""
    timings = [answer.timing for answer, _ in taken]
    return {
        "asked": len(timings),
        "total": quantiles([t.total for t in timings]),
        "first_token": quantiles([t.first_token for t in timings]),
        "stages": mean_stages([spent for _, spent in taken if spent]),
    }


def by_load(
    twin: Twin, questions: Sequence[str], users: Sequence[int] = USERS
) -> list[dict[str, Any]]:
    """Every question asked once by each number of users, who share them and ask without pause.

    Returns:
        For each number of users its quantiles (ms), and answers a second.
    """
    rows = []
    for number in users:
        ready = threading.Barrier(number)
        shares = [questions[k::number] for k in range(number)]

        def one_user(share: Sequence[str], ready: threading.Barrier = ready) -> list[Answer]:
            ready.wait()
            return [twin.ask(question) for question in share]

        started = time.perf_counter()
        with ThreadPoolExecutor(number) as pool:
            answers = [(a, dict[str, float]()) for got in pool.map(one_user, shares) for a in got]
        took = time.perf_counter() - started
        rows.append({"users": number, **row(answers), "per_s": round(len(answers) / took, 1)})
    return rows


def by_size(
    phraser: Phraser, sizes: Sequence[int] = SIZES, repeat: int = 5
) -> list[dict[str, Any]]:
    """The questions :data:`ABOUT` a few devices and about all, on networks of each size.

    Raises:
        RuntimeError: a question was not understood, so that its time would mean nothing.
    """
    twins: dict[int, Twin] = {}
    for devices in sizes:
        graph = EmbeddedGraph(None)
        graph.apply(network(devices))
        twins[devices] = Twin(graph, phraser=phraser)
        twins[devices].warm_up()
    answers: dict[tuple[int, str], list[Timed]] = {}
    for turn in range(repeat + 1):
        for devices, twin in twins.items():
            for about, questions in ABOUT.items():
                got = [timed(twin, q) for q in questions]
                if bad := [
                    q for q, (a, _) in zip(questions, got, strict=True) if a.status != "answered"
                ]:
                    raise RuntimeError(f"not answered on {devices} devices: {bad}")
                if turn:  # the first one fills caches
                    answers.setdefault((devices, about), []).extend(got)
    for twin in twins.values():
        twin.close()
    return [{"devices": d, "about": a, **row(got)} for (d, a), got in answers.items()]


def while_changing(twin: Twin, questions: Sequence[str], per_s: float = 10) -> list[dict[str, Any]]:
    """The same questions while nothing changes, after a change, during updates, and on what-ifs.

    Args:
        twin: of a store, to which new readings are written.
        per_s: updates a second where there are any; each is one new version.

    Raises:
        RuntimeError: the network has nothing to measure or to fail.
    """
    store = twin.reader
    if not isinstance(store, GraphStore):
        raise RuntimeError("the twin is of one version; open its store")
    changes = updates(store)
    gateways = _hubs(store)
    numbers = count()

    def after_a_change(question: str) -> Timed:
        store.apply([next(changes)])
        return timed(twin, question)

    def new_fork(question: str) -> Timed:
        started = time.perf_counter()
        fork = twin.what_if(_fails(gateways[next(numbers) % len(gateways)]))
        forked = (time.perf_counter() - started) * 1000
        answer, spent = timed(fork, question)
        answer.timing.total += forked
        answer.timing.first_token += forked
        return answer, spent

    kept = twin.what_if(_fails(gateways[0]))
    kept.ask(questions[0])

    @contextmanager
    def updating() -> Iterator[None]:
        ended = threading.Event()

        def write() -> None:
            while not ended.wait(1 / per_s):
                store.apply([next(changes)])

        writer = threading.Thread(target=write)
        writer.start()
        try:
            yield
        finally:
            ended.set()
            writer.join()

    conditions: dict[str, Callable[[str], Timed]] = {
        "nothing changes": partial(timed, twin),
        "the first question after a change": after_a_change,
        f"{per_s:g} updates a second": partial(timed, twin),
        "on a what-if (a gateway fails)": partial(timed, kept),
        "making the what-if, and its first question": new_fork,
    }
    answers: dict[str, list[Timed]] = {when: [] for when in conditions}
    for at in range(0, len(questions), _CHUNK):
        for when, ask in conditions.items():
            chunk = questions[at : at + _CHUNK]
            if "updates" in when:
                with updating():
                    answers[when] += [ask(q) for q in chunk]
            else:
                answers[when] += [ask(q) for q in chunk]
    return [{"when": when, **row(got)} for when, got in answers.items()]


def updates(store: GraphStore, seed: int = 0) -> Iterator[Change]:
    """New values of readings that are numbers, without end.

    Raises:
        RuntimeError: no entity has one.
    """
    chance = random.Random(seed)
    measured = [
        (e.id, name, reading)
        for e in store.entities(store.select()).values()
        for name, reading in e.attributes.items()
        if isinstance(reading.value, float)
    ]
    if not measured:
        raise RuntimeError("nothing in this network is measured")
    while True:
        entity, name, reading = chance.choice(measured)
        assert isinstance(reading.value, float)
        value = round(reading.value * chance.uniform(0.9, 1.1), 3)
        new = reading.model_copy(update={"value": value, "time": None})
        yield Observe(observation=Observation(entity=entity, attribute=name, reading=new))


def _hubs(store: GraphStore) -> list[str]:
    """The entities that most others are related to, one kind."""
    degrees = store.degrees(store.select())
    kinds = {i: e.kind for i, e in store.entities(degrees).items()}
    by_kind: dict[str, list[str]] = {}
    for i in sorted(degrees, key=lambda i: -degrees[i]):
        by_kind.setdefault(kinds[i], []).append(i)
    several = [ids for ids in by_kind.values() if len(ids) >= 5]
    if not several:
        raise RuntimeError("nothing in this network could fail: no kind has five entities")
    return max(several, key=lambda ids: sum(degrees[i] for i in ids) / len(ids))


def _fails(entity: str) -> Scenario:
    return Scenario.model_validate({"name": "failure", "actions": [{"fail": entity}]})
