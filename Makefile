# Everything a newcomer needs: `make site`, `make serve`, `make test`. `make help` lists the rest.
SHELL := /bin/sh
VENV  := .venv
BIN   := $(VENV)/bin
JOBS  ?= auto
export PIP_DISABLE_PIP_VERSION_CHECK := 1

.DEFAULT_GOAL := help
.PHONY: help site serve test nightly lint golden docs lock clean

help: ## what can be made
	@grep -hE '^[a-z-]+:.*##' $(MAKEFILE_LIST) | sed -E 's/^([a-z-]+):[^#]*## /  make \1 | /' | column -t -s '|'

# ------------------------------------------------------------------ setting up
$(VENV)/bin/python:
	@sh scripts/make_venv.sh $(VENV)

$(VENV)/.runtime: requirements.lock | $(VENV)/bin/python
	@echo "installing what chronology runs on (about half a minute, once)"
	@$(BIN)/python -m pip install -qq --require-hashes -r requirements.lock
	@touch $@

# The checkout itself; anew when its metadata or the theme, which is copied, has changed.
$(VENV)/.package: pyproject.toml $(shell find site_templates -type f) $(VENV)/.runtime
	@$(BIN)/python -m pip install -qq --no-deps --no-build-isolation --no-index -e .
	@touch $@

$(VENV)/.dev: requirements-dev.lock $(VENV)/.package
	@echo "installing what the tests run on"
	@$(BIN)/python -m pip install -qq --require-hashes -r requirements-dev.lock
	@touch $@

# ------------------------------------------------------------------ the main job
site: $(VENV)/.package ## the example chronology: articles -> content/events -> site/
	@$(BIN)/chronology extract content/articles || [ $$? -eq 3 ]
	@$(BIN)/chronology build
	@echo "content/events/   the events and claims, as YAML that you can edit"
	@echo "site/             the website, ready to be published as it is"
	@echo "make serve        shows it at http://127.0.0.1:8000/ and follows your edits"

serve: $(VENV)/.package ## the example chronology in the browser, with live reload
	@$(BIN)/chronology serve

# ------------------------------------------------------------------ checks
test: $(VENV)/.dev lint ## everything that guards main
	@$(BIN)/python -m tests.browser.chromium
	@$(BIN)/python -m pytest -n $(JOBS)

nightly: $(VENV)/.dev ## the property tests at length: 100,000 merges, 10,000 examples of each law
	@CHRONOLOGY_MERGE_CASES=100000 $(BIN)/python -m pytest -n $(JOBS) --hypothesis-profile=nightly

lint: $(VENV)/.dev ## style, types, floors
	@$(BIN)/ruff check . && $(BIN)/ruff format --check --quiet .
	@$(BIN)/mypy
	@$(BIN)/lint-imports

golden: $(VENV)/.dev ## write the golden pages anew; the diff is the review
	@$(BIN)/python -m tests.site.update_golden
	@$(BIN)/python -m tests.exports.update_golden

docs: $(VENV)/.dev ## write anew what is made from the code: JSON Schemas and reference pages
	@$(BIN)/python -m chronology.store.schema
	@$(BIN)/python -m chronology.cli.reference
	@$(BIN)/python -m tests.corpus.update_reference

lock: ## resolve and pin the dependencies anew (needs uv)
	uv pip compile --universal --generate-hashes --python-version 3.11 --no-emit-index-url --no-header -q \
	    pyproject.toml --group build -o requirements.lock
	uv pip compile --universal --generate-hashes --python-version 3.11 --no-emit-index-url --no-header -q \
	    pyproject.toml --group build --group dev -o requirements-dev.lock

clean: ## remove what was made, and keep what people wrote
	rm -rf $(VENV) site dist build .cache .mypy_cache .ruff_cache .pytest_cache .hypothesis .import_linter_cache
