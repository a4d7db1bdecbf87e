"""GenTwin chat: a conversational digital twin for IoT and smart-city networks.

    from gentwin_chat import Twin, ask

    twin = Twin.open("my-network/")
    print(twin.ask("Which gateway is aq-17 connected to?").text)

The names below are loaded when they are first used, so that importing the package costs nothing.
"""

from __future__ import annotations

import os
from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from gentwin_chat.answer import Answer, Status, Timing
    from gentwin_chat.domain import Entity, Reading, Relation, Topology, Triple
    from gentwin_chat.errors import (
        ModelError,
        QueryError,
        ScenarioError,
        SettingsError,
        SourceError,
        StoreError,
        TwinError,
        VersionError,
    )
    from gentwin_chat.twin import Conversation, Twin, ask
    from gentwin_chat.whatif import Scenario

# Read by OpenMP when torch is loaded. Left alone, its threads spin while they wait for one another,
# which makes an answer many times slower on a machine whose cores are busy; not spinning at all
# costs half the speed on an idle one. A short spin is as fast as either.
os.environ.setdefault("GOMP_SPINCOUNT", "10000")

_HOME = {
    "Answer": "answer",
    "Conversation": "twin",
    "Entity": "domain",
    "ModelError": "errors",
    "QueryError": "errors",
    "Reading": "domain",
    "Relation": "domain",
    "Scenario": "whatif",
    "ScenarioError": "errors",
    "SettingsError": "errors",
    "SourceError": "errors",
    "Status": "answer",
    "StoreError": "errors",
    "Timing": "answer",
    "Topology": "domain",
    "Triple": "domain",
    "Twin": "twin",
    "TwinError": "errors",
    "VersionError": "errors",
    "ask": "twin",
}

__all__ = [
    "Answer",
    "Conversation",
    "Entity",
    "ModelError",
    "QueryError",
    "Reading",
    "Relation",
    "Scenario",
    "ScenarioError",
    "SettingsError",
    "SourceError",
    "Status",
    "StoreError",
    "Timing",
    "Topology",
    "Triple",
    "Twin",
    "TwinError",
    "VersionError",
    "ask",
]


def __getattr__(name: str) -> object:
    if name not in _HOME:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    value = getattr(import_module(f"{__name__}.{_HOME[name]}"), name)
    globals()[name] = value
    return value


def __dir__() -> list[str]:
    return sorted({*globals(), *__all__})
