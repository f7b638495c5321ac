# The commands of Sanfang. A machine needs make and Python 3.11 or newer; the rest is brought up here.
# Stamp files make a second run fast: what has not changed is not done again.

PYTHON := .venv/bin/python
RUNTIME := .venv/.synced-runtime
DEV := .venv/.synced-dev
ASSETS := var/assets/.copied
NPM := node_modules/.package-lock.json
MINIPROGRAM := miniprogram/node_modules/.package-lock.json

# What the tests use of Debian: a browser, a database, fonts for the browser and for the rarest characters on paper,
# pdftotext, a card for keys, an examiner of PDF/A (Java); and a library that the Node inside Playwright's wheel needs
# and a bare machine lacks.
TEST_PACKAGES := chromium-headless-shell postgresql fonts-noto-cjk fonts-hanazono poppler-utils softhsm2 libatomic1 \
	default-jre-headless libpdfbox2-java libcommons-logging-java libjakarta-activation-java libjaxb-api-java
# What WeasyPrint, which the papers are compared with, draws letters by.
BENCH_PACKAGES := libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0
# Two of everything on the smallest machine; more helps little, because the browser tests are few.
WORKERS ?= 2
PYTEST = $(PYTHON) -m pytest --quiet --numprocesses $(WORKERS)
# What these test is the same beside any database: code lists, carriers, wires, scripts, pictures, the source itself,
# and what the portals make of the domain's answers. That every page opens is asked of both (permissions/test_pages).
KNOW_NO_DATABASE = $(addprefix tests/, codes guards portals scripts sealing sms ui \
	permissions/test_matrix.py permissions/test_old_phone.py permissions/test_revoked.py \
	test_architecture.py test_calendar.py test_drawing.py wechat/test_broken_wires.py wechat/test_errcodes.py \
	wechat/test_standin.py wechat/test_standin_stands_apart.py)
DEMO = SANFANG_ENV=demo $(PYTHON) manage.py demo

.DEFAULT_GOAL := help
.PHONY: help setup assets demo demo-reset test test-fast test-miniprogram bench check format clean debian-packages
# An interrupted recipe must not leave a stamp that says it was done.
.DELETE_ON_ERROR:

help: ## List these commands
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "  make %-17s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

setup: $(DEV) $(ASSETS) ## Bring up everything a developer needs

assets: $(ASSETS) ## Fetch the front-end files and fonts into var/

demo: $(RUNTIME) $(ASSETS) ## Start the demo on http://127.0.0.1:$PORT (8000); a second start keeps its data
	$(DEMO)

demo-reset: $(RUNTIME) $(ASSETS) ## Start the demo afresh
	rm -rf var/demo
	$(DEMO)

test: test-miniprogram debian-packages $(DEV) $(ASSETS) ## Run all tests: the mini program, SQLite with the browser, PostgreSQL
	$(PYTEST)
	$(PYTHON) scripts/with_postgres.py $(PYTEST) -m "not browser" $(KNOW_NO_DATABASE:%=--ignore=%)

test-fast: $(DEV) $(ASSETS) ## Run the tests that need neither browser nor PostgreSQL nor patience
	$(PYTEST) -m "not browser and not slow"

test-miniprogram: $(MINIPROGRAM) ## Check the types and templates of the mini program and run its tests
	scripts/npm.sh miniprogram test

bench: $(DEV) $(ASSETS) ## Run the benchmarks, each beside its floor
	@scripts/debian_packages.sh $(BENCH_PACKAGES)
	scripts/uv.sh sync --frozen --group bench
	$(PYTHON) -m benchmarks

check: $(DEV) ## Lint, format and types
	.venv/bin/ruff check .
	.venv/bin/ruff format --check .
	.venv/bin/mypy

format: $(DEV) ## Let ruff put the code in order
	.venv/bin/ruff check --fix .
	.venv/bin/ruff format .

clean: ## Remove what was built or fetched; the data under var/ stays
	rm -rf .venv node_modules miniprogram/node_modules var/tools var/assets var/fonts var/static
	rm -rf .pytest_cache .mypy_cache .ruff_cache .hypothesis
	find . -name __pycache__ -type d -prune -exec rm -rf {} +

debian-packages:
	@scripts/debian_packages.sh $(TEST_PACKAGES)

# The demo and production need no test tools; --inexact leaves them where a developer has them.
$(RUNTIME): pyproject.toml uv.lock
	scripts/uv.sh sync --frozen --no-default-groups --inexact
	@touch $@

$(DEV): pyproject.toml uv.lock
	scripts/uv.sh sync --frozen
	@touch $@ $(RUNTIME)

$(NPM): package.json package-lock.json .npmrc
	scripts/npm.sh . ci
	@touch $@

# Only the tests need these; a demo or a server never fetches them.
$(MINIPROGRAM): miniprogram/package.json miniprogram/package-lock.json miniprogram/.npmrc
	scripts/npm.sh miniprogram ci
	@touch $@

$(ASSETS): $(NPM) assets.json scripts/copy_assets.py | $(RUNTIME)
	$(PYTHON) scripts/copy_assets.py
	@touch $@
