"""Environments of the systems that need packages which the product does not have.

Each is a virtual environment that sees the product's own packages (the same torch, the same Llama)
and has its own on top. ``requirements/<name>.txt`` pins them; another installation of the product
makes it anew.
"""

from __future__ import annotations

import site
import subprocess
import sys
import sysconfig
from pathlib import Path

from gentwin_chat.errors import SettingsError

REQUIREMENTS = Path(__file__).parent / "requirements"


def python_of(name: str, folder: Path) -> Path:
    """The interpreter of the environment ``name`` below ``folder``, made if it is not there.

    Raises:
        SettingsError: its packages cannot be installed.
    """
    where = folder / name
    python = where / "bin" / "python"
    ready = where / "ready"
    product = site.getsitepackages()
    wanted = (REQUIREMENTS / f"{name}.txt").read_text(encoding="utf-8") + "".join(product)
    if ready.exists() and ready.read_text(encoding="utf-8") == wanted:
        return python
    print(f"making the environment of {name} in {where}", file=sys.stderr)
    subprocess.run([sys.executable, "-m", "venv", "--clear", str(where)], check=True)
    version = f"python{sysconfig.get_python_version()}"
    borrowed = where / "lib" / version / "site-packages" / "product.pth"
    borrowed.write_text("".join(f"import site; site.addsitedir({p!r})\n" for p in product), "utf-8")
    install = [str(python), "-m", "pip", "install", "--quiet", "--disable-pip-version-check"]
    done = subprocess.run([*install, "-r", str(REQUIREMENTS / f"{name}.txt")], check=False)
    if done.returncode:
        raise SettingsError(
            f"The packages of {name} cannot be installed into {where}. Reach a package index."
        )
    ready.write_text(wanted, encoding="utf-8")
    return python
