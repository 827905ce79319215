# One command per task. Every target sets up what it needs: git, make and Python 3.11 (with venv) are enough.

SHELL := /bin/bash
.SHELLFLAGS := -eu -o pipefail -c
.DELETE_ON_ERROR:
.DEFAULT_GOAL := help

# The first Python from 3.11 on that can make a virtual environment; `make PYTHON=/path/to/python` overrides it.
PYTHON ?= $(shell for candidate in python3.11 python3.12 python3.13 python3.14 python3; do \
	"$$candidate" -c 'import ensurepip, sys, venv; sys.exit(sys.version_info < (3, 11))' 2>/dev/null \
	&& { command -v "$$candidate"; break; }; done)

VENV := .venv
BIN := $(VENV)/bin
# Made last, so an interrupted set-up is simply done again.
STAMP := $(VENV)/.complete
LOCKS := requirements.txt requirements-dev.txt
PYTEST_OPTIONS ?=

.PHONY: help setup lock demo test check e2e bench soak format audit clean

help: ## Show the tasks
	@grep -hE '^[a-z0-9]+:.*## ' $(MAKEFILE_LIST) | sed -E 's/^([a-z0-9]+):.*## (.*)$$/  make \1\t\2/' | expand -t 16

setup: $(STAMP) ## Make the virtual environment from the lock files

$(STAMP): $(LOCKS)
	@[ -n "$(PYTHON)" ] || { echo "Tafelbot needs Python 3.11 or newer with venv (on Debian: apt-get install python3 python3-venv)." >&2; exit 1; }
	rm -rf $(VENV)
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes $(LOCKS:%=-r %)
	touch $@

lock: $(STAMP) ## Resolve the requirements anew and write the lock files with hashes
	for name in requirements requirements-dev; do \
		$(BIN)/uv pip compile --quiet --upgrade --universal --python-version 3.11 --generate-hashes --no-emit-index-url \
			--no-emit-find-links --custom-compile-command "make lock" $$name.in -o $$name.txt; \
	done

demo: $(STAMP) ## Start Tafelbot with an invented region and Microsoft's Agents Playground against it
	$(BIN)/python app.py demo

test: $(STAMP) ## Run all tests but the browser tests and the soak
	$(BIN)/python -m pytest -n auto --ignore=tests/e2e --ignore=tests/soak $(PYTEST_OPTIONS)

check: $(STAMP) ## Lint, formatting, types, import fences
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports

e2e: $(STAMP) ## Run the tour in the real playground with headless Chromium; screenshots in build/screens/
	$(BIN)/python -m pytest tests/e2e $(PYTEST_OPTIONS)

bench: $(STAMP) ## Measure the edge against the stock SDK, and turns of the whole bot, in one run
	$(BIN)/python -m benchmarks

soak: $(STAMP) ## Run the long tests
	$(BIN)/python -m pytest tests/soak $(PYTEST_OPTIONS)

format: $(STAMP) ## Let ruff write the formatting and mend what it can
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .

audit: $(STAMP) ## Ask whether a locked package has a known weakness
	$(BIN)/pip-audit --require-hashes --disable-pip $(LOCKS:%=-r %)

clean: ## Remove everything that was made, the virtual environment included
	rm -rf $(VENV) build .mypy_cache .pytest_cache .ruff_cache .import_linter_cache .hypothesis
	find . -name __pycache__ -type d -not -path './.git/*' -prune -exec rm -rf {} +
