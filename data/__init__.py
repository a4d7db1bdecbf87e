"""What ships with GenTwin chat: the example city."""

from importlib.resources import files
from pathlib import Path

CITY: Path = Path(str(files(__name__) / "city"))
"""The bundled city, a folder of NGSI-LD: Port Ellery with 250 sensors, 50 gateways, 3 services in
8 districts. ``python -m gentwin_chat.data.build`` writes it anew."""
