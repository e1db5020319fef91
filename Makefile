# Two commands on a fresh machine that has Python 3.11 or newer with venv, make and git:
#   make demo   sets everything up, runs the demo's night, says which report to open
#   make test   sets everything up, passes all tests, on the checkout and on the built wheel
PYTHON ?= python3
VENV ?= .venv
BIN = $(VENV)/bin
PIP = $(BIN)/python -m pip --quiet --disable-pip-version-check

.PHONY: audit bench check clean demo dist docs format fuzz mutation screenshots soak spark test test-wheel

demo: $(VENV)/.run  ## Write the demo project into demo/ and run its night
	$(BIN)/plaint demo demo

test: $(VENV)/.dev test-wheel  ## All tests, on the checkout and on the built wheel
	$(BIN)/python -m pytest -n auto --dist loadfile

test-wheel: $(VENV)/.wheel  ## What only a packaged install can break, on the built wheel
	$(VENV)-wheel/bin/python -m pytest -q -n auto --dist loadfile -m "not checkout and not soak" tests/test_house.py tests/queries/test_contract.py \
	  tests/cli/test_commands.py tests/cli/settings

check: $(VENV)/.dev  ## Format, lint, types, SQL, generated docs
	$(BIN)/ruff format --check
	$(BIN)/ruff check
	$(BIN)/mypy
	$(BIN)/sqlfluff lint --processes 0 --disable-progress-bar queries
	$(BIN)/python tests/generated_docs.py --check

docs: $(VENV)/.dev  ## Write the generated docs anew, and what the tutorial's commands print
	$(BIN)/python tests/generated_docs.py
	$(BIN)/python tests/docs/playing.py

dist: $(VENV)/.dev  ## Wheel and sdist into dist/, built twice and compared; DIST_RUN="python3.12 …" installs them bare and runs the demo
	$(BIN)/python tests/dist.py $(if $(DIST_RUN),--run $(DIST_RUN))

spark: $(VENV)/.dev  ## Add pyspark (400 MB) for the tests on Spark; they need Java 17 too
	$(PIP) install --require-hashes -r requirements-spark.txt

mutation: $(VENV)/.dev  ## Do the tests notice a wrong operator in the SQL? A seeded sample; takes an hour
	$(BIN)/python benchmarks/mutation.py --each 150 --jobs 2

format: $(VENV)/.dev  ## Format the Python
	$(BIN)/ruff format
	$(BIN)/ruff check --fix

$(VENV)/.made:
	$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "Plaint needs Python 3.11 or newer; set PYTHON=python3.12 or alike")'
	$(PYTHON) -m venv $(VENV)
	@touch $@

$(VENV)/.run: $(VENV)/.made pyproject.toml requirements.txt
	$(PIP) install --require-hashes -r requirements.txt
	$(PIP) install --no-deps --no-build-isolation -e .
	@touch $@

$(VENV)/.dev: $(VENV)/.made pyproject.toml requirements-dev.txt
	$(PIP) install --require-hashes -r requirements-dev.txt
	$(PIP) install --no-deps --no-build-isolation -e .
	@touch $@ $(VENV)/.run

$(VENV)/.wheel: $(VENV)/.dev $(shell find cli queries report_templates -type f -not -path '*/__pycache__/*')
	rm -rf dist build $(VENV)-wheel
	$(BIN)/python -m build --wheel --no-isolation --outdir dist . > /dev/null
	$(PYTHON) -m venv $(VENV)-wheel
	$(VENV)-wheel/bin/python -m pip --quiet --disable-pip-version-check install --require-hashes -r requirements-dev.txt
	$(VENV)-wheel/bin/python -m pip --quiet --disable-pip-version-check install --no-deps dist/plaint-*.whl
	@touch $@

clean:  ## Remove what make made
	rm -rf $(VENV) $(VENV)-wheel build dist demo *.egg-info

CASES ?= 100000
bench: $(VENV)/.dev  ## A first night of CASES cases, stage by stage, against other ways (docs/scaling.md); start-up; reading
	$(BIN)/python benchmarks/bench.py --cases $(CASES)
	$(BIN)/python benchmarks/startup.py
	$(BIN)/python benchmarks/reading.py
	$(BIN)/python benchmarks/loading.py

SECONDS ?= 600
fuzz: $(VENV)/.dev  ## Load random damaged exports of every format for SECONDS (600)
	$(BIN)/python tests/fuzz/fuzz.py --seconds $(SECONDS)

soak: $(VENV)/.dev  ## What takes hours: 200 kills, every failing change, 100 nights with faults; PLAINT_FIGURES=FILE says how far it is
	$(BIN)/python -m pytest -m soak tests/faults tests/fuzz

audit:  ## Known holes in what is locked, where pip-audit can be asked
	VENV=$(VENV) PYTHON=$(PYTHON) .ci/audit

screenshots: $(VENV)/.dev  ## The pictures of docs/report.md, of a fresh demo
	rm -rf build/demo
	$(BIN)/plaint demo build/demo
	$(BIN)/python tests/report/screenshots.py build/demo
