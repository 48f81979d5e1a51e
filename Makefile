# Two commands do all the set-up: `make check` runs the program on corpora/, `make test` runs every test.
VENV ?= .venv
PYTHON ?= python3
BIN := $(VENV)/bin
PIP := $(BIN)/python -m pip install --quiet --disable-pip-version-check --constraint constraints.txt

.PHONY: check test lint bench profile docs clean help

help: ## list the targets
	@grep -E '^[a-z]+:.*##' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/'

check: $(VENV)/installed ## set up, check corpora/, write tables into reports/corpora/
	$(BIN)/checker check corpora --format csv --format parquet --format jsonl --format html --output reports/corpora --fail-on never

test: $(VENV)/installed-test ## set up with the test extras, run every test
	$(BIN)/python -m pytest

lint: $(VENV)/installed-test ## ruff, mypy --strict, import-linter
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/lint-imports

bench: $(VENV)/installed-test ## speed of each stage, beside its peers
	$(BIN)/python -m tests.benchmarks.embedding
	$(BIN)/python -m tests.benchmarks.aligning
	$(BIN)/python -m tests.benchmarks.stages
	$(BIN)/python -m tests.benchmarks.archive 1000
	$(BIN)/python -m tests.benchmarks.throughput
	$(BIN)/python -m tests.benchmarks.desk

profile: $(VENV)/installed-test ## where the time goes: a flame graph of a run over corpora/, in reports/profile.html
	$(BIN)/python -m pyinstrument --renderer html --outfile reports/profile.html -m checker check corpora --no-cache --quiet --fail-on never

docs: $(VENV)/installed-test ## the documentation, into reports/site/
	$(BIN)/python -m mkdocs build --config-file docs/mkdocs.yml

$(VENV)/bin/python:
	@echo "Setting up $(VENV): about 100 packages, some minutes the first time."
	$(PYTHON) -m venv $(VENV)

# The stamps make the second run start at once; they are older than the files when a dependency changed.
$(VENV)/installed: $(VENV)/bin/python pyproject.toml constraints.txt
	$(PIP) --editable .
	@touch $@

$(VENV)/installed-test: $(VENV)/installed
	$(PIP) --editable '.[test]'
	@touch $@

clean: ## remove the environment and the results
	rm -rf $(VENV) build *.egg-info
	find reports -mindepth 1 ! -name README.md -delete
