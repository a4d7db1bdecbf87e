"""Every error that GenTwin chat raises on purpose.

    TwinError
    ├── SourceError        (ValueError)    a file or feed cannot be read as a network
    ├── StoreError         (RuntimeError)  the graph store refuses or cannot be reached
    │   └── VersionError   (LookupError)   a twin version that does not exist (any more)
    ├── QueryError         (ValueError)    a typed query that does not fit the graph
    ├── ScenarioError      (ValueError)    a what-if change that cannot be applied
    ├── ModelError         (RuntimeError)  the Llama or its adapter cannot be loaded or used
    └── SettingsError      (ValueError)    an option that has no meaning

Each is also the builtin it specialises, so ``except ValueError`` works for callers who do not
know this module. Messages are one sentence on what is wrong and one on what to do about it.
Foreign failures (Neo4j, pydantic, transformers) are wrapped once, at the border, ``from`` the
cause.
"""

from __future__ import annotations


class TwinError(Exception):
    """Root of the tree; its text is fit to be shown to a person."""


class SourceError(TwinError, ValueError):
    """A source cannot be read.

    Args:
        problem: what is wrong.
        remedy: what the reader can do about it.
        file: the file at fault, if there is one.
        line: its 1-based line, if known.
    """

    def __init__(
        self, problem: str, *, remedy: str = "", file: str | None = None, line: int | None = None
    ) -> None:
        self.problem, self.remedy, self.file, self.line = problem, remedy, file, line
        where = f"{file}:{line}: " if file and line else f"{file}: " if file else ""
        super().__init__(f"{where}{problem}" + (f" {remedy}" if remedy else ""))


class StoreError(TwinError, RuntimeError):
    """The graph store cannot do what was asked."""


class VersionError(StoreError, LookupError):
    """The twin version asked for does not exist."""


class QueryError(TwinError, ValueError):
    """A typed query names something that the graph does not have."""


class ScenarioError(TwinError, ValueError):
    """A what-if change names something that the twin does not have, or is not understood."""


class ModelError(TwinError, RuntimeError):
    """The language model or its adapter cannot be found, verified or run."""


class SettingsError(TwinError, ValueError):
    """A setting has a value without meaning."""
