#!/usr/bin/env bash
# Tries an archive of a release as somebody who downloaded it does: checks its sum,
# unpacks it, and compares a sample with the program in it.
#
#   tools/release/try.sh ARCHIVE
set -euo pipefail

folder=$(cd "$(dirname "$1")" && pwd)
archive=$(basename "$1")
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

cd "$folder"
if command -v sha256sum > /dev/null; then
    sha256sum -c "$archive.sha256"
else
    shasum -a 256 -c "$archive.sha256"
fi
cd "$work"
case $archive in
    *.zip) 7z x -bd "$folder/$archive" > /dev/null ;;
    *) tar -xzf "$folder/$archive" ;;
esac
cd "${archive%.*}"
./rashomon --version
./rashomon compare samples/venezuela-release -o report.html
test -s report.html
# Windows has the same text with the ends of lines of its checkout.
./rashomon notices | tr -d '\r' | cmp - <(tr -d '\r' < NOTICES.txt)
for file in README.md LICENSE-MIT LICENSE-APACHE docs/README.md man/rashomon.1 completions/rashomon.bash; do
    test -s "$file"
done
printf '%s: unpacked and run\n' "$archive"
