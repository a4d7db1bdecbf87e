"""``gentwin feed``: let a twin live on its feeds."""

from __future__ import annotations

import signal
import sys
import threading
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from datetime import UTC, datetime, timedelta
from hashlib import sha256
from itertools import chain
from pathlib import Path
from platform import node
from typing import TYPE_CHECKING, Annotated, Any

import typer

from gentwin_chat.cli.output import fail, print_json, public
from gentwin_chat.errors import SettingsError

if TYPE_CHECKING:
    from gentwin_chat.finetune.continuous import ContinuousLearner
    from gentwin_chat.indexing.feeds.control import Control
    from gentwin_chat.indexing.feeds.message import Message
    from gentwin_chat.indexing.graph.protocol import GraphStore
    from gentwin_chat.indexing.pools import PoolSnapshot

_REPLAYED = 128  # samples of each task that the adapter knew before


def feed(
    store: Annotated[
        str,
        typer.Argument(
            metavar="STORE",
            help="File of an embedded store, made if it is not there, or a neo4j:// or bolt:// "
            "address. Ask it meanwhile: gentwin chat STORE.",
        ),
    ],
    http: Annotated[
        int | None, typer.Option(metavar="PORT", help="Take NGSI notifications: POST /notify.")
    ] = None,
    host: Annotated[str, typer.Option(help="Address on which --http listens.")] = "127.0.0.1",
    mqtt: Annotated[
        str | None,
        typer.Option(metavar="URL", help="Subscribe: mqtt://user:password@host:1883/topic/#."),
    ] = None,
    follow: Annotated[
        list[Path] | None, typer.Option(metavar="FILE", help="Follow a sensor log; repeatable.")
    ] = None,
    simulate: Annotated[
        int | None, typer.Option(metavar="SENSORS", min=1, help="Run a simulated city this large.")
    ] = None,
    seed: Annotated[int, typer.Option(help="Of the simulated city.")] = 0,
    loss: Annotated[float, typer.Option(help="Share of its messages that are lost.")] = 0.0,
    seconds: Annotated[
        float | None, typer.Option(help="End after so long; unset: until Ctrl-C.")
    ] = None,
    interval: Annotated[
        float | None,
        typer.Option(help="Seconds between two messages of a device; unset: learned of each."),
    ] = None,
    trigger: Annotated[float, typer.Option(help="α beyond which pools are rebuilt.")] = 0.02,
    keep: Annotated[
        float | None,
        typer.Option(
            metavar="HOURS", help="Retire versions older than so many hours; unset: keep all."
        ),
    ] = None,
    control: Annotated[
        str | None, typer.Option(metavar="URL", help="Post control messages and insights here.")
    ] = None,
    dead: Annotated[
        Path | None,
        typer.Option(metavar="FILE", help="What cannot be read, as JSON lines; unset: dead.jsonl."),
    ] = None,
    adapt: Annotated[
        Path | None,
        typer.Option(
            metavar="FOLDER",
            help="When pools are rebuilt, also train the adapter on log lines that stated "
            "relations. Each new one lies below FOLDER, and FOLDER/current leads to the newest: "
            "what runs with GENTWIN_ADAPTER set to it goes on with that.",
        ),
    ] = None,
    as_json: Annotated[
        bool, typer.Option("--json", help="Print what was taken in as JSON.")
    ] = False,
) -> None:
    """Keep a store up to date with live feeds, until Ctrl-C."""
    from gentwin_chat.indexing.feeds.control import Callback, Outbox, obey
    from gentwin_chat.indexing.feeds.follow import LogFollower
    from gentwin_chat.indexing.feeds.http import HttpFeed
    from gentwin_chat.indexing.feeds.inbox import DeadLetters, Inbox
    from gentwin_chat.indexing.feeds.living import LivingTwin
    from gentwin_chat.indexing.feeds.mqtt import MqttFeed
    from gentwin_chat.indexing.feeds.runner import Feed, run
    from gentwin_chat.indexing.feeds.simulated import SimulatedFeed
    from gentwin_chat.indexing.graph import open_store
    from gentwin_chat.indexing.graph.retention import Retention
    from gentwin_chat.indexing.ingest import fill
    from gentwin_chat.indexing.physical_space import PhysicalSpace

    if http is None and mqtt is None and not follow and simulate is None:
        raise SettingsError("No feed. Name one of --http, --mqtt, --follow, --simulate.")
    if keep is not None and keep <= 0:
        raise SettingsError("--keep takes hours, more than 0. Leave it out to keep all versions.")
    letters = DeadLetters(dead or Path("dead.jsonl"), report=fail)
    inbox, outbox = Inbox(), Outbox([_notice])
    feeds: list[Feed] = []
    said: list[str] = []
    with ExitStack() as stack:
        if control is not None:
            callback = Callback(control, report=fail)
            outbox.sinks.append(callback)
            stack.callback(callback.close)
        if mqtt is not None:
            place = store if "://" in store else str(Path(store).resolve())
            session = "gentwin-" + sha256(f"{node()} {place}".encode()).hexdigest()[:12]
            client = MqttFeed(mqtt, session, letters, lambda feed, why: living.told(feed, why))
            outbox.sinks.append(client.say)
            stack.callback(client.close)
            feeds.append(client.run)
            said.append(client.feed)
        graph = open_store(store)
        stack.callback(graph.close)
        now = datetime.now(UTC)
        if simulate is not None:
            space = PhysicalSpace(simulate, seed=seed, loss=loss, start=now)
            if graph.version == 0:
                fill(graph, space.topology())
            outbox.sinks.append(obey(space))
            feeds.append(SimulatedFeed(space).run)
            said.append(f"a simulated city of {simulate} sensors")
        learner, taken, rebuilt = _learning(graph, adapt) if adapt else (None, [], [])
        if learner is not None:
            stack.callback(learner.close)
        living = LivingTwin(
            graph,
            now,
            interval=interval,
            trigger=trigger,
            retention=None if keep is None else Retention(younger_than=timedelta(hours=keep)),
            outbox=outbox,
            dead=letters,
            on_taken=taken,
            on_rebuild=rebuilt,
        )
        for path in follow or ():
            follower = LogFollower(path, living.told)
            follower.resume(living.position(follower.feed))
            feeds.append(follower.run)
            said.append(str(path))
        if http is not None:
            server = HttpFeed(living, inbox, letters, host, http)
            feeds.append(server.run)
            said.append(f"http://{host}:{server.port}/notify")
        stop = threading.Event()
        if seconds is not None:
            timer = threading.Timer(seconds, stop.set)
            timer.start()
            stack.callback(timer.cancel)
        where = public(store)
        print(f"{where} lives on {', '.join(said)} (Ctrl-C ends it).", file=sys.stderr, flush=True)
        with _interruptible(stop):
            run(living, inbox, feeds, stop, report=fail)
            if learner is not None and learner.busy:
                said_so = "The adapter is being updated (Ctrl-C again breaks it off)."
                print(said_so, file=sys.stderr, flush=True)
                learner.wait()
        tally = living.tally
        result = {
            "messages": tally.messages,
            "repeated": tally.repeated,
            "versions": tally.versions,
            "rebuilds": tally.rebuilds,
            "control": outbox.sent,
            "dead_letters": letters.count,
            "version": graph.version,
        }
    if as_json:
        print_json(result)
    else:
        print(", ".join(f"{name.replace('_', ' ')} {number}" for name, number in result.items()))


def _learning(
    graph: GraphStore, folder: Path
) -> tuple[
    ContinuousLearner, list[Callable[[Message], None]], list[Callable[[PoolSnapshot], None]]
]:
    """What learns, and what it is told: of messages, and of rebuilt pools (internal loop);
    ``folder/current`` leads to what it knows."""
    from gentwin_chat.finetune.continuous import ContinuousLearner
    from gentwin_chat.finetune.learner import Learner
    from gentwin_chat.finetune.lessons import Lessons
    from gentwin_chat.finetune.saving import lead
    from gentwin_chat.finetune.tasks import samples
    from gentwin_chat.finetune.weights import WEIGHTS
    from gentwin_chat.settings import settings

    current = folder / "current"
    if not current.exists():
        lead(current, Path(settings().adapter or WEIGHTS).expanduser())
    learner = Learner.of(current)

    def publish(new: Path) -> None:
        lead(current, new)
        print(f"The adapter has learned: {new}", file=sys.stderr, flush=True)

    known = samples(learner.tokenizer, _REPLAYED, _REPLAYED, seed=0)
    follower = ContinuousLearner(
        learner,
        [*chain(*known.values())],
        publish=publish,
        folder=folder,
        on_error=lambda error: fail(str(error)),
    )
    lessons = Lessons(graph, follower.observe)
    return follower, [lessons.take], [lessons.refresh, follower.project]


def _notice(control: Control) -> None:
    """What the twin notices is said here too; orders are for devices."""
    if control.insight is not None:
        print(control.insight, file=sys.stderr, flush=True)


@contextmanager
def _interruptible(stop: threading.Event) -> Iterator[None]:
    """The first Ctrl-C, or a polite kill, lets what has come be taken in; the second does not."""

    def ask(number: int, _: object) -> None:
        stop.set()
        signal.signal(number, old[number])

    old: dict[int, Any] = {n: signal.getsignal(n) for n in (signal.SIGINT, signal.SIGTERM)}
    for number in old:
        signal.signal(number, ask)
    try:
        yield
    finally:
        for number, handler in old.items():
            signal.signal(number, handler)
