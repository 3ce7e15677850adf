# Everything a newcomer needs: `make demo` and `make test`. Python 3.11 or newer is the only tool
# that must be there; uv is brought into .uv when the machine has none.
PYTHON ?= python3
UV_VERSION := 0.13.9
UV := $(shell command -v uv 2>/dev/null || echo .uv/bin/uv)
BIN := .venv/bin
export UV_PYTHON_DOWNLOADS = never
export UV_NO_PROGRESS = 1
export UV_SYSTEM_CERTS = 1

.PHONY: demo test check break-rules format bench bench-incidents bench-methods docs lock clean

demo: .venv/.ready ## The reference case, end to end; ends with the path of the page
	$(BIN)/holdfire demo --out demo-out

test: .venv/.ready ## All tests, two files at a time
	$(BIN)/python -m pytest -n 2 --dist loadfile

check: .venv/.ready ## Style, types, order of the rooms, generated files
	$(BIN)/ruff check src tests benchmarks scripts
	$(BIN)/ruff format --check src tests benchmarks scripts
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/python scripts/generate_docs.py --check

break-rules: .venv/.ready ## Break each rule of do-no-harm in a copy and show which test notices
	$(BIN)/python scripts/break_rules.py

format: .venv/.ready ## Put files into the project's format
	$(BIN)/ruff check --fix src tests benchmarks scripts
	$(BIN)/ruff format src tests benchmarks scripts

bench: .venv/.ready ## Speed, as ratios within one run
	$(BIN)/python benchmarks/store.py
	$(BIN)/python benchmarks/reading.py

bench-incidents: .venv/.ready ## Matching of claims beside two peers: agreement, seconds, memory, growth
	$(BIN)/python benchmarks/incident_peers.py --claims 1e5 1e6
	$(BIN)/python benchmarks/incident_update.py

bench-methods: .venv-peers/.ready ## The statistical kernels beside their peers
	.venv-peers/bin/python benchmarks/tempo.py
	.venv-peers/bin/python benchmarks/reciprocity.py
	.venv-peers/bin/python benchmarks/adequacy.py

docs: .venv/.ready ## Codebook, JSON Schema and command reference from the code
	$(BIN)/python scripts/generate_docs.py

lock: $(UV) ## Pin again after a change of dependencies
	$(UV) lock --python $(PYTHON)
	$(PYTHON) scripts/lock_without_hosts.py

.uv/bin/uv:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' \
	  || { echo "holdfire needs Python 3.11 or newer: name it, as in make demo PYTHON=python3.12"; exit 1; }
	@$(PYTHON) -m venv .uv \
	  || { rm -rf .uv; echo "Python has no venv here: install it (Debian: apt-get install python3-venv)"; exit 1; }
	.uv/bin/python -m pip install --quiet --disable-pip-version-check uv==$(UV_VERSION)

# The lock names no index: the hashes are installed from the one this machine is set up for.
.venv/.ready: uv.lock pyproject.toml | $(UV)
	$(UV) venv --quiet --clear --python $(PYTHON) .venv
	$(UV) export --quiet --frozen --no-emit-project --all-extras --all-groups --no-group peers -o .venv/requirements.txt
	$(UV) pip sync --quiet --python $(BIN)/python --require-hashes .venv/requirements.txt
	$(UV) pip install --quiet --python $(BIN)/python --no-deps --editable .
	@touch $@

# The peers' own requirements stay out of the environment that holdfire is tested in.
.venv-peers/.ready: uv.lock pyproject.toml | $(UV)
	$(UV) venv --quiet --clear --python $(PYTHON) .venv-peers
	$(UV) export --quiet --frozen --no-emit-project --extra fast --group peers --no-dev -o .venv-peers/requirements.txt
	$(UV) pip sync --quiet --python .venv-peers/bin/python --require-hashes .venv-peers/requirements.txt
	$(UV) pip install --quiet --python .venv-peers/bin/python --no-deps --editable .
	@touch $@

clean: ## Remove environments and what was made
	rm -rf .venv .venv-peers .uv demo-out .mypy_cache .ruff_cache .pytest_cache .hypothesis
