"""Which versions a twin keeps."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime, timedelta

from pydantic import BaseModel, ConfigDict, Field, model_validator

from .draft import as_utc


class Retention(BaseModel):
    """A version is kept if either says so; the newest one always is.

    Attributes:
        last: so many newest versions.
        younger_than: versions that became so in this time before now.

    Raises:
        ValidationError: neither is given, or one that keeps nothing.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    last: int | None = Field(default=None, ge=1)
    younger_than: timedelta | None = Field(default=None, gt=timedelta(0))

    @model_validator(mode="after")
    def _says_something(self) -> Retention:
        if self.last is None and self.younger_than is None:
            raise ValueError("say how many versions to keep, or for how long")
        return self

    def retired(
        self, versions: Sequence[tuple[int, datetime]], now: datetime | None = None
    ) -> list[int]:
        """Those of ``versions`` (oldest first, with their times) that are not kept."""
        newest = len(versions) - (self.last or 1)
        end = as_utc(now or datetime.now(UTC))
        young = self.younger_than
        return [
            number
            for place, (number, time) in enumerate(versions)
            if place < newest and (young is None or as_utc(time) <= end - young)
        ]
