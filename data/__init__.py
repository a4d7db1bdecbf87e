"""What ships with GenTwin chat: the example city, and scenarios to try on any network."""

from importlib.resources import files
from pathlib import Path

CITY: Path = Path(str(files(__name__) / "city"))
"""The bundled city, a folder of NGSI-LD: Port Ellery with 250 sensors, 50 gateways, 3 services in
8 districts. ``python -m gentwin_chat.data.build`` writes it anew."""

SCENARIOS: Path = Path(str(files(__name__) / "scenarios"))
"""The library of what-if scenarios, YAML; entities are chosen by what they are to the network."""
