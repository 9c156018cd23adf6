# Two commands for readers: make explain, make test. Each builds .venv by itself from the locks in
# requirements/; nothing is installed outside this folder. Name another Python with make PYTHON=python3.13.

PYTHON ?= python3
CASE ?= cases/korea-1950

VENV := .venv
BIN := $(VENV)/bin
UV_VERSION := 0.13
# A release must be a week old: young ones are missing from caches, and some are withdrawn.
LOCK = $(VENV)/.lock/bin/uv pip compile pyproject.toml --quiet --upgrade --exclude-newer "7 days" \
	--universal --python-version 3.11 --generate-hashes --no-annotate --no-config --no-emit-index-url \
	--no-emit-find-links --custom-compile-command "make lock"

.DEFAULT_GOAL := explain
.DELETE_ON_ERROR:
.NOTPARALLEL:
.PHONY: explain test setup setup-test lock docs clean help rebuild

explain: $(VENV)/.run ## explain the Korean case of 1950 (another one: make explain CASE=folder)
	@$(BIN)/backchannel explain "$(CASE)"

test: $(VENV)/.test ## run the tests (options: make test ARGS="-k dates")
	@$(BIN)/python -m pytest $(ARGS)

setup: $(VENV)/.run ## build .venv with what the program needs

setup-test: $(VENV)/.test ## build .venv with what the tests, the checks and the documentation need

docs: $(VENV)/.test ## build the documentation into docs/_build/html
	@$(BIN)/python -m sphinx -q -W --keep-going -d docs/_build/doctrees docs docs/_build/html
	@echo "docs/_build/html/index.html"

help: ## list the targets
	@sed -n 's/^\([a-z-]*\):.*## /\1\t/p' Makefile | while IFS="$$(printf '\t')" read -r name text; do \
		printf '  make %-11s %s\n' "$$name" "$$text"; done

clean: ## remove what was generated, .venv included
	@rm -rf $(VENV) docs/_build dist .pytest_cache .mypy_cache .ruff_cache .hypothesis .import_linter_cache
	@rm -rf cases/*/_out
	@find src tests docs -name __pycache__ -type d -prune -exec rm -rf {} +

# ------------------------------------------------------------------------------------------ environment
# A stamp is written when all that it stands for is done, so an interrupted set-up is taken up again.
# .made holds the folder for which the environment was built: it cannot be moved, so it is built anew
# there, as it is when the Python that it was built with is gone.

HEALTHY := $(shell [ "$$(cat $(VENV)/.made 2>/dev/null)" = "$$(pwd -P)" ] && $(BIN)/python -c "" 2>/dev/null && echo yes)
ifneq ($(HEALTHY),yes)
$(VENV)/.made: rebuild
endif

NEEDS := backchannel needs Python 3.11 or newer with its venv module
HINT := Debian or Ubuntu: apt install python3-venv; elsewhere: https://www.python.org/downloads/

$(VENV)/.made:
	@command -v "$(PYTHON)" >/dev/null 2>&1 || { \
		echo "$(NEEDS), and there is no $(PYTHON) here. $(HINT)" >&2; exit 1; }
	@"$(PYTHON)" -c "import sys; sys.exit(sys.version_info < (3, 11))" 2>/dev/null || { \
		echo "$(NEEDS), and $(PYTHON) is $$("$(PYTHON)" --version 2>&1 | head -n 1)." \
			"Install a newer one, or name it: make PYTHON=python3.13" >&2; exit 1; }
	@"$(PYTHON)" -c "import ensurepip, venv" 2>/dev/null || { \
		echo "$(NEEDS), and $(PYTHON) lacks venv or ensurepip. $(HINT)" >&2; exit 1; }
	@echo "Setting up $(VENV) (once, about half a minute) …" >&2
	@said="$$("$(PYTHON)" -m venv --clear $(VENV) 2>&1)" || { rm -rf $(VENV); \
		echo "$(NEEDS), and $(PYTHON) -m venv failed ($$(echo "$$said" | head -n 1)). $(HINT)" >&2; exit 1; }
	@pwd -P > $@

# $(call install,run) installs requirements/run.txt and then the package itself, editable.
install = { $(BIN)/python -m pip install --quiet --disable-pip-version-check --no-input \
		--require-hashes -r requirements/$(1).txt \
	&& $(BIN)/python -m pip install --quiet --disable-pip-version-check --no-input \
		--no-deps --no-build-isolation -e . ; } > $(VENV)/pip.log 2>&1 || { \
	cat $(VENV)/pip.log >&2; echo "The set-up of $(VENV) failed; pip's message is above." >&2; exit 1; }

$(VENV)/.run: requirements/run.txt pyproject.toml $(VENV)/.made
	@$(call install,run)
	@touch $@

$(VENV)/.test: requirements/test.txt pyproject.toml $(VENV)/.made
	@$(call install,test)
	@touch $@ $(VENV)/.run

# ------------------------------------------------------------------------------------------------ locks

lock: $(VENV)/.made ## renew requirements/*.txt from pyproject.toml
	@"$(PYTHON)" -m venv --clear $(VENV)/.lock
	@$(VENV)/.lock/bin/python -m pip install --quiet --disable-pip-version-check "uv~=$(UV_VERSION)"
	@mkdir -p requirements
	@$(LOCK) --group build -o requirements/run.txt
	@$(LOCK) --group build --group test --group lint --group docs -c requirements/run.txt \
		-o requirements/test.txt
	@rm -rf $(VENV)/.lock
