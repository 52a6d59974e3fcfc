# `make` alone lists the targets; each does all the set-up it needs on a machine with python3.11, pip, make and git.
.DEFAULT_GOAL := help
.PHONY: help install demo run serve test bench bench-cycle bench-alerts bench-weeks bench-ask lock clean

PYTHON ?= python3.11
UV := .tools/bin/uv
UPGRADE ?= --upgrade
BIN := .venv/bin
export UV_PYTHON_DOWNLOADS := never
export UV_NO_PROGRESS := 1
export PYTHONDONTWRITEBYTECODE :=

help:  ## list the targets
	@awk -F ':.*## ' '/^[a-z-]+:.*## / {printf "  make %-12s %s\n", $$1, $$2}' $(MAKEFILE_LIST)

$(UV):
	@echo "parley: fetching uv into .tools (once)"
	@$(PYTHON) -m pip install --quiet --disable-pip-version-check --no-warn-script-location --root-user-action=ignore --target .tools uv

.venv/.installed: requirements.lock pyproject.toml | $(UV)
	@echo "parley: installing the locked packages into .venv (about 130, under a minute)"
	@$(UV) venv --quiet --allow-existing --python $(PYTHON) .venv
	@$(UV) pip sync --quiet --compile-bytecode --require-hashes --python $(BIN)/python requirements.lock
	@$(UV) pip install --quiet --no-deps --no-build-isolation --python $(BIN)/python --editable .
	@touch $@

install: .venv/.installed  ## set up .venv from the lock (every other target does it too)

demo: .venv/.installed  ## the whole path on several weeks of bundled coverage, no internet needed
	@$(BIN)/parley demo

run: .venv/.installed  ## one cycle over the live feeds of config/feeds.toml
	@$(BIN)/parley run

serve: .venv/.installed  ## schedule the cycle on a Prefect server and keep it running (EVERY=5m: so often)
	@$(BIN)/parley serve $(if $(EVERY),--every $(EVERY))

test: .venv/.installed  ## static checks, the fast suite, then the end-to-end part
	@$(BIN)/python -m tests

bench: .venv/.installed  ## what reading an article costs, layer by layer, and what hostile text costs beside it
	@$(BIN)/python -m tests.bench

bench-cycle: .venv/.installed  ## a cycle with 500 new articles on 2,000 and on 200,000, stage by stage; takes some minutes
	@$(BIN)/python -m tests.bench.cycle

bench-alerts: .venv/.installed  ## 10,000 alerts on three hooks of which one is dead: what each hook gets a second
	@$(BIN)/python -m tests.bench.alerts

bench-weeks: .venv/.installed  ## eight simulated weeks of 200 feeds, a tenth of which fail: requests, delay, faults told
	@$(BIN)/python -m tests.bench.weeks

bench-ask: .venv/.installed  ## trends, search, export, report on a million facts, and SQLite asked the same; takes some minutes
	@$(BIN)/python -m tests.bench.ask

lock: $(UV)  ## pin every package anew, with hashes (UPGRADE= pins only what is new)
	@$(UV) pip compile --quiet $(UPGRADE) --universal --python-version 3.11 --generate-hashes --no-header --no-emit-index-url --no-annotate --group dev pyproject.toml --output-file requirements.lock

clean:  ## remove what the targets made (the data under var/ stays)
	rm -rf .tools .venv .mypy_cache .ruff_cache
