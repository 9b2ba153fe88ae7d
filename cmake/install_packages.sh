#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
# Installs the Debian packages that are missing: install_packages.sh build|test|check…
# build: what compiling needs. test: also what the tests run (readers of our exports). check: the linters and fuzzers.
set -euo pipefail

build=(g++ cmake ninja-build pkg-config libboost-dev libboost-graph-dev libicu-dev rapidjson-dev libraptor2-dev libcli11-dev
       libsqlite3-dev nettle-dev libxml2-dev libarchive-dev)
test=(libgtest-dev libgmock-dev libeigen3-dev libzstd-dev raptor2-utils serdi libxml2-utils python3-networkx python3-rdflib python3-igraph graphviz sqlite3)
# Whoever has Node.js from elsewhere keeps it: Debian's npm does not install beside it.
command -v npm >/dev/null || test+=(nodejs npm)
check=(clang-19 clang-tidy-19 clang-format-19 libclang-rt-19-dev libeigen3-dev libbenchmark-dev valgrind)

wanted=()
for group in "$@"; do
  case "$group" in
    build) wanted+=("${build[@]}") ;;
    test) wanted+=("${test[@]}") ;;
    check) wanted+=("${check[@]}") ;;
    *) echo "install_packages.sh: unknown group '$group' (build, test, check)" >&2; exit 2 ;;
  esac
done

missing=()
for package in "${wanted[@]}"; do
  dpkg-query -W -f='${db:Status-Status}' "$package" 2>/dev/null | grep -qx installed || missing+=("$package")
done
[ ${#missing[@]} -eq 0 ] && exit 0

echo "installing: ${missing[*]}" >&2
as_root=()
if [ "$(id -u)" -ne 0 ]; then
  command -v sudo >/dev/null || { echo "install_packages.sh: needs root or sudo to install ${missing[*]}" >&2; exit 1; }
  as_root=(sudo)
fi
export DEBIAN_FRONTEND=noninteractive
"${as_root[@]}" apt-get update -qq
"${as_root[@]}" env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends "${missing[@]}" >/dev/null
