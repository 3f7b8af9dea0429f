#!/usr/bin/env bash
# CPU seconds of `entente serve` for each of some searches over a LEDGER. Usage: search.sh LEDGER
set -euo pipefail
cd "$(dirname "$0")/../.."
program=${ENTENTE:-"dotnet $(find src/Entente.Cli/bin/Release -name entente.dll -not -path "*/publish/*" | head -1)"}
log=$(mktemp)
$program serve --port 0 --ledger "$1" > "$log" 2>&1 &
server=$!
trap 'kill $server; rm -f "$log"' EXIT
for _ in $(seq 100); do grep -q token= "$log" && break; sleep 0.2; done
address=$(grep -o 'http://127.0.0.1:[0-9]*' "$log" | head -1)
token=$(grep -o 'token=[0-9a-f]*' "$log" | head -1 | cut -d= -f2)
ticks() { awk '{ print $14 + $15 }' "/proc/$server/stat"; }
ask() {
  local before; before=$(ticks)
  local found; found=$(curl -s -G -H "Authorization: Bearer $token" --data-urlencode "q=$1" -w '\n%{time_total}' "$address/api/v1/search")
  python3 -c "import json, sys; b, t = sys.argv[1].rsplit('\n', 1); j = json.loads(b); print(f'{(int(sys.argv[3]) - int(sys.argv[2])) / 100:.2f} CPU s, {t} s wall, ' \
    f'{len(j[\"documents\"])} documents, {len(j[\"claims\"])} claims: {sys.argv[4]}')" "$found" "$before" "$(ticks)" "$1"
}
echo "first, with the start and the hash of the file:"; ask "first of all"
echo "then:"
for q in "gas pipeline" "Abadan" "artillery shells" "prime minister visit" "nowhere-to-be-found" "the" "Élysée" "sanctions oil tanker" "border post" "treaty of friendship" "missile"; do ask "$q"; done
