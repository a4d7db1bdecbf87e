"""Port Ellery, a city that does not exist: its districts, and the places where devices stand.

The simulator draws names from here, so that a simulated network reads like a municipal register
and holds the ambiguity of one (two devices of different kinds both called "Market Square").
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class District:
    """A quarter of the city.

    Attributes:
        slug: the last part of its id.
        name: as on the map.
        latitude, longitude: its centre, in degrees.
        population: inhabitants.
        area: km².
        places: streets, squares and sites in it.
    """

    slug: str
    name: str
    latitude: float
    longitude: float
    population: int
    area: float
    places: tuple[str, ...]


def _places(text: str) -> tuple[str, ...]:
    return tuple(place.strip() for place in text.split(","))


DISTRICTS: tuple[District, ...] = (
    District(
        *("harbour", "Harbour", 54.7012, -3.5120, 8420, 2.1),
        _places(
            "Harbour Gate, Quay Street, Customs House, Ferry Terminal, Net Loft Lane, "
            "Lighthouse Walk, Fish Market, Anchor Wharf, Dock Road, Breakwater"
        ),
    ),
    District(
        *("old-town", "Old Town", 54.7048, -3.5051, 12750, 1.4),
        _places(
            "Market Square, Guildhall, Candle Row, Minster Yard, Cooper Street, Bell Lane, "
            "Corn Exchange, Weavers Court, Fountain Place, Silver Street"
        ),
    ),
    District(
        *("lindenfield", "Lindenfield", 54.7109, -3.5002, 16310, 3.2),
        _places(
            "Linden Square, Linden Avenue, Chestnut Road, Rosary Gardens, Beech Grove, "
            "Cricket Green, Alma Terrace, Vine Street, Hawthorn Close, Library Corner"
        ),
    ),
    District(
        *("northgate", "Northgate", 54.7166, -3.5085, 14890, 3.8),
        _places(
            "Northgate Cross, Tannery Road, Barbican, Drovers Way, Smithy Bank, Toll House, "
            "Priory Road, Kiln Street, Foundry Lane, Ropewalk"
        ),
    ),
    District(
        *("riverside", "Riverside", 54.7031, -3.4923, 10260, 2.6),
        _places(
            "Iron Bridge, Mill Weir, Willow Bank, Boathouse Row, Ferry Meadow, Towpath, "
            "Regatta Place, Heron Street, Lock Cottage, Waterworks"
        ),
    ),
    District(
        *("university", "University", 54.7093, -3.4880, 9680, 1.9),
        _places(
            "Faraday Court, Observatory Hill, Scholars Walk, Botanic Garden, Chapel Road, "
            "Museum Place, Science Park, Union Street, Rowan Halls, Archive Lane"
        ),
    ),
    District(
        *("station-quarter", "Station Quarter", 54.6978, -3.5018, 7340, 1.2),
        _places(
            "Station Square, Parcel Yard, Clock Tower, Tramway Street, Signal Road, Viaduct, "
            "Grand Hotel, Goods Lane, Junction Place, Platform Gardens"
        ),
    ),
    District(
        *("castle-hill", "Castle Hill", 54.7139, -3.4947, 11120, 2.9),
        _places(
            "Castle Green, Rampart Street, Falconer Row, Keep Lane, Moat Road, Herald Place, "
            "Kings Steps, Armoury Court, Bastion Park, Steward Street"
        ),
    ),
)
