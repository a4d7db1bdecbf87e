"""Environments of the systems that need packages which the product does not have.

Each is a virtual environment that sees the product's own packages (the same torch, the same Llama)
and has its own on top, which an extra of the product's metadata (``peers-…``) pins; another
installation of the product makes it anew.
"""

from __future__ import annotations

import site
import subprocess
import sys
import sysconfig
from importlib.metadata import requires
from pathlib import Path

from packaging.requirements import Requirement

from gentwin_chat.errors import SettingsError


def pinned(extra: str) -> list[str]:
    """What an extra of the product asks for, as ``name==version``."""
    wanted = map(Requirement, requires("gentwin-chat") or [])
    return [
        f"{r.name}{r.specifier}" for r in wanted if r.marker and r.marker.evaluate({"extra": extra})
    ]


def python_of(extra: str, folder: Path) -> Path:
    """The interpreter of an extra's environment below ``folder``, made if it is not there.

    Raises:
        SettingsError: its packages cannot be installed.
    """
    where = folder / extra
    python = where / "bin" / "python"
    ready = where / "ready"
    product = site.getsitepackages()
    packages = pinned(extra)
    wanted = "\n".join([*packages, *product])
    if ready.exists() and ready.read_text(encoding="utf-8") == wanted:
        return python
    print(f"making the environment of {extra} in {where}", file=sys.stderr)
    subprocess.run([sys.executable, "-m", "venv", "--clear", str(where)], check=True)
    version = f"python{sysconfig.get_python_version()}"
    borrowed = where / "lib" / version / "site-packages" / "product.pth"
    borrowed.write_text("".join(f"import site; site.addsitedir({p!r})\n" for p in product), "utf-8")
    install = [str(python), "-m", "pip", "install", "--quiet", "--disable-pip-version-check"]
    done = subprocess.run([*install, *packages], check=False)
    if done.returncode:
        raise SettingsError(
            f"The packages of {extra} cannot be installed into {where}. Reach a package index."
        )
    ready.write_text(wanted, encoding="utf-8")
    return python
