# Two commands do all the set-up: `make demo` and `make test`. They need Python 3.11 or newer and git.
PYTHON ?= python3
BIN := .venv/bin
PIP := $(BIN)/python -m pip install --quiet --disable-pip-version-check
# Show a command as a person would type it, then its answer.
run = @printf '\n\033[1m$$ generique $(1)\033[0m\n'; $(BIN)/generique $(1) $(2)

.PHONY: demo test lint evaluate bench clean

demo: .venv/.installed
	$(call run,build,--format table)
	$(call run,who "Michel Blanc",--format table)
	$(call run,film Victoire,--format table)
	$(call run,conflicts,--format table)
	@printf '\nHow to go on:\n'
	@printf '  source $(BIN)/activate\n'
	@printf '  generique add press-kit.txt && generique build    your own sources\n'
	@printf '  generique queries                                 the questions there are\n'
	@printf '  generique chain "Alice Fave" "Maria Juin"          who links two people\n'
	@printf '  generique export gexf -o network.gexf             for Gephi\n'
	@printf '  generique --help                                  everything else\n'

test: .venv/.developing
	$(BIN)/python -m pytest -n auto

lint: .venv/.developing
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports

# How well documents are read and linked: the model documents of the tests, and the real ones where they are there.
evaluate: .venv/.developing
	$(BIN)/python bench/evaluate.py --errors
	$(BIN)/python bench/evaluate_links.py
	$(BIN)/python bench/stress_links.py
	$(BIN)/python bench/programmes.py

# Générique beside what people would use instead, on SIZE credits made up from a seed (10k to 1M; 90M: the network alone),
# and how fast documents are read.
SIZE ?= 100k
bench: .venv/.benching
	$(BIN)/python bench/run.py --size $(SIZE)
	$(BIN)/python bench/reading.py

clean:
	rm -rf .venv data/build

.venv/.installed: pyproject.toml
	@$(PYTHON) -c 'import sys; sys.exit("Générique needs Python 3.11 or newer" if sys.version_info < (3, 11) else 0)'
	$(PYTHON) -m venv .venv
	$(PIP) -e .
	@touch $@

.venv/.developing: .venv/.installed
	$(PIP) -e '.[dev]'
	@touch $@

.venv/.benching: .venv/.installed
	$(PIP) -e '.[bench,fast]'
	@touch $@
