#!/usr/bin/env bash
# bench/coding/run.sh PROGRAM FILE.jsonl [ROUNDS]: user seconds, wall seconds, peak memory and lines a second of `entente code --jobs 1`.
set -euo pipefail
program=${1:?which entente}; file=${2:?which lines}; rounds=${3:-3}
lines=$(wc -l < "$file")
times=$(mktemp); trap 'rm -f "$times"' EXIT
for ((i = 0; i < rounds; i++)); do
  /usr/bin/time -f '%U %e %M' -o "$times" "$program" code --jobs 1 < "$file" > /dev/null
  awk -v n="$lines" '{ printf "user %.2f s, wall %.2f s, %d MB, %.0f lines per user second\n", $1, $2, $3 / 1024, n / $1 }' "$times"
done
