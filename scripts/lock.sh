#!/usr/bin/env bash
# Khoá lại phiên bản thư viện sau khi sửa pyproject.toml. Thêm --upgrade để lên phiên bản mới.
set -euo pipefail
cd "$(dirname "$0")/.."
export UV_PYTHON_DOWNLOADS=never
uv=$(command -v uv || echo .tools/bin/uv)

lock() {
  local out=$1; shift
  "$uv" pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-header --no-annotate \
    pyproject.toml "$@" --output-file "$out"
}

lock requirements.lock --extra server "$@"
lock requirements-dev.lock --extra server --extra dev --constraint requirements.lock "$@"
lock requirements-peers.lock --extra server --extra dev --extra peers --constraint requirements-dev.lock "$@"

# What builds the wheel (pyproject.toml: build-system, hooks.mypyc).
printf '%s\n' hatchling hatch-mypyc editables 'mypy<3' setuptools |
  "$uv" pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-header --no-annotate \
    --constraint requirements-dev.lock "$@" - --output-file requirements-build.lock
