"""Schemas of the versions that were asked for, and the way from one to the next."""

from __future__ import annotations

import math
import threading
from collections.abc import Callable

from .protocol import Schema
from .schema_delta import Counted, Delta, updated

_SCHEMAS = 8  # kept
_DELTAS = 1000  # versions whose delta is kept
LARGE = 20_000  # entities and relations: beyond that, counting anew is as good
FAR = 200  # versions: the way from one that is further away is longer than reading one kept nearer


class SchemaCache:
    """Thread-safe."""

    def __init__(self) -> None:
        self._schemas: dict[int, Schema] = {}
        self._deltas: dict[int, Delta] = {}
        self._lock = threading.Lock()

    def distance(self, version: int) -> float:
        """How many versions away the nearest is whose schema is known; infinite if none is."""
        return min((abs(known - version) for known in list(self._schemas)), default=math.inf)

    def add(self, version: int, delta: Delta | None) -> None:
        """There is a new version."""
        with self._lock:
            if delta is not None:
                self._deltas[version] = delta
            while len(self._deltas) > _DELTAS:
                del self._deltas[min(self._deltas)]

    def schema(
        self,
        version: int,
        after: Counted,
        compute: Callable[[], Schema],
        descriptions: Callable[[], dict[str, str]],
        since: Callable[[int], Delta | None],
    ) -> Schema:
        """The schema of ``version``, from the nearest one that is known, or computed.

        Args:
            version: the version that ``after`` reads.
            after: see :func:`~gentwin_chat.indexing.graph.schema_delta.updated`.
            compute: counts the schema from all there is.
            descriptions: reads the descriptions alone.
            since: what has changed from another version up to this one, as far as that is worth
                it: what another process has written has no delta here.
        """
        with self._lock:
            if version in self._schemas:
                return self._schemas[version]
            base = min(self._schemas, key=lambda known: abs(known - version), default=version)
            delta = self._way(base, version)
            near = self._schemas.get(base)
        if near is not None and delta is None:
            delta = since(base)
        if near is None or delta is None:
            schema = compute()
        else:
            schema = updated(near, delta, after)
            if delta.descriptions:
                schema = schema.model_copy(update={"descriptions": descriptions()})
        self.keep(version, schema)
        return schema

    def keep(self, version: int, schema: Schema) -> None:
        """``schema`` is that of ``version``."""
        with self._lock:
            self._schemas[version] = schema
            newest = max(self._schemas)  # what most is asked about
            while len(self._schemas) > _SCHEMAS:
                del self._schemas[next(v for v in self._schemas if v != newest)]

    def _way(self, base: int, version: int) -> Delta | None:
        """From the schema of ``base`` to that of ``version``, forth or back."""
        steps = [self._deltas.get(v) for v in range(min(base, version) + 1, max(base, version) + 1)]
        total, size = Delta(), 0
        for step in steps:
            if step is None or (size := size + step.size) > LARGE:
                return None
            total.add(step, 1 if base < version else -1)
        return total
