"""The ways by which messages come, a gateway each and the feed as a whole, and what is lost there.

`presence` asks of a silent interval: was the way cut, or a message lost, or is the device gone?
"""

from __future__ import annotations

import math
from dataclasses import dataclass, field

_OUTAGE = 0.01  # prior probability, per interval, that a way is cut
_LENGTH = 60.0  # prior mean length of an outage, in seconds
_LOSS = (0.2, 20.0)  # prior of ℓ: messages lost, of so many due
_LEAN = 20.0  # messages by which the ℓ of a part leans on that of the whole
_MEMORY = 4000.0  # messages after which older losses count half


@dataclass(slots=True)
class Rate:
    """How often something happened, among how many chances or in how much time."""

    events: float = 0.0
    among: float = 0.0

    def count(self, events: float, among: float) -> None:
        """Add to both; what is long ago fades."""
        self.events += events
        self.among += among
        if self.among > _MEMORY:
            self.events /= 2
            self.among /= 2

    def towards(self, whole: float, lean: float) -> float:
        """The rate of a part, estimated as if ``lean`` more had been seen at the rate ``whole``."""
        return (self.events + lean * whole) / (self.among + lean)


@dataclass(slots=True)
class Way:
    """A gateway, or the whole feed.

    Attributes:
        last: when anything came by it, in seconds since 1970; -∞ before the first.
        members: devices whose messages come by it.
        loss: messages lost while something came by it, of those due.
    """

    last: float = -math.inf
    members: int = 0
    loss: Rate = field(default_factory=Rate)

    def cut(self, begin: float, loss: float) -> float:
        """Probability that it was cut in an interval that began at ``begin``, if one member was
        silent: 0 if another was heard, else by Bayes, for uncut it would have lost all the others.
        """
        if self.last >= begin:
            return 0.0
        by_chance = (1 - _OUTAGE) * loss ** max(self.members - 1, 0)
        return _OUTAGE / (_OUTAGE + by_chance)


class Ways:
    """All ways of a network, and the whole feed as their root."""

    def __init__(self) -> None:
        self.root = Way()
        self._ways: dict[str, Way] = {}
        self._outages = Rate()  # those of single ways that ended, in so many seconds

    def __getitem__(self, name: str | None) -> Way | None:
        return None if name is None else self._ways.get(name)

    def join(self, name: str | None, step: int = 1) -> None:
        """One device more comes by way ``name``; with ``step`` -1 one less."""
        self.root.members += step
        if name is not None:
            self._ways.setdefault(name, Way()).members += step

    def came(self, name: str | None, at: float, interval: float) -> None:
        """A message came by way ``name`` at ``at``, from a device that sends every ``interval``."""
        if (way := self[name]) is not None:
            silence = at - way.last
            if 3 * interval < silence < math.inf and self.root.last - way.last > interval:
                self._outages.count(1, silence)  # its own outage, not that of the feed
            way.last = max(way.last, at)
        self.root.last = max(self.root.last, at)

    def missed(self, name: str | None, lost: int) -> None:
        """A message came by ``name`` after ``lost`` of the same device did not."""
        self.root.loss.count(lost, lost + 1)
        if (way := self[name]) is not None:
            way.loss.count(lost, lost + 1)

    def loss(self, name: str | None, own: Rate) -> float:
        """ℓ of a device with losses ``own`` on way ``name``: where little is known of a part, it
        leans on the whole."""
        network = (self.root.loss.events + _LOSS[0]) / (self.root.loss.among + _LOSS[1])
        way = self[name]
        return own.towards(way.loss.towards(network, _LEAN) if way else network, _LEAN)

    def lasts(self, seconds: float) -> float:
        """Probability that an outage of a single way lasts ``seconds`` longer."""
        return math.exp(-seconds * (1 + self._outages.events) / (_LENGTH + self._outages.among))
