"""The word lists by which readers recognise what a file means; each reader says how it uses them.

They hold general usage (units, column names, states), never the vocabulary of one network.
"""

from __future__ import annotations


def _set(text: str) -> frozenset[str]:
    return frozenset(text.split())


UNITS = _set(
    # as people write them
    "% ‰ °C C ℃ °F F K V mV A mA W kW MW Wh kWh MWh J kJ Hz kHz MHz GHz Pa hPa kPa mbar bar "
    "lx lux lm m cm mm km m² m2 m³ m3 l L ml kg g mg t s ms min h d m/s km/h mph rpm dB dBA "
    "dB(A) dBm ppm ppb µg/m³ μg/m³ ug/m3 µg/m3 mg/m³ mg/m3 mg/l W/m² W/m2 mm/h µS/cm pH NTU "
    "B kB MB GB bps kbps Mbps Gbps kbit/s Mbit/s ° deg veh/h vehicles/h "
    # UN/CEFACT Recommendation 20 common codes, as NGSI payloads have them
    "CEL FAH KEL P1 VLT 2Z AMP 4K WTT KWT WHR KWH HTZ MHZ PAL A97 KPA BAR MBR LUX LUM MTR CMT "
    "MMT KMT MTK MTQ LTR MLT KGM GRM MGM TNE SEC C26 MIN HUR DAY MTS KMH HM RPM 2N DBM 59 61 "
    "GQ GP M1 D54 H67 DD C62 E34 E37 A99 B17 Q30"
)
"""Units recognised behind a number in running text."""

RELATION_KEYS = _set("gateway service zone district street room building site")
"""Log keys that name another entity, also when that entity never logs a line itself."""

TIME_WORDS = _set(
    "date time timestamp datetime first last since until seen created updated modified installed "
    "observed expires epoch"
)
"""Words of an attribute's name that let a plausible number be an epoch."""

GEOMETRIES = (
    "Point",
    "MultiPoint",
    "LineString",
    "MultiLineString",
    "Polygon",
    "MultiPolygon",
    "GeometryCollection",
)
"""GeoJSON geometry types (RFC 7946 §1.4)."""

OWN_PLACE = _set("location geometry geom position coordinates geo point")
"""Attributes that hold the entity's own place, as opposed to a place it mentions (folded)."""

STATUS = _set(
    "status state devicestate devicestatus operationalstatus operationalstate operatingstatus "
    "operationstatus connectionstatus connectionstate connectivity presence availability "
    "onlinestatus healthstatus nodestatus sensorstatus gatewaystatus"
)
"""Attributes that report whether a device is there (folded)."""

ONLINE = _set("active online enabled connected isactive isonline isenabled isconnected alive up")
"""Boolean attributes that say the same (folded)."""

OFF = _set(
    "off offline inactive poweredoff poweroff switchedoff turnedoff down dead disconnected "
    "disabled unreachable outofservice outoforder notworking notresponding decommissioned "
    "retired abandoned removed left gone"
)
"""States that mean the device is not there (folded)."""

NULLS = _set("nan null n/a #n/a") | {""}
"""Cells of a CSV file that say nothing (lower case)."""

UNCOUNTABLE = _set("news series species status gas bus lens canvas atlas address access process")
"""Words that end in s and are singular."""

ENVELOPES = _set("data result response payload")
"""Members that hold a document of which the others tell the transfer (lower case)."""

ROW_LISTS = _set("data items results rows value values records entries list")
"""Lists whose name says nothing of their rows: the file's does (lower case)."""

ROW_HEADS = _set("fields columns headers links schema")
"""Lists beside these that tell what their columns are (lower case)."""

PROPERTY_BAGS = _set(
    "properties attributes attrs ids identifiers metadata meta info details fields customfields "
    "extra extras general flags statistics stats"
)
"""Objects in a row that hold members of the row itself (folded); so do those that end in info."""

COORDINATES = _set("latitude longitude lat lon lng long altitude alt elevation")
"""Members of a place that need not be told from those of the row it is the place of (folded)."""

GENERIC_TABLES = _set(
    "node device entity entitie thing vertex object item element asset component point data record "
    "export network city dataset inventory topology graph feature resource equipment station"
)
"""Singular table names that do not say what a row is; a kind column then does (folded)."""

KIND_COLUMNS = ("kind", "type", "category", "class", "nodetype", "entitytype", "devicetype")
"""Columns that may hold the kind of a row, best first (folded)."""

NAME_COLUMNS = (
    "name", "label", "title", "displayname", "friendlyname", "fullname", "longname",
    "alternatename", "hostname", "display",
)  # fmt: skip
"""Columns that may hold a human name, best first (folded); also the kind followed by ``name``."""

NAME_COPIES = _set("display displayname slug")
"""Columns that may only repeat the name (folded)."""

ENDS = (
    ("source", "target"),
    ("from", "to"),
    ("src", "dst"),
    ("src", "dest"),
    ("source", "destination"),
    ("origin", "destination"),
    ("start", "end"),
    ("subject", "object"),
    ("head", "tail"),
    ("parent", "child"),
    ("lasthop", "destination"),
    ("local", "remote"),
    ("router", "neighbor"),
    ("node1", "node2"),
    ("nodea", "nodeb"),
    ("a", "b"),
    ("u", "v"),
)
"""Pairs of columns that are the two ends of an edge (folded, also followed by id or node)."""

RELATION_COLUMNS = (
    "relation",
    "relationtype",
    "relationship",
    "predicate",
    "type",
    "label",
    "kind",
)
"""Columns of a relation table that may hold the relation type, best first (folded)."""

UNDIRECTED = _set(
    "link connection cable edge peer peering neighbor neighbour adjacency fiber fibre wire duct "
    "pipe road street segment bridge tie"
)
"""Relation words that state no direction when the ends are called from/to or the like."""

MEDIA = UNDIRECTED - {"edge", "tie", "peer", "neighbor", "neighbour"}
"""Those of ``UNDIRECTED`` that are things, of which there are types."""

PREPOSITIONS = _set("to in of on at from by with for into under over behind")
"""Words by which a value says how two things stand to each other."""

FIRM_ENDS = frozenset(ENDS[:5])
"""Those of ``ENDS`` that need no look at the values."""

SELF_REFERENCES = _set(
    "parent upstream uplink master root next previous peer peers neighbor neighbour neighbors "
    "neighbours connectedto via"
)
"""Columns that may refer to rows of their own table (folded)."""

NGSI_LD_TYPES = (
    "Property",
    "GeoProperty",
    "LanguageProperty",
    "VocabProperty",
    "JsonProperty",
    "ListProperty",
    "Relationship",
    "ListRelationship",
)
"""Attribute types of NGSI-LD (ETSI GS CIM 009 §4.5)."""

NGSI_MEMBERS = _set(
    "type value object objectType objectList languageMap vocab json valueList observedAt unitCode "
    "datasetId metadata createdAt modifiedAt deletedAt instanceId lang previousValue "
    "previousObject @type @value"
)
"""Members of an NGSI attribute that are about it, rather than sub-attributes of it."""

RDF_VALUES = _set(
    "value hasValue numericValue hasSimpleResult lastKnownValue currentValue simpleResult"
)
"""Properties (local names) that hold a measured value: brick, rdf, s223, qudt, sosa."""

RDF_UNITS = _set("hasUnit unit hasUnits unitCode")
"""Properties (local names) that hold its unit."""

RDF_TIMES = _set("timestamp hasTimestamp atTime resultTime observedAt phenomenonTime lastUpdated")
"""Properties (local names) that hold its time."""

SERIES_TABLES = _set(
    "reading readings measurement measurements observation observations telemetry sample samples "
    "history timeseries metric metrics datapoint datapoints"
)
"""Words in the names of tables whose rows are measurements over time."""

TIME_COLUMNS = (
    "timestamp", "time", "datetime", "observedat", "measuredat", "recordedat", "ts", "date",
    "createdat", "dateobserved", "phenomenontime", "resulttime",
)  # fmt: skip
"""Columns that hold the time of a measurement, best first (folded)."""

PROPERTY_COLUMNS = (
    "property", "attribute", "metric", "parameter", "variable", "quantity", "measure",
    "measurement", "observedproperty", "channel", "key",
)  # fmt: skip
"""Columns that say what was measured, best first (folded)."""

UNIT_ATTRIBUTES = ("unitofmeasurementsymbol", "unitofmeasurement", "unit", "units", "uom")
"""Attributes by which an entity states the unit of what it measures (folded)."""

HAYSTACK_NOUNS = (
    "site", "room", "floor", "zone", "space", "weatherStation", "weather", "ahu", "vav", "fcu",
    "crac", "doas", "mau", "rtu", "chiller", "boiler", "coolingTower", "heatExchanger",
    "heatPump", "meter", "pump", "fan", "damper", "valve", "coil", "tank", "vfd", "luminaire",
    "thermostat", "controller", "elevator", "ups", "circuit", "panel", "rack", "camera",
    "network",
)  # fmt: skip
"""Markers that say what a site, a space or a piece of equipment is, the most telling first."""

HAYSTACK_QUALITIES = (
    "effective", "occupied", "unoccupied", "weather", "outside", "return", "mixed", "discharge",
    "exhaust", "leaving", "entering", "zone", "domestic", "chilled", "hot", "condenser",
    "steam", "gas", "refrig", "water", "air", "elec", "lights", "light", "ac", "dc", "reactive",
    "apparent", "active", "occ", "fan", "damper", "valve", "cool", "heat", "co2", "co", "tvoc",
    "pm25", "humidity", "dewPoint", "temp", "pressure", "flow", "speed", "volume", "power",
    "energy", "volt", "current", "freq", "pf", "lightLevel", "level", "enable", "run",
)  # fmt: skip
"""Markers that say what a point is about, in the order in which people say them."""

HAYSTACK_WORDS = {
    "temp": "temperature",
    "elec": "electric",
    "volt": "voltage",
    "freq": "frequency",
    "occ": "occupancy",
    "refrig": "refrigerant",
    "pf": "power_factor",
    "lightLevel": "light_level",
    "dewPoint": "dew_point",
    "curVal": "currentValue",
    "curStatus": "currentStatus",
    "writeVal": "writtenValue",
}
"""Tags that are cut short, written out."""

HAYSTACK_FUNCTIONS = {"sp": "setpoint", "cmd": "command", "sensor": "sensor"}
"""Markers that say what a point is for."""

HAYSTACK_ABOUT = _set(
    "point his cur writable summary sitePoint siteMeter weatherPoint equip site space device mod "
    "hisTotalized hisCollectCov navPoint connPoint synthetic"
)
"""Markers that every record of its sort has, or that are about the record."""
