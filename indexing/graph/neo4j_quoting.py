"""Names as Cypher identifiers, for the few places where a parameter cannot stand."""

from __future__ import annotations

from gentwin_chat.errors import QueryError

_LONGEST = 16_383  # what Neo4j takes as a label, type or property key


def quote(name: str) -> str:
    """``name`` between backticks, so that whatever it holds is only a name.

    A backtick is doubled. Cypher reads Unicode escapes before anything else, between backticks
    too, and nothing else with a backslash: so a backslash is written as its own escape.
    https://neo4j.com/docs/cypher-manual/current/syntax/naming/

    Raises:
        QueryError: Neo4j has no such name: it is empty, too long, or holds NUL.
    """
    if not name or "\0" in name or len(name) > _LONGEST:
        raise QueryError(f"{name[:40]!r} is no name in Neo4j. Leave it out.")
    try:
        name.encode()
    except UnicodeEncodeError as e:
        raise QueryError(f"{name[:40]!r} is no text. Leave it out.") from e
    return "`" + name.replace("\\", "\\u005C").replace("`", "``") + "`"
