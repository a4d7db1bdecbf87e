# Two commands:
#   make chat    set up and open the chat on the example city
#   make test    set up and run every check
# Needs Python 3.11 or newer; `make chat PYTHON=python3.12` picks another one.

PYTHON ?= python3
VENV   ?= .venv
BIN    := $(VENV)/bin

# uv installs the same locked set faster; pip always works.
UV      := $(shell command -v uv 2>/dev/null)
INSTALL  = $(if $(UV),$(UV) pip install --compile-bytecode --python $(BIN)/python,$(BIN)/python -m pip install --disable-pip-version-check)

.PHONY: chat test lint types format lock clean

chat: $(VENV)/.chat
	$(BIN)/gentwin chat $(SOURCE)

test: lint types
	$(BIN)/python -m pytest $(ARGS)

lint: $(VENV)/.test
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .

# mypy does not follow setuptools' package-dir mapping, so it reads an installed copy, which also
# proves that every package is listed. `build` is removed because setuptools never forgets a file.
types: $(VENV)/.test
	rm -rf .typecheck build
	$(INSTALL) --quiet --no-deps --no-build-isolation --target .typecheck .
	MYPYPATH=.typecheck $(BIN)/mypy -p gentwin_chat
	MYPYPATH=.typecheck $(BIN)/mypy app.py docs examples tests

format: $(VENV)/.test
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .

# Rewrites the lock from what is installed, once that passes `make test`.
lock: $(VENV)/.test
	$(BIN)/python -m pip freeze --all --exclude-editable --exclude pip | LC_ALL=C sort -f > constraints.txt

clean:
	rm -rf $(VENV) .typecheck build *.egg-info .mypy_cache .pytest_cache .ruff_cache

$(BIN)/python:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { \
	  echo "$(PYTHON) is older than 3.11: name a newer one, as in make $(MAKECMDGOALS) PYTHON=python3.12" >&2; exit 2; }
	$(PYTHON) -m venv $(VENV)

# A stamp newer than both files means that nothing has to be installed again.
$(VENV)/.chat: pyproject.toml constraints.txt | $(BIN)/python
	$(INSTALL) -c constraints.txt -e .
	@touch $@

$(VENV)/.test: pyproject.toml constraints.txt | $(BIN)/python
	$(INSTALL) -c constraints.txt -e '.[dev]'
	@touch $@ $(VENV)/.chat
