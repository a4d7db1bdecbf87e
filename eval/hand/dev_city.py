"""Dev questions on the bundled city, as its operators would put them."""

from __future__ import annotations

from collections.abc import Callable

from gentwin_chat.eval.gold import (
    AMBIGUOUS,
    UNKNOWN,
    Gold,
    Hand,
    Result,
    best,
    near,
    ranked,
    says,
    table,
)
from gentwin_chat.eval.solver import Solver

_PLACES = ("Gateway", "Service", "District")


def _sensors(s: Solver) -> list[str]:
    return [i for i, e in s.topology.entities.items() if e.kind not in _PLACES]


def _top(s: Solver, ids: list[str], attribute: str, low: bool = False) -> Gold:
    having = [i for i in ids if s.numbers([i], attribute)]
    found = s.best(having, lambda i: s.number(i, attribute), low)
    return best(found, s.numbers(found, attribute)[0])


def questions() -> list[Hand]:
    made: list[Hand] = []

    def q(kind: str, text: str, solve: Callable[[Solver], Result], thread: str = "") -> None:
        label = f"city-{thread}" if thread else None
        made.append(Hand("city", kind, text, solve, label))

    def within(s: Solver, district: str, *kinds: str) -> list[str]:
        found = s.near(s.one(district, "District"), "locatedIn")
        return [i for i in found if not kinds or s.entity(i).kind in kinds]

    def behind(s: Solver, gateway: str) -> list[str]:
        return s.near(s.one(gateway), "connectedTo")

    q("lookup", "how loaded is gw-11", lambda s: _reading(s, "gw-11", "cpuLoad"))
    q("lookup", "What's the PM2.5 at pm-1?", lambda s: _reading(s, "pm-1", "pm25"))
    q("lookup", "noise at ns-9", lambda s: _reading(s, "ns-9", "LAeq"))
    q(
        "lookup",
        "Who operates the smart parking service?",
        lambda s: s.values(s.named("Smart Parking"), "operator"),
    )
    q(
        "lookup",
        "How many people live in Lindenfield?",
        lambda s: s.values(s.named("Lindenfield"), "population"),
    )
    q(
        "relation_out",
        "Which gateway is aq-17 connected to?",
        lambda s: s.near(s.one("aq-17"), "connectedTo"),
    )
    q(
        "relation_out",
        "which districts does Old Town border on",
        lambda s: s.near(s.one("Old Town"), "borders"),
    )
    q("relation_in", "sensors on gw-16", lambda s: behind(s, "gw-16"))
    q(
        "relation_in",
        "What weather stations stand in the University district?",
        lambda s: within(s, "University", "WeatherStation"),
    )
    q("count", "How many sensors hang on gw-15?", lambda s: len(behind(s, "gw-15")))
    q(
        "count",
        "number of offline devices",
        lambda s: len(s.where(list(s.topology.entities), "status", "=", "offline")),
    )
    q(
        "count",
        "how many street lights are in Northgate",
        lambda s: len(within(s, "Northgate", "StreetLight")),
    )
    q(
        "list",
        "Which backhaul types do our gateways use?",
        lambda s: sorted(set(s.values(s.kind("Gateway"), "backhaul"))),
    )
    q(
        "filter",
        "gateways in maintenance",
        lambda s: s.where(s.kind("Gateway"), "status", "=", "maintenance"),
    )
    q(
        "filter",
        "PM2.5 sensors reading above 20",
        lambda s: s.where(s.kind("PM25Sensor"), "pm25", ">", 20),
    )
    q(
        "filter",
        "Noise sensors with less than 15 % battery?",
        lambda s: s.where(s.kind("NoiseSensor"), "batteryLevel", "<", 15),
    )
    q(
        "filter",
        "fibre gateways in Harbour",
        lambda s: s.where(within(s, "Harbour", "Gateway"), "backhaul", "=", "fibre"),
    )
    q("superlative", "Where is it loudest?", lambda s: _loudest(s))
    q("superlative", "fullest bin", lambda s: _top(s, s.kind("WasteBinSensor"), "fillingLevel"))
    q("superlative", "Which gateway carries the most sensors?", lambda s: _carried(s))
    q(
        "topk",
        "the three most populous districts",
        lambda s: ranked(
            t := s.top(s.kind("District"), "population", 3), s.values(t, "population")
        ),
    )
    q(
        "aggregate",
        "average temperature over the weather stations",
        lambda s: near(s.mean(s.kind("WeatherStation"), "temperature")),
    )
    q(
        "aggregate",
        "how many parking spots are free in all",
        lambda s: s.total(s.kind("ParkingSensor"), "availableSpotNumber"),
    )
    q(
        "group",
        "gateways per district",
        lambda s: table(
            (d, len([g for g in s.near(d, "locatedIn") if s.entity(g).kind == "Gateway"]))
            for d in s.kind("District")
        ),
    )
    q(
        "compare",
        "Is ns-1 louder than ns-14?",
        lambda s: s.numbers([s.one("ns-1")], "LAeq") > s.numbers([s.one("ns-14")], "LAeq"),
    )
    q(
        "multihop",
        "In which district is the gateway of pk-1?",
        lambda s: s.near(s.near(s.one("pk-1"), "connectedTo"), "locatedIn"),
    )
    q(
        "multihop",
        "Which services do the sensors behind gw-30 belong to?",
        lambda s: s.near(behind(s, "gw-30"), "partOf"),
    )
    q(
        "exists",
        "is gw-12 a neighbour of gw-34",
        lambda s: s.related(s.one("gw-12"), s.one("gw-34"), "neighbourOf"),
    )
    q(
        "exists",
        "Are there any noise sensors in Castle Hill?",
        lambda s: bool(within(s, "Castle Hill", "NoiseSensor")),
    )
    q(
        "negation",
        "gateways without a single sensor",
        lambda s: s.without(s.kind("Gateway"), "connectedTo"),
    )
    q(
        "negation",
        "Which sensors are not connected to any gateway?",
        lambda s: s.without(_sensors(s), "connectedTo"),
    )
    q("whatif", "If gw-12 fails, which sensors lose their gateway?", lambda s: behind(s, "gw-12"))
    q(
        "whatif",
        "how many sensors are orphaned when gw-48 and gw-29 fail together",
        lambda s: len(
            s.orphans([s.one("gw-48"), s.one("gw-29")], _sensors(s), "connectedTo", "Gateway")
        ),
    )
    q("definition", "what is a PM2.5 sensor?", lambda s: says("fine particles|2.5"))
    q("definition", "what does backhaul mean", lambda s: says("reaches the network|network"))
    q("summary", "tell me about gw-7", lambda s: says("gw-7|Hawthorn Close", "online", "fibre"))
    q("ambiguous", "What's the status of Market Square?", lambda s: AMBIGUOUS)
    q("lookup", "How many free spots at Market Square?", _free_at_market_square)
    q("unknown", "humidity at gw-3", lambda s: UNKNOWN)
    q("unknown", "what does gw-77 serve", lambda s: UNKNOWN)
    q("unknown", "Who is the mayor?", lambda s: UNKNOWN)
    q(
        "followup",
        "What is the battery of ns-2?",
        lambda s: _reading(s, "ns-2", "batteryLevel"),
        "a",
    )
    q(
        "followup",
        "and how high is it mounted?",
        lambda s: _reading(s, "ns-2", "mountingHeight"),
        "a",
    )
    q("followup", "which gateway does it use", lambda s: s.near(s.one("ns-2"), "connectedTo"), "a")
    q(
        "followup",
        "and how many sensors does that one have?",
        lambda s: len(s.near(s.near(s.one("ns-2"), "connectedTo"), "connectedTo")),
        "a",
    )
    return made


def _reading(s: Solver, ident: str, attribute: str) -> Result:
    """The value of an attribute that is known to be there."""
    return s.values([s.one(ident)], attribute)


def _free_at_market_square(s: Solver) -> Gold:
    """A lamp bears the name too, but has no spots: answering and asking back are both right."""
    spots = s.values(s.named("Market Square"), "availableSpotNumber")
    return Gold(values=spots, status_accept=["ambiguous"])


def _loudest(s: Solver) -> Gold:
    """The loudest noise sensor; the street or district where it stands answers "where" too."""
    found = s.top(s.kind("NoiseSensor"), "LAeq")
    made = best(found, s.numbers(found, "LAeq")[0])
    made.accept += [s.values(found, "address"), list(s.near(found, "locatedIn"))]
    return made


def _carried(s: Solver) -> Gold:
    """The gateway with most sensors."""
    found = s.best(s.kind("Gateway"), lambda g: len(s.near(g, "connectedTo")))
    return best(found, len(s.near(found[0], "connectedTo")))
