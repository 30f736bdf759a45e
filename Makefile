# make book: the whole report. make test: everything that must hold. make help: the rest.
PYTHON ?= python3
PORT   ?= 8000
VENV   := .venv
BIN    := $(VENV)/bin
STAMP  := $(VENV)/.locked
JOBS   ?= $(shell nproc 2>/dev/null || sysctl -n hw.ncpu 2>/dev/null || echo 2)

export SOURCE_DATE_EPOCH ?= 1767225600

.DEFAULT_GOAL := help
.PHONY: help book pdf districts test test-slow faults bench bench-pages lint check serve refresh lock clean

help: ## List what can be made
	@grep -E '^[a-z-]+:.*## ' $(MAKEFILE_LIST) | sed -E 's/^([a-z-]+):[^#]*## (.*)/  make \1\t\2/' | expand -t 18

book: $(STAMP) ## Build all chapters and the site
	@$(BIN)/placebook build --jobs $(JOBS)

districts: $(STAMP) ## Build the same report for all 361 districts, in examples/districts
	@$(BIN)/python -m examples.districts.make_data
	@$(BIN)/placebook build --project examples/districts --jobs $(JOBS)

pdf: book ## Make the PDFs of all chapters and of the whole report, and link them from the site
	@$(BIN)/placebook pdf --all --report

# One process more than there are cores: tests often wait for a browser or another process.
test: $(STAMP) ## Run every test, with a real browser (SLOW=yes: those of test-slow too)
	@$(BIN)/python -m ruff check .
	@$(BIN)/python -m ruff format --check .
	@$(BIN)/codespell
	@$(BIN)/python -m pytest -n $$(($(JOBS) + 1)) --dist loadfile --no-loadscope-reorder \
	    $(if $(SLOW),-m "slow or not slow")

test-slow: $(STAMP) ## Build the report again in other ways and compare every byte
	@$(BIN)/python -m pytest -m slow -n $(JOBS)

faults: $(STAMP) ## Bring about each fault of a build, and keep what was printed in docs/faults.md
	@PLACEBOOK_FAULTS=docs/faults.md $(BIN)/python -m pytest -q tests/chapters/test_faults.py

bench: $(STAMP) ## Time the ways of making the report (two hours or more; goes on where it was stopped)
	@$(BIN)/python -m benchmarks --write docs/benchmark.md

bench-pages: book ## Measure what a reader waits for, in a real browser
	@$(BIN)/python -m benchmarks.pages

lint: $(STAMP) ## Check and format the code
	@$(BIN)/python -m ruff check --fix .
	@$(BIN)/python -m ruff format .
	@$(BIN)/codespell

check: $(STAMP) ## Check the data package
	@$(BIN)/placebook check

serve: book ## Build, then show the site on http://localhost:8000 (PORT=... for another)
	@echo "Open http://localhost:$(PORT) (Ctrl-C ends it)"
	@$(BIN)/python -m http.server $(PORT) --bind 127.0.0.1 --directory _build/html

refresh: $(STAMP) ## Make data/ anew from downloads in raw/, or RAW=a folder of source files
	@$(BIN)/python -m scripts.refresh $(if $(RAW),--raw "$(RAW)") $(if $(LOG),--changelog "$(LOG)")

lock: $(STAMP) ## Resolve the libraries anew and write requirements.lock
	@$(BIN)/python -m pip install --quiet uv
	@$(BIN)/uv pip compile pyproject.toml --group dev --extra sources --extra pdf --universal \
	    --python-version 3.11 --generate-hashes --no-emit-index-url --no-header \
	    --quiet --upgrade -o requirements.lock

clean: ## Remove what builds have made
	rm -rf _build

# The environment is made anew whenever the lock file or the project's own
# metadata change; the stamp is written last, so a broken install is tried again.
$(STAMP): requirements.lock pyproject.toml
	@echo "Setting up the environment in $(VENV) ..."
	@$(PYTHON) -c 'import sys; sys.exit("Placebook needs Python 3.11 or newer") if sys.version_info < (3, 11) else None'
	@$(PYTHON) -m venv --clear $(VENV)
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements.lock
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation --editable .
	@touch $@
