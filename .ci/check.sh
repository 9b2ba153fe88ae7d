#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
# Format and lint of what differs from a base commit (default: the last one): .ci/check.sh [BASE]
set -euo pipefail
cd "$(dirname "$0")/.."
cmake/install_packages.sh build test check
base=${1:-HEAD}
mapfile -t files < <({ git diff --name-only --diff-filter=d "$base" -- '*.cpp' '*.h'; git ls-files -o --exclude-standard -- '*.cpp' '*.h'; } | sort -u)
[ ${#files[@]} -eq 0 ] && { echo "nothing to check"; exit 0; }
clang-format-19 --dry-run --Werror "${files[@]}"
[ -f build/dev/compile_commands.json ] || cmake --preset dev
printf '%s\n' "${files[@]}" | grep '\.cpp$' | grep -v '^ingest/model/train/' | xargs -r -P "$(nproc)" -n 2 clang-tidy-19 -p build/dev --quiet --extra-arg=-Wno-unknown-warning-option
