"""Hand-written held-out questions on the network ``smart-data-models``."""

from __future__ import annotations

from gentwin_chat.eval.gold import UNKNOWN, Gold, Hand, Result
from gentwin_chat.eval.hand.sheet import Sheet
from gentwin_chat.eval.solver import Solver


def questions() -> list[Hand]:
    q = Sheet("smart-data-models")

    def of(s: Solver, kind: str, attribute: str) -> Result | None:
        return s.value(s.kind(kind)[0], attribute)

    q(
        "lookup",
        "free spots at Parque de estacionamento Trindade",
        lambda s: of(s, "OffStreetParking", "availableSpotNumber"),
    )
    q("lookup", "battery level of device-9845A", lambda s: of(s, "Device", "batteryLevel"))
    q(
        "lookup",
        "What brand is the street light control cabinet?",
        lambda s: of(s, "StreetlightControlCabinet", "brandName"),
    )
    q(
        "lookup",
        "speed limit (maximum allowed) on the road segment Valladolid-Dueñas",
        lambda s: of(s, "RoadSegment", "maximumAllowedSpeed"),
    )
    q(
        "lookup",
        "what is the pH of the sea at Mar en la Playa Levante",
        lambda s: of(s, "SeaConditions", "pH"),
    )
    q(
        "lookup",
        "salinity of the sea conditions record",
        lambda s: of(s, "SeaConditions", "salinity"),
    )
    q("lookup", "How long is road A-62?", lambda s: of(s, "Road", "length"))
    q(
        "lookup",
        "what fuel does the Econic vehicle model burn",
        lambda s: of(s, "VehicleModel", "fuelType"),
    )
    q("lookup", "power state of the streetlight?", lambda s: of(s, "Streetlight", "powerState"))
    q(
        "relation_out",
        "Which road is segment Valladolid-Dueñas part of, by its road reference?",
        lambda s: s.near(s.kind("RoadSegment")[0], "refRoad"),
    )
    q(
        "relation_out",
        "device model of device-9845A",
        lambda s: s.near(s.kind("Device")[0], "refDeviceModel"),
    )
    q(
        "relation_in",
        "Which parking sites refer to the group daoiz-velarde-1-5-disabled?",
        lambda s: s.near(s.kind("ParkingGroup")[0], "refParkingGroup", way="in"),
    )
    q(
        "compare",
        "Does the off-street parking have more free spots than the on-street parking?",
        lambda s: True,
    )
    q("exists", "is there any bike lane", lambda s: True)
    q(
        "exists",
        "Are there any trams in here, I mean entities of kind Tram?",
        lambda s: Gold(values=[False]),
    )
    q(
        "multihop",
        "brand of the model of the waste management vehicle C Recogida 1",
        lambda s: s.values(s.near(s.kind("Vehicle")[0], "refVehicleModel"), "brandName"),
    )
    q("unknown", "number of charging plugs at Parque de estacionamento Trindade", lambda s: UNKNOWN)
    q(
        "count",
        "how many bikes can be taken at the bike hire docking station",
        lambda s: of(s, "BikeHireDockingStation", "availableBikeNumber"),
    )
    return q
