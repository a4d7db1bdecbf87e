"""What the simulated city is made of: services, kinds of device, what each kind measures.

Attribute names follow the Smart Data Models (https://smartdatamodels.org) where they have one,
units are UN/CEFACT Recommendation 20 codes. Daily curves give the city-wide level of a measure at
an hour of the day; `signals` turns them into the readings of one device.
"""

from __future__ import annotations

import math
from collections.abc import Callable
from dataclasses import dataclass
from random import Random

from gentwin_chat.domain import Scalar

Curve = Callable[[float], float]  # hour of the day, 0 ≤ h < 24 → level


@dataclass(frozen=True, slots=True)
class Measure:
    """A live attribute.

    Attributes:
        attribute: its name.
        unit: UN/CEFACT code, ``None`` for counts and states.
        curve: city-wide level by hour of the day.
        spread: standard deviation of the level between devices, relative to it.
        noise: size of the deviation from the curve, in the unit of the measure.
        low, high: what the device can report.
        decimals: digits after the point; 0 reports an integer.
        of: the static attribute of which the level is a fraction (spots, rated power).
        state: reports this text instead of the number.
    """

    attribute: str
    unit: str | None
    curve: Curve
    spread: float = 0.1
    noise: float = 0.0
    low: float = 0.0
    high: float = math.inf
    decimals: int = 1
    of: str | None = None
    state: Callable[[float], str] | None = None


@dataclass(frozen=True, slots=True)
class Fixed:
    """An attribute set when the device is installed: its name, unit, and how it is drawn."""

    attribute: str
    unit: str | None
    draw: Callable[[Random], Scalar]


@dataclass(frozen=True, slots=True)
class SensorKind:
    """A kind of sensor.

    Attributes:
        kind: the entity type.
        prefix: of its ids (``aq`` → ``aq-17``).
        title: how names of this kind begin (``Air quality, Linden Square``).
        share: of the sensors of its service, relative to the other kinds there.
        models: (manufacturer, model, firmware versions) to draw from.
        measures, fixed: what it reports, and what is on its plate.
        battery: runs on one, and reports it.
    """

    kind: str
    prefix: str
    title: str
    share: int
    models: tuple[tuple[str, str, tuple[str, ...]], ...]
    measures: tuple[Measure, ...]
    fixed: tuple[Fixed, ...] = ()
    battery: bool = True


@dataclass(frozen=True, slots=True)
class ServiceType:
    """A smart-city service, who runs it, what it is for, and the kinds of sensor that feed it."""

    slug: str
    name: str
    operator: str
    description: str
    kinds: tuple[SensorKind, ...]


def bump(hour: float, peak: float, width: float) -> float:
    """A daily peak: 1 at ``peak`` o'clock, falling off over ``width`` hours, periodic in 24 h."""
    distance = (hour - peak + 12.0) % 24.0 - 12.0
    return math.exp(-0.5 * (distance / width) ** 2)


def rush(hour: float) -> float:
    """Traffic of a working day, 0 to about 1: peaks at 08:15 and 17:30, little at night."""
    return bump(hour, 8.25, 1.3) + 0.95 * bump(hour, 17.5, 1.8) + 0.45 * bump(hour, 13.0, 3.0)


def _temperature(hour: float) -> float:
    return 12.5 + 5.5 * math.cos((hour - 15.0) * math.tau / 24.0)


def _humidity(hour: float) -> float:
    return 68.0 - 16.0 * math.cos((hour - 15.0) * math.tau / 24.0)


def _dark(hour: float) -> float:
    return 1.0 if hour < 6.0 or hour >= 20.5 else 0.0


def _lamp_power(hour: float) -> float:
    # Lamps are dimmed between midnight and five.
    return 0.6 * _dark(hour) if hour < 5.0 else _dark(hour)


def _occupied(hour: float) -> float:
    return 0.25 + 0.6 * bump(hour, 12.5, 3.6) + 0.2 * bump(hour, 20.0, 1.8)


def _from(*choices: Scalar) -> Callable[[Random], Scalar]:
    return lambda rng: rng.choice(choices)


TEMPERATURE = Measure("temperature", "CEL", _temperature, 0.04, 0.6, -40.0, 60.0)
HUMIDITY = Measure("relativeHumidity", "P1", _humidity, 0.04, 3.0, 5.0, 100.0, 0)
PM25 = Measure("pm25", "GQ", lambda h: 6.0 + 9.0 * rush(h), 0.22, 1.4)

AIR_QUALITY_SENSOR = SensorKind(
    *("AirQualitySensor", "aq", "Air quality", 4),
    (
        ("Breva", "Halo 4", ("4.0.2", "4.1.0", "4.1.3")),
        ("Novalis", "AirBox Pro", ("2.7.1", "2.8.0")),
    ),
    (
        Measure("no2", "GQ", lambda h: 12.0 + 30.0 * rush(h), 0.2, 3.0),
        Measure("o3", "GQ", lambda h: 38.0 + 32.0 * bump(h, 15.0, 3.5), 0.12, 4.0),
        Measure("pm10", "GQ", lambda h: 11.0 + 15.0 * rush(h), 0.2, 2.2),
        PM25,
    ),
    battery=False,
)
PM25_SENSOR = SensorKind(
    *("PM25Sensor", "pm", "PM2.5", 3),
    (
        ("Breva", "Mote PM", ("1.3.0", "1.4.2")),
        ("Kestrel Labs", "Dustline S", ("0.9.8", "1.0.1", "1.0.4")),
    ),
    (PM25, HUMIDITY),
)
NOISE_SENSOR = SensorKind(
    *("NoiseSensor", "ns", "Noise level", 2),
    (("Sonora", "Ear 2", ("2.2.0", "2.3.1")), ("Novalis", "dBox", ("1.1.7",))),
    (Measure("LAeq", "2N", lambda h: 46.0 + 19.0 * min(1.0, rush(h)), 0.06, 2.0, 25.0, 120.0),),
    (Fixed("mountingHeight", "MTR", lambda rng: rng.randrange(30, 61, 5) / 10),),
)
WEATHER_STATION = SensorKind(
    *("WeatherStation", "wx", "Weather", 1),
    (("Kestrel Labs", "Vane 7", ("7.0.0", "7.2.5")),),
    (
        TEMPERATURE,
        HUMIDITY,
        Measure("windSpeed", "MTS", lambda h: 3.2 + 1.8 * bump(h, 14.0, 4.0), 0.25, 0.9),
        Measure("atmosphericPressure", "A97", lambda _: 1014.0, 0.001, 1.2, 900.0, 1080.0),
    ),
    battery=False,
)
PARKING_SENSOR = SensorKind(
    *("ParkingSensor", "pk", "Parking", 5),
    (
        ("Parkwise", "Spot 3", ("3.1.0", "3.1.4", "3.2.0")),
        ("Novalis", "BayCounter", ("5.0.0", "5.0.1")),
    ),
    (
        Measure(
            *("availableSpotNumber", None, lambda h: 1.0 - _occupied(h), 0.25, 1.5),
            decimals=0,
            of="totalSpotNumber",
        ),
    ),
    (
        Fixed("totalSpotNumber", None, lambda rng: rng.randrange(8, 181, 2)),
        Fixed("chargeType", None, _from("free", "paid", "paid", "residents only")),
    ),
)
TRAFFIC_COUNTER = SensorKind(
    *("TrafficCounter", "tc", "Traffic", 3),
    (("Sonora", "Lane Eye", ("6.4.0", "6.5.2")), ("Wayside", "Loop 9", ("9.0.3", "9.1.0"))),
    (
        Measure("intensity", None, lambda h: 60.0 + 640.0 * rush(h), 0.35, 30.0, decimals=0),
        Measure("averageVehicleSpeed", "KMH", lambda h: 44.0 - 16.0 * rush(h), 0.1, 2.5, 3.0),
    ),
    (Fixed("laneCount", None, _from(1, 2, 2, 3, 4)),),
    battery=False,
)
STREET_LIGHT = SensorKind(
    *("StreetLight", "sl", "Street light", 5),
    (
        ("Lumenia", "Arc 60", ("2.0.0", "2.0.9", "2.1.1")),
        ("Wayside", "GlowPost", ("1.6.0", "1.6.3")),
    ),
    (
        Measure(
            *("powerState", None, _dark, 0.0),
            state=lambda level: "on" if level > 0.5 else "off",
        ),
        Measure("activePower", "WTT", _lamp_power, 0.02, of="ratedPower"),
    ),
    (
        Fixed("ratedPower", "WTT", _from(40, 60, 60, 90, 120)),
        Fixed("lampTechnology", None, _from("LED", "LED", "LED", "high-pressure sodium")),
    ),
    battery=False,
)
WASTE_BIN = SensorKind(
    *("WasteBinSensor", "wb", "Waste bin", 3),
    (("Cleartown", "BinSense", ("1.8.2", "1.9.0")), ("Novalis", "Fill 2", ("2.4.4",))),
    (
        # Bins fill through the day and are emptied at five in the morning.
        Measure(
            *("fillingLevel", "P1", lambda h: 8.0 + 3.4 * ((h - 5.0) % 24.0), 0.3, 1.0),
            high=100.0,
            decimals=0,
        ),
        TEMPERATURE,
    ),
    (
        Fixed("storedWasteKind", None, _from("glass", "paper", "household waste", "organic")),
        Fixed("capacity", "LTR", _from(120, 240, 660, 1100)),
    ),
)

SERVICES: tuple[ServiceType, ...] = (
    ServiceType(
        *("air-quality", "Air Quality", "Environment Office"),
        "Watches the air, the weather and the noise that people live in.",
        (AIR_QUALITY_SENSOR, PM25_SENSOR, NOISE_SENSOR, WEATHER_STATION),
    ),
    ServiceType(
        *("smart-parking", "Smart Parking", "Mobility Department"),
        "Guides drivers to free parking spots and counts the traffic.",
        (PARKING_SENSOR, TRAFFIC_COUNTER),
    ),
    ServiceType(
        *("street-care", "Street Care", "Public Works"),
        "Lights the streets and empties the bins.",
        (STREET_LIGHT, WASTE_BIN),
    ),
)

GATEWAY_MODELS: tuple[tuple[str, str, tuple[str, ...]], ...] = (
    ("Meridian", "Beacon 8", ("8.2.0", "8.3.1")),
    ("Meridian", "Beacon 16", ("8.3.1", "8.4.0")),
    ("Wayside", "Hub X", ("3.0.5", "3.1.0")),
)
GATEWAY_SITES = ("mast", "roof", "tower", "cabinet", "pylon")
GATEWAY_FIXED = (
    Fixed("backhaul", None, _from("fibre", "fibre", "LTE", "5G", "microwave")),
    Fixed("protocol", None, _from("LoRaWAN", "LoRaWAN", "NB-IoT", "Wi-Fi HaLow")),
)
GATEWAY_MEASURES = (
    Measure("cpuLoad", "P1", lambda h: 14.0 + 22.0 * min(1.0, rush(h)), 0.3, 4.0, 1.0, 100.0, 0),
)

DESCRIPTIONS: dict[str, str] = {
    "PM25Sensor": (
        "A PM2.5 sensor measures the mass of fine particles, 2.5 micrometres across or smaller, "
        "in a cubic metre of air. It counts particles by the light that they scatter."
    ),
    "AirQualitySensor": (
        "An air quality sensor measures several pollutants of the outdoor air at one place: "
        "nitrogen dioxide, ozone and particles."
    ),
    "NoiseSensor": "A noise sensor measures how loud the surroundings are, as people hear it.",
    "WeatherStation": (
        "A weather station measures temperature, humidity, wind and air pressure at one place."
    ),
    "ParkingSensor": ("A parking sensor counts the free spots of one car park or stretch of kerb."),
    "TrafficCounter": (
        "A traffic counter counts the vehicles that pass a road section and measures their speed."
    ),
    "StreetLight": "A street light is a lamp post that can be switched, dimmed and metered.",
    "WasteBinSensor": "A waste bin sensor measures by ultrasound how full a public bin is.",
    "Gateway": (
        "A gateway collects the radio messages of nearby sensors and forwards them to the services "
        "of the city."
    ),
    "Service": "A service is a task of the city that is run on the data of its sensors.",
    "District": "A district is a quarter of the city with its own name and borders.",
    "connectedTo": "The gateway through which a sensor sends its readings.",
    "partOf": "The service that a sensor belongs to.",
    "serves": "The service whose sensors a gateway carries.",
    "neighbourOf": "Another gateway in radio reach, which can take over traffic.",
    "locatedIn": "The district in which a device stands.",
    "borders": "A district with a common border.",
    "pm25": "Fine particles (PM2.5, 2.5 micrometres or smaller) in the air, by mass per volume.",
    "pm10": "Particles (PM10, 10 micrometres or smaller) in the air, by mass per volume.",
    "no2": "Nitrogen dioxide in the air, by mass per volume; most of it comes from engines.",
    "o3": "Ozone in the air, by mass per volume; it forms in sunlight.",
    "LAeq": "Equivalent continuous sound level, A-weighted: the average loudness over an interval.",
    "temperature": "Air temperature.",
    "relativeHumidity": "Water vapour in the air, relative to what the air can hold.",
    "windSpeed": "Speed of the wind.",
    "atmosphericPressure": "Air pressure at the station.",
    "availableSpotNumber": "Number of parking spots that are free now.",
    "totalSpotNumber": "Number of parking spots, free or taken.",
    "chargeType": "Who may park, and whether it costs money.",
    "intensity": "Vehicles that pass per hour.",
    "averageVehicleSpeed": "Average speed of the vehicles that pass.",
    "laneCount": "Number of lanes that are counted.",
    "powerState": "Whether the lamp is on or off.",
    "activePower": "Electric power drawn now.",
    "ratedPower": "Electric power drawn at full brightness.",
    "lampTechnology": "How the lamp makes its light.",
    "fillingLevel": "How full the bin is.",
    "storedWasteKind": "What may be thrown into the bin.",
    "capacity": "Volume of the bin.",
    "cpuLoad": "Share of the processor of a gateway that is busy.",
    "backhaul": "How a gateway reaches the network of the city.",
    "protocol": "The radio protocol that a gateway speaks with its sensors.",
    "batteryLevel": "Charge of the battery.",
    "rssi": "Strength of the radio signal of a sensor at its gateway.",
    "status": "Whether a device is online, offline or under maintenance.",
    "firmwareVersion": "Version of the software on a device.",
    "dateInstalled": "Day on which a device was put up.",
    "manufacturer": "Who made a device.",
    "model": "What its maker calls a device.",
    "address": "The street, square or site where a device stands.",
    "mountingHeight": "Height of a device above the ground.",
    "description": "What a service is for.",
    "operator": "The office that runs a service.",
    "population": "Number of people who live in a district.",
    "area": "Size of a district.",
    "latitude": "Degrees north of the equator.",
    "longitude": "Degrees east of Greenwich.",
}
