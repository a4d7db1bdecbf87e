"""Versions and times: how a moment is given, stored, and refused."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from gentwin_chat.errors import VersionError

from .draft import as_utc
from .protocol import Moment

_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)


def stamp(time: datetime) -> int:
    """A time as stores keep it: microseconds since 1970, UTC."""
    return (as_utc(time) - _EPOCH) // timedelta(microseconds=1)


def from_stamp(microseconds: int) -> datetime:
    """The time that :func:`stamp` took."""
    return _EPOCH + timedelta(microseconds=microseconds)


def moment(given: Moment) -> int | datetime:
    """A version's number, or a time; text is read as ISO 8601.

    Raises:
        VersionError: the text is no time.
    """
    if not isinstance(given, str):
        return given
    try:
        return datetime.fromisoformat(given)
    except ValueError as e:
        raise VersionError(
            f"{given!r} is neither a version nor a time. "
            f"Give a number, or a time such as 2026-01-31T12:00."
        ) from e


def no_version(number: int, newest: int) -> str:
    """Says that a version is not there."""
    return (
        f"There is no version {number}. The newest is {newest}; "
        f"versions() lists those that are kept."
    )


def no_time(time: datetime) -> str:
    """Says that nothing is known of so early a time."""
    return (
        f"The twin has no version as old as {time.isoformat()}. "
        f"Ask for a later time; versions() lists those that are kept."
    )
