"""Hand-written practice questions on the network ``smart-data-models``."""

from __future__ import annotations

from gentwin_chat.eval.gold import UNKNOWN, Gold, Hand, Result, says
from gentwin_chat.eval.hand.sheet import Sheet
from gentwin_chat.eval.solver import Solver


def questions() -> list[Hand]:
    q = Sheet("smart-data-models")

    def of(s: Solver, kind: str, attribute: str) -> Result | None:
        return s.value(s.kind(kind)[0], attribute)

    q("lookup", "How long is the bike lane?", lambda s: of(s, "BikeLane", "laneLength"))
    q(
        "lookup",
        "what's the colour temperature of the Tubular Numana streetlight model",
        lambda s: of(s, "StreetlightModel", "colorTemperature"),
    )
    q(
        "lookup",
        "Who runs the EV charging station?",
        lambda s: of(s, "EVChargingStation", "operator"),
    )
    q("lookup", "heart rate (hr) on the Polar H10", lambda s: of(s, "PolarH10", "hr"))
    q(
        "lookup",
        "current water level at the flood monitoring station?",
        lambda s: of(s, "FloodMonitoring", "currentLevel"),
    )
    q(
        "lookup",
        "which kind of vehicle is the fleet vehicle",
        lambda s: of(s, "FleetVehicle", "fleetVehicleType"),
    )
    q(
        "lookup",
        "Is the road work by Nice airport, the city work, open or closed?",
        lambda s: of(s, "CityWork", "workState"),
    )
    q(
        "lookup",
        "how many passengers died in the road accident",
        lambda s: of(s, "RoadAccident", "numPassengersDead"),
    )
    q("lookup", "weather alert severity", lambda s: of(s, "WeatherAlert", "severity"))
    q("lookup", "How fast is C Recogida 1 going?", lambda s: of(s, "Vehicle", "speed"))
    q("lookup", "is parking spot A-13 taken?", lambda s: Gold(values=["free"], accept=[[False]]))
    q(
        "lookup",
        "net weight of the waste observed, i.e. its weight",
        lambda s: of(s, "WasteObserved", "weight"),
    )
    q(
        "lookup",
        "Which disease-carrying species did the mosquito trap count (species name)?",
        lambda s: of(s, "MosquitoDensity", "speciesName"),
    )
    q(
        "relation_out",
        "What model of vehicle is C Recogida 1?",
        lambda s: Gold(values=s.near(s.kind("Vehicle")[0], "refVehicleModel"), accept=[["Econic"]]),
    )
    q(
        "relation_in",
        "Which device is of the model myDevice Sensor for Containers 345?",
        lambda s: s.near(s.kind("DeviceModel")[0], "refDeviceModel", way="in"),
    )
    q(
        "relation_in",
        "segments of the A-62",
        lambda s: s.near(s.kind("Road")[0], "refRoad", way="in"),
    )
    q(
        "count",
        "How many streetlights does the streetlight feeder supply, by its own count?",
        lambda s: of(s, "StreetlightFeeder", "numStreetlight"),
    )
    q(
        "count",
        "number of cameras in here",
        lambda s: Gold(values=[len(s.kind("Camera"))], accept=[s.kind("Camera")]),
    )
    q(
        "compare",
        "Is it warmer according to the weather forecast than according to the weather observed?",
        lambda s: (
            s.number(s.kind("WeatherForecast")[0], "temperature")
            > s.number(s.kind("WeatherObserved")[0], "temperature")
        ),
    )
    q(
        "compare",
        (
            "which has more parking spots in total, Parque de estacionamento Trindade or the "
            "on-street parking"
        ),
        lambda s: Gold(
            values=[s.kind("OffStreetParking")[0]], accept=[[s.kind("OffStreetParking")[0], 414]]
        ),
    )
    q(
        "multihop",
        "Manufacturer of the model of device-9845A?",
        lambda s: s.values(s.near(s.kind("Device")[0], "refDeviceModel"), "manufacturerName"),
    )
    q(
        "multihop",
        "what class is the road that Valladolid-Dueñas belongs to",
        lambda s: s.values(s.near(s.kind("RoadSegment")[0], "refRoad"), "roadClass"),
    )
    q(
        "exists",
        "Do you know of any waste container isle?",
        lambda s: Gold(values=[True], accept=[s.kind("WasteContainerIsle")]),
    )
    q("exists", "Are there submarines?", lambda s: Gold(values=[False], status_accept=["unknown"]))
    q("unknown", "How much does a ticket for the bike lane cost?", lambda s: UNKNOWN)
    q("unknown", "battery level of the streetlight control cabinet", lambda s: UNKNOWN)
    q(
        "summary",
        "Tell me what you have on the sea at Mar en la Playa Levante.",
        lambda s: says("8.5", "35"),
    )
    q(
        "followup",
        "How many spots are occupied at Parque de estacionamento Trindade?",
        lambda s: of(s, "OffStreetParking", "occupiedSpotNumber"),
        "a",
    )
    q(
        "followup",
        "out of how many in all?",
        lambda s: of(s, "OffStreetParking", "totalSpotNumber"),
        "a",
    )

    def parking(s: Solver) -> str:
        return s.kind("OffStreetParking")[0]

    q(
        "lookup",
        "How many bikes are available at the Barcelona docking station?",
        lambda s: of(s, "BikeHireDockingStation", "availableBikeNumber"),
    )
    q(
        "lookup",
        "which company operates the fleet vehicle?",
        lambda s: of(s, "FleetVehicle", "operatingCompany"),
    )
    q("lookup", "what colour is the waste container", lambda s: of(s, "WasteContainer", "binColor"))
    q("lookup", "which city is the bike lane in", lambda s: ["Benidorm"])
    q("lookup", "postal code of the waste observed", lambda s: ["2018"])
    q(
        "lookup",
        "How salty is the sea at Playa Levante",
        lambda s: of(s, "SeaConditions", "salinity"),
    )
    q("lookup", "when does the city work end", lambda s: of(s, "CityWork", "endDate"))
    q("lookup", "first use of device-9845A", lambda s: of(s, "Device", "dateFirstUsed"))
    q(
        "lookup",
        "max parking duration at Trindade",
        lambda s: s.value(parking(s), "maximumParkingDuration"),
    )
    q("lookup", "What is the occupancy of Trindade?", lambda s: s.value(parking(s), "occupancy"))
    q("lookup", "what is the Dumpster made of", lambda s: of(s, "WasteContainerModel", "madeOf"))
    q("lookup", "Is the crowd congested?", lambda s: of(s, "CrowdFlowObserved", "congested"))
    q(
        "lookup",
        "What weather does the forecast for Valencia say?",
        lambda s: of(s, "WeatherForecast", "weatherType"),
    )
    q(
        "lookup",
        "traffic intensity in Valladolid",
        lambda s: of(s, "TrafficFlowObserved", "intensity"),
    )
    q("lookup", "is the vehicle C Recogida 1 on duty?", lambda s: of(s, "Vehicle", "serviceOnDuty"))
    q("lookup", "RSSI of the device", lambda s: of(s, "Device", "rssi"))
    q("lookup", "female mosquitoes counted", lambda s: of(s, "MosquitoDensity", "femaleTotal"))
    q("summary", "Where is the charging station?", lambda s: says("Valladolid|41.618"))
    q("unknown", "What is the wifi password of the camera?", lambda s: UNKNOWN)
    q("unknown", "when was the streetlight painted", lambda s: UNKNOWN)
    q("unknown", "salary of the operator of the fleet vehicle", lambda s: UNKNOWN)
    q(
        "followup",
        "power consumption of the streetlight",
        lambda s: of(s, "Streetlight", "powerConsumption"),
        "b",
    )
    q("followup", "and its voltage?", lambda s: of(s, "Streetlight", "voltage"), "b")
    return q
