"""The Physical Space (§II-A.1, §III-A): a seeded smart city that sends readings.

Takes the place of the paper's AnyLogic model. Time is simulated and moves only with `run`. What is
*delivered* passes through the feed, which may be cut or lose messages; what is *true* does not, so
a twin can be scored against `truth`.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from functools import lru_cache
from random import Random

from gentwin_chat.domain import (
    Change,
    Entity,
    Observation,
    PutEntity,
    PutRelation,
    Reading,
    Relation,
    RemoveEntity,
    Scalar,
    Topology,
)
from gentwin_chat.errors import SettingsError
from gentwin_chat.indexing.city_plan import CityPlan, Device, Status
from gentwin_chat.indexing.device_catalogue import DESCRIPTIONS
from gentwin_chat.indexing.signals import read

START = datetime(2026, 5, 4, 8, 0, tzinfo=UTC)  # a Monday morning
SENSORS_PER_GATEWAY = 5  # the paper's 250 / 50


@dataclass(frozen=True, slots=True)
class Cut:
    """An interruption of the feed: from ``begin`` until before ``end``, in seconds since the start;
    of one gateway's messages, or of all."""

    begin: float
    end: float
    gateway: str | None = None


class PhysicalSpace:
    """A city of sensors, gateways and services.

    Args:
        sensors: number of sensors at the start (the paper: 30, 100 or 250).
        gateways: number of gateways; a fifth of the sensors if not given, as in the paper.
        services: 1 to 3 services; the paper has 2 or 3.
        seed: equal seeds and arguments give equal cities and equal feeds.
        districts: also state districts, and where devices stand.
        interval: seconds between two messages of a device (the paper: 2). May be set later.
        loss: probability that one message does not arrive.
        churn: sensors that join, and as many that leave, per minute on average.
        faults: share of devices that are offline (two thirds of them) or under maintenance.
        start: the moment at which simulated time begins.

    Attributes:
        clock: simulated seconds since ``start``.

    Raises:
        SettingsError: an argument has no meaning.
    """

    def __init__(
        self,
        sensors: int = 250,
        gateways: int | None = None,
        services: int = 3,
        *,
        seed: int = 0,
        districts: bool = False,
        interval: float = 2.0,
        loss: float = 0.0,
        churn: float = 0.0,
        faults: float = 0.0,
        start: datetime = START,
    ) -> None:
        if sensors < 0 or interval <= 0 or churn < 0 or not (0 <= loss <= 1 and 0 <= faults <= 1):
            raise SettingsError(
                "sensors and churn must be at least 0, interval above 0, loss and faults in 0..1."
            )
        if gateways is None:
            gateways = max(services, round(sensors / SENSORS_PER_GATEWAY))
        self.interval, self.loss, self.churn, self.start = interval, loss, churn, start
        self.clock = 0.0
        self._plan = CityPlan(
            *(gateways, services),
            seed=seed,
            districts=districts,
            faults=faults,
            installed_before=start.date(),
        )
        founding = [*self._plan.gateways, *(self._plan.sensor() for _ in range(sensors))]
        self._founding = tuple(replace(device) for device in founding)  # as at the start
        self._devices = {device.id: device for device in founding}
        # Sensors as a list too, so that drawing one at random is O(1).
        self._sensors = [device.id for device in founding[gateways:]]
        self._feed_rng = Random(f"feed {seed}")
        self._life_rng = Random(f"life {seed}")
        self._cuts: list[Cut] = []
        self._beat = 0.0  # the last moment at which every device was due
        self._joins: list[float] = []
        self._leaves: list[tuple[float, str | None]] = []

    @property
    def now(self) -> datetime:
        """The simulated moment."""
        return self._moment(self.clock)

    def topology(self) -> Topology:
        """The network as it is first announced, with the readings of the start."""
        return self._topology(self._founding, 0.0)

    def truth(self) -> Topology:
        """The network as it really is now, whatever was delivered."""
        return self._topology(tuple(self._devices.values()), self.clock)

    def devices(self) -> frozenset[str]:
        """Ids of the devices that really are there now, off or not: the cheap part of `truth`."""
        return frozenset(self._devices)

    def cut(self, at: float, seconds: float, gateway: str | None = None) -> None:
        """Interrupt the feed: nothing sent in ``at ≤ clock < at + seconds`` arrives.

        Args:
            at, seconds: begin and length, in simulated seconds.
            gateway: only what this gateway carries is lost; the whole feed if ``None``.

        Raises:
            SettingsError: there is no such gateway.
        """
        if gateway is not None and not any(g.id == gateway for g in self._plan.gateways):
            raise SettingsError(f"There is no gateway {gateway!r} in the simulated city.")
        self._cuts.append(Cut(at, at + seconds, gateway))

    def join(self, at: float) -> None:
        """Put up one more sensor at simulated second ``at``."""
        self._joins.append(at)

    def leave(self, at: float, sensor: str | None = None) -> None:
        """Take down ``sensor``, or one drawn at random, at simulated second ``at``."""
        self._leaves.append((at, sensor))

    def switch(self, device: str, status: Status) -> None:
        """Control flow into the physical space (§II-A, external loop): set a device's status now.

        An offline device falls silent; what it would carry for others is lost if it is a gateway.

        Raises:
            SettingsError: there is no such device now.
        """
        found = self._device(device)
        if status == "offline" and found.status != "offline":
            found.heard = self.clock
        found.status = status

    def set_interval(self, device: str, seconds: float | None) -> None:
        """Control flow: from now on the device sends every ``seconds``; ``None``: as all do.

        Raises:
            SettingsError: there is no such device now, or the interval is not above 0.
        """
        if seconds is not None and seconds <= 0:
            raise SettingsError(f"An interval of {seconds} s has no meaning: it must be above 0.")
        found = self._device(device)
        found.interval = seconds
        found.due = self.clock + (seconds or 0.0)

    def announce(self, device: str | None = None) -> None:
        """Control flow: ``device`` and those that it carries, or everyone, state themselves and
        their relations with their next message, as a physical space does for a twin that was cut
        off from it.

        Raises:
            SettingsError: there is no such device now.
        """
        if device is not None:
            self._device(device)
        for one in self._devices.values():
            if device in (None, one.id, one.gateway):
                one.asked = True

    def run(self, seconds: float) -> Iterator[Observation | Change]:
        """Let simulated time pass, and yield what is delivered to the twin.

        Every ``interval`` seconds sensors join (`PutEntity`, `PutRelation`) and leave
        (`RemoveEntity`), then every device that is not offline sends one message: an observation
        for each of its measures. A join or leave that falls into a cut is never announced;
        messages of an unannounced sensor arrive all the same. Devices with an interval of their own
        send at theirs.
        """
        end = self.clock + seconds
        while (moment := self._next()) <= end + 1e-9:
            self.clock = round(moment, 6)
            beat = self.clock >= round(self._beat + self.interval, 6)
            if beat:
                self._beat = self.clock
            self._cuts = [cut for cut in self._cuts if cut.end > self.clock]
            cuts = [cut for cut in self._cuts if cut.begin <= self.clock]
            severed = {cut.gateway for cut in cuts}
            severed |= {g.id for g in self._plan.gateways if g.status == "offline"}
            for gateway, change in self._lifecycle() if beat else ():
                if self._delivered(gateway, severed):
                    yield change
            moment, hour = self._instant(self.clock)
            stamp = self.now
            for device in list(self._devices.values()):
                if not self._sends(device, beat):
                    continue
                asked, device.asked = device.asked, False
                if self._delivered(device.gateway, severed, self.loss):
                    if asked:
                        yield PutEntity(entity=self._entity(device, self.clock))
                        yield from (PutRelation(relation=r) for r in device.relations)
                    fixed = _values(device)
                    for index, measure in enumerate(device.measures):
                        value = read(measure, index, device.seed, moment, hour, fixed)
                        yield Observation(
                            entity=device.id,
                            attribute=measure.attribute,
                            reading=Reading(value=value, unit=measure.unit, time=stamp),
                        )

    def _device(self, device: str) -> Device:
        found = self._devices.get(device)
        if found is None:
            raise SettingsError(f"There is no device {device!r} in the simulated city now.")
        return found

    def _sends(self, device: Device, beat: bool) -> bool:
        """Whether it sends a message now; ``beat``: now is when every device is due."""
        due = beat
        if device.interval is not None:
            due = self.clock >= device.due
            if due:
                device.due = round(self.clock + device.interval, 6)
        return due and device.status != "offline"

    def _next(self) -> float:
        """The simulated second of the next message of anybody."""
        own = (d.due for d in self._devices.values() if d.interval is not None)
        return min([self._beat + self.interval, *own])

    def _delivered(self, gateway: str, severed: set[str | None], loss: float = 0.0) -> bool:
        # The draw comes first, so that a cut does not shift the losses of other messages.
        lost = bool(loss) and self._feed_rng.random() < loss
        return not lost and None not in severed and gateway not in severed

    def _lifecycle(self) -> Iterator[tuple[str, Change]]:
        """The joins and leaves of this tick, each with the gateway that carries the news."""
        rng, expected = self._life_rng, self.churn * self.interval / 60.0
        joins = sum(at <= self.clock for at in self._joins)
        self._joins = [at for at in self._joins if at > self.clock]
        leaves = [sensor for at, sensor in self._leaves if at <= self.clock]
        self._leaves = [(at, sensor) for at, sensor in self._leaves if at > self.clock]
        if expected:
            joins += _poisson(rng, expected)
            leaves += [None] * _poisson(rng, expected)
        for name in leaves:
            if name is None and self._sensors:
                name = rng.choice(self._sensors)
            device = self._devices.get(name) if name else None
            if device is None or device.id not in self._sensors:
                continue  # it has already left
            self._sensors.remove(device.id)
            del self._devices[device.id]
            yield device.gateway, RemoveEntity(id=device.id)
        for _ in range(joins):
            device = self._plan.sensor()
            self._devices[device.id] = device
            self._sensors.append(device.id)
            yield device.gateway, PutEntity(entity=self._entity(device, self.clock))
            for relation in device.relations:
                yield device.gateway, PutRelation(relation=relation)

    def _topology(self, devices: tuple[Device, ...], clock: float) -> Topology:
        entities, relations = self._plan.surroundings()
        entities += [self._entity(device, clock) for device in devices]
        present = {entity.id: entity for entity in entities}
        for device in devices:
            relations += [r for r in device.relations if r.target in present]
        terms = _vocabulary(present, relations)
        return Topology(
            entities=present,
            relations=relations,
            descriptions={term: DESCRIPTIONS[term] for term in DESCRIPTIONS if term in terms},
        )

    def _entity(self, device: Device, clock: float) -> Entity:
        seen = device.heard if device.status == "offline" else clock
        moment, hour = self._instant(seen)
        stamp = self._moment(seen)
        fixed = _values(device)
        attributes = {
            "status": Reading(value=device.status, time=self._moment(clock)),
        }
        for index, measure in enumerate(device.measures):
            value = read(measure, index, device.seed, moment, hour, fixed)
            attributes[measure.attribute] = Reading(value=value, unit=measure.unit, time=stamp)
        for name, (value, unit) in device.fixed.items():
            attributes[name] = _plate(
                value,
                unit,
                stamp if name in ("batteryLevel", "rssi") else None,
                "datetime" if name == "dateInstalled" else None,
            )
        return Entity(
            id=device.id,
            kind=device.kind,
            name=device.name,
            attributes=attributes,
            active=device.status != "offline",
        )

    def _moment(self, clock: float) -> datetime:
        return self.start + timedelta(seconds=clock)

    def _instant(self, clock: float) -> tuple[int, float]:
        """(seconds since the epoch, hour of the day) at a reading of the clock."""
        moment = self._moment(clock)
        return round(moment.timestamp()), moment.hour + moment.minute / 60 + moment.second / 3600


@lru_cache(maxsize=4096, typed=True)
def _plate(value: Scalar, unit: str | None, time: datetime | None, datatype: str | None) -> Reading:
    """A reading of a fixed attribute; devices of a make share most of theirs."""
    return Reading(value=value, unit=unit, time=time, datatype=datatype)


def _values(device: Device) -> dict[str, Scalar]:
    return {name: value for name, (value, _) in device.fixed.items()}


def _vocabulary(entities: dict[str, Entity], relations: list[Relation]) -> set[str]:
    """Every kind, attribute and relation type in use."""
    terms = {relation.type for relation in relations}
    for entity in entities.values():
        terms.add(entity.kind)
        terms.update(entity.attributes)
    return terms


def _poisson(rng: Random, mean: float) -> int:
    """A Poisson number by summing exponential gaps; cheap for the small means used here."""
    count, reached = 0, rng.expovariate(1.0)
    while reached < mean:
        count += 1
        reached += rng.expovariate(1.0)
    return count
