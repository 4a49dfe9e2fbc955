#!/usr/bin/env bash
# Đóng gói vào thư mục đã cho. Máy có trình dịch C và đầu mục của Python thì bộ đọc được biên dịch (nhanh gần gấp đôi);
# máy không có, hay biên dịch không được, thì gói chạy nguyên mã Python: cùng kết quả, chỉ chậm hơn.
set -euo pipefail
cd "$(dirname "$0")/.."
target=$1
uv=$(command -v uv || echo .tools/bin/uv)

build() {
  "$uv" build --quiet --python .venv/bin/python --out-dir "$target.part" \
    --build-constraint requirements-build.lock --require-hashes .
}

can_compile() {
  command -v cc >/dev/null &&
    .venv/bin/python -c 'import pathlib, sys, sysconfig
sys.exit(not pathlib.Path(sysconfig.get_path("include"), "Python.h").exists())'
}

rm -rf "$target.part"
if can_compile; then
  echo "Biên dịch bộ đọc (chừng một phút, chỉ lần đầu)…" >&2
  HATCH_BUILD_HOOK_ENABLE_MYPYC=1 build || {
    echo "Không biên dịch được; dùng bản không biên dịch." >&2
    rm -rf "$target.part"
    build
  }
else
  build
fi
rm -f "$target.part"/*.tar.gz "$target.part"/.gitignore
mv "$target.part" "$target"
