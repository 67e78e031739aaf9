#!/usr/bin/env bash
# Packs what a release is made of: an archive with the program, its manual, samples and
# licences, on Debian a package too, and the checksum of each.
#
#   tools/release/package.sh TARGET OUT
#
# TARGET is a target triple; the program was built for it before, by
# `cargo build --release -p rashomon`, with `--target TARGET` where PROGRAM says so:
#
#   PROGRAM   folder of the program [default: release/ in Cargo's target folder]
#   DEB=no    makes no Debian package
set -euo pipefail
cd "$(dirname "$0")/../.."

target=$1
mkdir -p "$2"
out=$(cd "$2" && pwd)
folder=${CARGO_TARGET_DIR:-target}
program=${PROGRAM:-$folder/release}
share=$folder/release/share
version=$(cargo pkgid -p rashomon)
version=${version##*[#@]}
name=rashomon-$version-$target

rm -rf "$share"
cargo run --quiet --locked -p rashomon --example manpages -- "$share"

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
mkdir "$work/$name"
ending=
if [[ $target == *windows* ]]; then ending=.exe; fi
cp "$program/rashomon$ending" "$work/$name/"
cp -- *.md CITATION.cff LICENSE-* NOTICE "$work/$name/"
cp crates/cli/src/notices.txt "$work/$name/NOTICES.txt"
mkdir "$work/$name/templates"
cp -R templates/html templates/*.css "$work/$name/templates/"
cp -R docs samples "$share/man" "$share/completions" "$work/$name/"

archives=()
if [[ $target == *windows* ]]; then
    archives+=("$name.zip")
    rm -f "$out/$name.zip"
    (cd "$work" && 7z a -bd "$out/$name.zip" "$name" > /dev/null)
else
    archives+=("$name.tgz")
    tar -czf "$out/$name.tgz" -C "$work" "$name"
fi

if [[ $target == *linux-gnu && ${DEB:-yes} == yes ]]; then
    gzip -9nf "$share"/man/*.1
    cargo deb --quiet --no-build --locked -p rashomon --output "$work/deb/" > /dev/null
    deb=$(basename "$work"/deb/*.deb)
    mv "$work/deb/$deb" "$out/"
    archives+=("$deb")
fi

for archive in "${archives[@]}"; do
    if command -v sha256sum > /dev/null; then
        (cd "$out" && sha256sum "$archive" > "$archive.sha256")
    else
        (cd "$out" && shasum -a 256 "$archive" > "$archive.sha256")
    fi
done
printf '%s\n' "${archives[@]}"
