"""Where the devices of a simulated city stand, how they are named and to what they belong.

The network is the paper's (§III-B): every sensor has one gateway and one service, every gateway
serves one service, some gateways are linked; services have equally many gateways and sensors. With
S sensors and G gateways that makes 2·S + G + 0.6·G relations: 580 for 250 and 50.
"""

from __future__ import annotations

import itertools
from bisect import bisect
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, timedelta
from random import Random
from typing import Literal, TypeAlias

from gentwin_chat.domain import Entity, Reading, Relation, Scalar
from gentwin_chat.errors import SettingsError
from gentwin_chat.indexing.device_catalogue import (
    GATEWAY_FIXED,
    GATEWAY_MEASURES,
    GATEWAY_MODELS,
    GATEWAY_SITES,
    SERVICES,
    Fixed,
    Measure,
    SensorKind,
    ServiceType,
)
from gentwin_chat.indexing.gazetteer import DISTRICTS, District

Status: TypeAlias = Literal["online", "offline", "maintenance"]

LINKS_PER_GATEWAY = 0.6  # 30 gateway–gateway relations for the paper's 50 gateways

_FAULTS: tuple[Status, ...] = ("offline", "offline", "maintenance")

# The register knows devices on the main square by its name alone, whatever their kind.
PLAIN_PLACES = frozenset({"Market Square"})


def urn(kind: str, local: str) -> str:
    """The NGSI-LD id of an entity: ``urn:ngsi-ld:Gateway:gw-12``."""
    return f"urn:ngsi-ld:{kind}:{local}"


@dataclass(slots=True)
class Device:
    """A sensor or gateway of the simulated city.

    Attributes:
        id, kind, name: as the twin will know it.
        seed: of its readings.
        measures: its live attributes.
        fixed: attribute → (value, unit) as installed.
        relations: its outgoing relations.
        gateway: id of the gateway that carries its messages (its own id for a gateway).
        status: ``online``, ``offline`` or ``maintenance``; offline devices report nothing.
        heard: when an offline device was last heard, in seconds since the start; unused for others.
        interval: seconds between two messages, where it was told; else that of the city.
        due: simulated second of its next message, where it has an interval of its own.
        asked: whether to state itself and its relations with its next message.
    """

    id: str
    kind: str
    name: str
    seed: int
    measures: tuple[Measure, ...]
    fixed: dict[str, tuple[Scalar, str | None]]
    gateway: str
    relations: list[Relation] = field(default_factory=list)
    status: Status = "online"
    heard: float = 0.0
    interval: float | None = None
    due: float = 0.0
    asked: bool = False


@dataclass(frozen=True, slots=True)
class _Cell:
    """A gateway as sensors see it: what it serves and where it stands."""

    id: str
    service: int
    district: District


class CityPlan:
    """Draws the devices of one city, one after the other, from a seed.

    Args:
        gateways: number of gateways.
        services: number of services, 1 to 3; the paper has 2 or 3.
        seed: of every choice.
        districts: state the districts as entities, with ``locatedIn`` and ``borders`` relations.
        faults: probability that a device is offline or under maintenance.
        installed_before: devices are installed in the five years before this day.

    Raises:
        SettingsError: fewer gateways than services, or services out of range.
    """

    def __init__(
        self,
        gateways: int,
        services: int,
        *,
        seed: int,
        districts: bool,
        faults: float,
        installed_before: date,
    ) -> None:
        if not 1 <= services <= len(SERVICES):
            raise SettingsError(f"services={services} must lie between 1 and {len(SERVICES)}.")
        if gateways < services:
            raise SettingsError(
                f"gateways={gateways} is too few: every one of {services} services needs one."
            )
        self._rng = Random(seed)
        self._services: tuple[ServiceType, ...] = SERVICES[:services]
        self._districts = districts
        self._faults = faults
        self._today = installed_before
        self._numbers: Counter[str] = Counter()  # id prefix → last number given
        self._standing: Counter[tuple[str, str]] = Counter()  # (kind, place) → devices there
        self._kinds = [self._kind_cycle(service) for service in self._services]
        self._turn = 0
        self._cells: list[_Cell] = []
        self.gateways = self._draw_gateways(gateways)
        # Sensors per gateway are skewed, as in real networks.
        self._cells_of = [
            [cell for cell in self._cells if cell.service == index] for index in range(services)
        ]
        self._reach = [
            list(itertools.accumulate(self._rng.uniform(0.2, 1.0) ** 2 for _ in cells))
            for cells in self._cells_of
        ]

    def surroundings(self) -> tuple[list[Entity], list[Relation]]:
        """The entities that are no devices (services and, if stated, districts) and the relations
        among them."""
        entities = [
            Entity(
                id=urn("Service", service.slug),
                kind="Service",
                name=service.name,
                attributes={
                    "description": Reading(value=service.description),
                    "operator": Reading(value=service.operator),
                },
            )
            for service in self._services
        ]
        if not self._districts:
            return entities, []
        entities += [
            Entity(
                id=urn("District", district.slug),
                kind="District",
                name=district.name,
                attributes={
                    "population": Reading(value=district.population),
                    "area": Reading(value=district.area, unit="KMK"),
                },
            )
            for district in DISTRICTS
        ]
        return entities, [
            Relation(
                source=urn("District", a),
                type="borders",
                target=urn("District", b),
                directed=False,
            )
            for a, b in _borders()
        ]

    def sensor(self) -> Device:
        """The next sensor: services take turns, so they stay equally large."""
        rng = self._rng
        index = self._turn % len(self._services)
        self._turn += 1
        spec = next(self._kinds[index])
        reach = self._reach[index]
        cell = self._cells_of[index][bisect(reach, rng.random() * reach[-1], hi=len(reach) - 1)]
        address = self._address(spec.kind, cell.district)
        plain = address in PLAIN_PLACES
        device = self._device(
            kind=spec.kind,
            prefix=spec.prefix,
            name=address if plain else f"{spec.title}, {address}",
            address=address,
            district=cell.district,
            models=spec.models,
            measures=spec.measures,
            fixed=spec.fixed,
            gateway=cell.id,
        )
        if spec.battery:
            device.fixed["batteryLevel"] = (rng.randint(4, 100), "P1")
        device.fixed["rssi"] = (rng.randint(-118, -62), "DBM")
        service = urn("Service", self._services[index].slug)
        device.relations[:0] = [
            Relation(source=device.id, type="connectedTo", target=cell.id),
            Relation(source=device.id, type="partOf", target=service),
        ]
        return device

    def _kind_cycle(self, service: ServiceType) -> Iterator[SensorKind]:
        """Kinds in proportion to their shares, in an order that ids do not betray."""
        round_ = [spec for spec in service.kinds for _ in range(spec.share)]
        self._rng.shuffle(round_)
        return itertools.cycle(round_)

    def _draw_gateways(self, count: int) -> list[Device]:
        rng = self._rng
        slots = [
            (i % len(self._services), DISTRICTS[i // len(self._services) % len(DISTRICTS)])
            for i in range(count)
        ]
        rng.shuffle(slots)
        devices = []
        for service, district in slots:
            address = self._address("Gateway", district)
            device = self._device(
                kind="Gateway",
                prefix="gw",
                name=f"{address} {rng.choice(GATEWAY_SITES)}",
                address=address,
                district=district,
                models=GATEWAY_MODELS,
                measures=GATEWAY_MEASURES,
                fixed=GATEWAY_FIXED,
                gateway=None,
            )
            target = urn("Service", self._services[service].slug)
            device.relations.insert(0, Relation(source=device.id, type="serves", target=target))
            devices.append(device)
            self._cells.append(_Cell(device.id, service, district))
        # Links join gateways that stand near each other: same district, or the next one.
        order = sorted(range(count), key=lambda i: (DISTRICTS.index(slots[i][1]), i))
        wanted = min(round(LINKS_PER_GATEWAY * count), count * (count - 1) // 2)
        linked: set[frozenset[int]] = set()
        while len(linked) < wanted:
            position = rng.randrange(count)
            a, b = order[position], order[(position + rng.randint(1, 4)) % count]
            if a == b or frozenset((a, b)) in linked:
                continue
            linked.add(frozenset((a, b)))
            devices[a].relations.append(
                Relation(
                    source=devices[a].id,
                    type="neighbourOf",
                    target=devices[b].id,
                    directed=False,
                )
            )
        return devices

    def _address(self, kind: str, district: District) -> str:
        """A place in the district where fewest devices of this kind stand, numbered when taken."""
        used = [self._standing[kind, place] for place in district.places]
        free = [p for p, n in zip(district.places, used, strict=True) if n == min(used)]
        place = self._rng.choice(free)
        self._standing[kind, place] += 1
        number = self._standing[kind, place]
        return place if number == 1 else f"{place} {number}"

    def _device(
        self,
        *,
        kind: str,
        prefix: str,
        name: str,
        address: str,
        district: District,
        models: tuple[tuple[str, str, tuple[str, ...]], ...],
        measures: tuple[Measure, ...],
        fixed: tuple[Fixed, ...],
        gateway: str | None,
    ) -> Device:
        rng = self._rng
        self._numbers[prefix] += 1
        identifier = urn(kind, f"{prefix}-{self._numbers[prefix]}")
        manufacturer, model, firmware = rng.choice(models)
        installed = self._today - timedelta(days=rng.randint(20, 1800))
        device = Device(
            id=identifier,
            kind=kind,
            name=name,
            seed=rng.getrandbits(63),
            measures=measures,
            fixed={
                "address": (address, None),
                "latitude": (round(district.latitude + rng.gauss(0, 0.0015), 5), "DD"),
                "longitude": (round(district.longitude + rng.gauss(0, 0.0025), 5), "DD"),
                "manufacturer": (manufacturer, None),
                "model": (model, None),
                "firmwareVersion": (rng.choice(firmware), None),
                "dateInstalled": (installed.isoformat(), None),
                **{item.attribute: (item.draw(rng), item.unit) for item in fixed},
            },
            gateway=gateway or identifier,
        )
        if rng.random() < self._faults:
            device.status = rng.choice(_FAULTS)
            if device.status == "offline":
                device.heard = -float(rng.randint(3600, 3 * 86400))
        if self._districts:
            where = urn("District", district.slug)
            device.relations.append(Relation(source=identifier, type="locatedIn", target=where))
        return device


def _borders() -> list[tuple[str, str]]:
    """Each district borders the two nearest ones; each pair once."""
    pairs = set()
    for here in DISTRICTS:
        nearest = sorted(
            (d for d in DISTRICTS if d is not here),
            key=lambda d: (
                (d.latitude - here.latitude) ** 2 + (0.58 * (d.longitude - here.longitude)) ** 2
            ),  # cos 54.7° ≈ 0.58
        )
        pairs |= {tuple(sorted((here.slug, other.slug))) for other in nearest[:2]}
    return sorted((a, b) for a, b in pairs)
