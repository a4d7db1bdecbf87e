"""Words of many networks, from which training questions are drawn.

Two disjoint halves: one to train on, one to measure on, so that what is measured is phrasing in a
vocabulary never seen. Nouns carry their plural where it is not plain.
"""

from __future__ import annotations

import random
from collections.abc import Callable
from dataclasses import dataclass


@dataclass(frozen=True)
class Vocabulary:
    """The words of some networks: kinds of nodes, attributes, states, relations."""

    kinds: tuple[str, ...]
    attributes: tuple[str, ...]
    measures: tuple[tuple[str, str], ...]  # (attribute, unit)
    states: tuple[str, ...]
    relations: tuple[str, ...]  # as said between two names, third person
    links: tuple[str, ...]  # relation nouns, singular


TRAIN = Vocabulary(
    kinds=("sensor", "gateway", "node", "hub", "router", "street light", "service", "camera",
           "parking spot", "building", "floor", "room", "valve", "pump", "meter", "zone", "boiler",
           "air handler", "switch", "antenna", "bus stop", "vehicle", "station", "sector", "tank",
           "charging point", "district", "substation", "feeder", "thermostat"),
    attributes=("role", "status", "name", "location", "address", "owner", "firmware", "type",
                "install date", "model", "state", "operator", "category", "protocol", "vendor",
                "serial number", "channel", "region", "frequency plan", "purpose"),
    measures=(("temperature", "°C"), ("battery level", "%"), ("humidity", "%"), ("power", "W"),
              ("pressure", "bar"), ("latency", "ms"), ("height", "m"), ("flow", "l/s"),
              ("signal strength", "dBm"), ("capacity", "kWh"), ("occupancy", ""),
              ("PM2.5", "µg/m³"),
              ("uptime", "h"), ("noise level", "dB"), ("available spot number", "")),
    states=("active", "inactive", "online", "offline", "open", "closed", "ok", "faulty", "hub",
            "supernode", "indoor", "outdoor", "LoRaWAN", "free", "occupied", "planned"),
    relations=("is connected to", "has a link with", "serves", "feeds", "is located in",
               "is part of",
               "controls", "monitors", "belongs to", "sends data to", "is managed by",
               "reports to"),
    links=("link", "connection", "cable", "route", "feed"),
)  # fmt: skip

HELD_OUT = Vocabulary(
    kinds=("turbine", "greenhouse", "elevator", "weather mast", "reservoir", "locker", "beacon",
           "chiller", "warehouse", "platform", "wagon", "irrigation line", "silo", "conveyor",
           "exit", "actuator"),
    attributes=("manufacturer", "license", "tariff", "security class", "maintenance team",
                "access level", "cooling mode", "inspection date", "color", "barcode"),
    measures=(("wind speed", "m/s"), ("voltage", "V"), ("soil moisture", "%"), ("CO2", "ppm"),
              ("load", "kg"), ("rotation speed", "rpm"), ("illuminance", "lx"),
              ("queue length", "")),
    states=("running", "idle", "Powered Off", "under repair", "level 3", "certified",
            "night mode"),
    relations=("is supplied by", "is adjacent to", "drains into", "hosts", "is assigned to",
               "exchanges data with"),
    links=("pipe", "contract", "bridge", "cross-connect"),
)  # fmt: skip

_SYLLABLES = ("al", "ber", "bro", "cas", "dor", "el", "far", "gro", "har", "il", "kel", "lin",
              "mar",
              "nor", "ol", "pel", "ros", "sand", "tor", "ul", "ver", "wes", "zan", "dale", "ford",
              "ton", "wick", "bur")  # fmt: skip
_PLACES = ("Square", "Park", "Street", "Bridge", "Hill", "Quay", "Hall", "Gate", "Market", "Dock")


def name(rng: random.Random, kind: str) -> str:
    """A name as networks have them: a number, a coded id, words, or a URN's last part."""
    word = "".join(rng.sample(_SYLLABLES, 2))
    short = "".join(w[0] for w in kind.split()) + kind.split()[-1][1:2]
    makers: list[Callable[[], str]] = [
        lambda: str(rng.randint(1, 9999)),
        lambda: f"{short}-{rng.randint(1, 400):0{rng.choice((1, 2, 3))}d}",
        lambda: f"{word.title()} {rng.choice(_PLACES)}",
        lambda: f"{word.title()} {rng.choice(_PLACES)} {short.upper()}",
        lambda: f"{kind.title().replace(' ', '')}_{rng.randint(1, 99)}",
        lambda: f"{word}:{short}:{rng.randint(0, 255):02x}",
        lambda: f"{rng.randint(0, 2**32):08x}",
        lambda: f"{short.upper()}{rng.randint(1, 40)}.{rng.choice('ABCDE')}",
    ]
    return rng.choice(makers)()


def plural(noun: str) -> str:
    """The plural of a kind, which may be several words."""
    if noun.endswith("y") and noun[-2] not in "aeiou":
        return noun[:-1] + "ies"
    return noun + ("es" if noun.endswith(("s", "x", "ch", "sh")) else "s")
