"""Writes the bundled city: ``python -m gentwin_chat.data.build [FOLDER]``.

The seed is fixed, so the command gives the same bytes every time.
"""

from __future__ import annotations

import sys
from pathlib import Path

from gentwin_chat.data import CITY
from gentwin_chat.indexing.ngsi_ld_writer import write_city
from gentwin_chat.indexing.physical_space import PhysicalSpace


def city() -> PhysicalSpace:
    """The physical space of which the bundled city is the opening state."""
    return PhysicalSpace(250, 50, 3, seed=2026, districts=True, faults=0.06)


if __name__ == "__main__":
    write_city(city().topology(), Path(sys.argv[1]) if len(sys.argv) > 1 else CITY)
