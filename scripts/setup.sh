#!/usr/bin/env bash
# Dựng .venv. Cách dùng: scripts/setup.sh [dev|peers]. Chạy lại nhiều lần được; không có gì đổi thì xong ngay.
# Bộ "dev" cài thẳng từ src, sửa là chạy; hai bộ kia cài gói đã đóng, bộ đọc được biên dịch nếu máy có trình dịch C.
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
locks=$(cat requirements*.lock scripts/setup.sh | sha256sum; pwd)
package=.venv/.package
sources=$({ cat pyproject.toml requirements-build.lock; find src -type f -not -name '*.pyc' -print0 | sort -z | xargs -0 cat; } | sha256sum | cut -c1-16)
installed=$(cat "$package" 2>/dev/null || true)
case $set_name in
  dev) wanted=editable ;;
  runtime) wanted=$([ "$installed" = editable ] && echo editable || echo "$sources") ;; # a developer's folder stays one
  *) wanted=$sources ;;
esac
ready=$([ -x .venv/bin/giaoban ] && [ "$(cat "$stamp-$set_name" 2>/dev/null)" = "$locks" ] && echo yes || true)
[ "$ready" ] && [ "$installed" = "$wanted" ] && exit 0

if ! python=$(command -v python3.11); then
  python=$(command -v python3 || true)
  if ! "${python:-false}" -c 'import sys; sys.exit(sys.version_info[:2] != (3, 11))'; then
    echo "Cần Python 3.11, chưa thấy trên máy này. Debian 12: apt-get install python3 python3-pip" >&2
    exit 1
  fi
fi

uv=$(command -v uv || echo "$PWD/.tools/bin/uv")
if ! "$uv" --version >/dev/null 2>&1; then
  echo "Cài uv vào .tools (không đụng tới Python của máy)…" >&2
  rm -rf .tools
  "$python" -m pip install --quiet --target .tools uv || {
    echo "Không cài được uv. Cần pip (Debian: apt-get install python3-pip) và mạng tới kho thư viện Python." >&2
    exit 1
  }
  uv=$PWD/.tools/bin/uv
fi

[ -x .venv/bin/python ] || "$uv" venv --quiet --python "$python" .venv
export VIRTUAL_ENV=$PWD/.venv
if [ ! "$ready" ]; then
  echo "Cài thư viện theo $lock…" >&2
  "$uv" pip install --quiet --require-hashes -r "$lock"
  for name in $covers; do printf '%s\n' "$locks" > "$stamp-$name"; done
fi

if [ "$wanted" = editable ]; then
  "$uv" pip install --quiet --no-deps --build-constraint requirements-build.lock --editable .
else
  wheels=build/wheel/$wanted
  [ -d "$wheels" ] || scripts/wheel.sh "$wheels"
  "$uv" pip install --quiet --no-deps --reinstall-package giaoban "$wheels"/*.whl
fi
printf '%s\n' "$wanted" > "$package"
