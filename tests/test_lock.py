"""The lock holds every declared dependency, in a version that the declaration allows."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

ROOT = Path(__file__).parent.parent
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
DECLARED = PROJECT["dependencies"] + PROJECT["optional-dependencies"]["dev"]
LINES = (ROOT / "constraints.txt").read_text(encoding="utf-8").splitlines()


def test_the_lock_is_names_and_versions_only() -> None:
    assert all(re.fullmatch(r"[A-Za-z0-9._-]+==[A-Za-z0-9._+!-]+", line) for line in LINES)
    names = [canonicalize_name(line.split("==")[0]) for line in LINES]
    assert len(names) == len(set(names))


@pytest.mark.parametrize("declared", DECLARED)
def test_every_dependency_is_locked(declared: str) -> None:
    locked = {canonicalize_name(n): v for n, v in (line.split("==") for line in LINES)}
    requirement = Requirement(declared)
    name = canonicalize_name(requirement.name)
    assert name in locked, "run: make lock"
    assert requirement.specifier.contains(locked[name], prereleases=True)
