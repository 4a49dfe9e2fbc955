#!/usr/bin/env bash
# Cài các gói Debian còn thiếu. Cách dùng: scripts/debian.sh GÓI… ; gói đã có thì bỏ qua, đủ cả thì xong ngay.
# Gói viết "lệnh:gói" chỉ cài khi máy chưa có lệnh ấy (ví dụ java:default-jre-headless).
set -euo pipefail

installed() { dpkg-query -W -f '${db:Status-Status}\n' "$1" 2>/dev/null | grep -qx installed; }

missing=()
for wanted in "$@"; do
  package=${wanted#*:}
  if [ "$package" != "$wanted" ] && command -v "${wanted%%:*}" >/dev/null; then continue; fi
  installed "$package" || missing+=("$package")
done
[ ${#missing[@]} -eq 0 ] && exit 0

become=()
if [ "$(id -u)" -ne 0 ]; then become=(sudo -n); fi
if ! command -v apt-get >/dev/null || ! "${become[@]}" true 2>/dev/null; then
  echo "Máy còn thiếu các gói: ${missing[*]}" >&2
  echo "Hãy nhờ người quản trị cài rồi chạy lại. Debian: apt-get install --no-install-recommends ${missing[*]}" >&2
  exit 1
fi

echo "Cài gói Debian: ${missing[*]}" >&2
log=$(mktemp)
apt() { "${become[@]}" env DEBIAN_FRONTEND=noninteractive apt-get -qq "$@" </dev/null >>"$log" 2>&1; }
if ! { apt update && apt install --yes --no-install-recommends "${missing[@]}"; }; then
  tail -n 20 "$log" >&2
  echo "Không cài được: ${missing[*]}. Xem các dòng trên, hoặc cài tay rồi chạy lại." >&2
  exit 1
fi
rm -f "$log"
