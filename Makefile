# Các lệnh duy nhất của dự án. Mỗi lệnh tự cài những gì nó cần, lần sau chạy ngay.
.PHONY: run test check bench spark docs setup
SHELL := /bin/bash

FONTS := fonts-croscore fonts-liberation2
TEST_PACKAGES := $(FONTS) chromium libreoffice-writer libreoffice-calc poppler-utils postgresql java:default-jre-headless

run: setup
	@.venv/bin/giaoban demo
	@exec .venv/bin/giaoban serve

setup:
	@scripts/setup.sh

test:
	@scripts/setup.sh dev
	@scripts/debian.sh $(TEST_PACKAGES)
	@.venv/bin/pytest -n 2 --dist loadfile

check:
	@scripts/setup.sh dev
	@.venv/bin/ruff format --check .
	@.venv/bin/ruff check .
	@.venv/bin/mypy

bench:
	@scripts/setup.sh peers
	@scripts/debian.sh java:default-jre-headless
	@.venv/bin/python -m bench.run

spark:
	@scripts/setup.sh dev
	@scripts/debian.sh java:default-jre-headless
	@.venv/bin/python -m bench.run spark

docs:
	@scripts/setup.sh dev
	@.venv/bin/python -m giaoban.cli.reference
	@.venv/bin/python -m giaoban.publish.reference
	@.venv/bin/python -m giaoban.check.reference
