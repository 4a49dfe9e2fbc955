#!/usr/bin/env bash
# Dựng .venv. Cách dùng: scripts/setup.sh [dev|peers]. Chạy lại nhiều lần được; không có gì đổi thì xong ngay.
set -euo pipefail
cd "$(dirname "$0")/.."
export UV_PYTHON_DOWNLOADS=never PIP_DISABLE_PIP_VERSION_CHECK=1

set_name=${1:-runtime}
case $set_name in
  runtime) lock=requirements.lock covers="runtime" ;;
  dev) lock=requirements-dev.lock covers="runtime dev" ;;
  peers) lock=requirements-peers.lock covers="runtime dev peers" ;;
  *) echo "Không có bộ thư viện “$set_name”. Chọn: dev, peers, hoặc để trống." >&2; exit 2 ;;
esac

stamp=.venv/.ready
state=$(cat requirements*.lock pyproject.toml scripts/setup.sh | sha256sum; pwd)
[ -x .venv/bin/giaoban ] && [ "$(cat "$stamp-$set_name" 2>/dev/null)" = "$state" ] && exit 0

if ! python=$(command -v python3.11); then
  python=$(command -v python3 || true)
  if ! "${python:-false}" -c 'import sys; sys.exit(sys.version_info[:2] != (3, 11))'; then
    echo "Cần Python 3.11, chưa thấy trên máy này. Debian 12: apt-get install python3 python3-pip" >&2
    exit 1
  fi
fi

uv=$(command -v uv || echo .tools/bin/uv)
if ! "$uv" --version >/dev/null 2>&1; then
  echo "Cài uv vào .tools (không đụng tới Python của máy)…" >&2
  rm -rf .tools
  "$python" -m pip install --quiet --target .tools uv || {
    echo "Không cài được uv. Cần pip (Debian: apt-get install python3-pip) và mạng tới kho thư viện Python." >&2
    exit 1
  }
  uv=.tools/bin/uv
fi

echo "Cài thư viện theo $lock…" >&2
[ -x .venv/bin/python ] || "$uv" venv --quiet --python "$python" .venv
export VIRTUAL_ENV=$PWD/.venv
"$uv" pip install --quiet --require-hashes -r "$lock"
"$uv" pip install --quiet --no-deps --editable .
for name in $covers; do printf '%s\n' "$state" > "$stamp-$name"; done
