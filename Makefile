# Two commands do all the set-up: `make demo` and `make test`. They need Python 3.11+ and nothing else.
PYTHON ?= python3
BIN := .venv/bin
PIP := $(BIN)/python -m pip install --quiet --disable-pip-version-check
GENERIQUE := $(BIN)/generique -c data

.PHONY: demo test lint clean

demo: .venv/.installed
	@$(BIN)/python -m generique.demo data

test: .venv/.developing
	$(BIN)/python -m pytest -n auto

lint: .venv/.developing
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports

clean:
	rm -rf .venv data/build

.venv/.installed: pyproject.toml
	$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "Générique needs Python 3.11 or newer")'
	$(PYTHON) -m venv .venv
	$(PIP) -e .
	@touch $@

.venv/.developing: .venv/.installed
	$(PIP) -e '.[dev]'
	@touch $@
