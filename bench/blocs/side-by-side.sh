#!/bin/sh
# Entente and the plain integer program under HiGHS (npm package highs, WebAssembly, one thread) on the same signed graphs, in turn: two camps, user CPU seconds.
# Needs a Release build, node, GNU time; before it once: (cd bench/blocs/highs && npm ci)
# Usage: bench/blocs/side-by-side.sh [seconds for the hard ones, default 45]
cd "$(dirname "$0")/../.." || exit 1
cli="dotnet $(ls src/Entente.Cli/bin/Release/net10.0/*/entente.dll | head -1)"
data="${ENTENTE_SHARED:-../shared}/data/signed"
limit="${1:-45}"
out=$(mktemp)
one() { # name, file, column of many graphs or nothing
    /usr/bin/time -f "%U" -o "$out.time" $cli blocs --camps 2 --graph "$2" ${3:+--each $3} --time-limit "$limit" > "$out" 2>/dev/null
    ours="$(grep -E '^(frustration|bound)|proved optimal' "$out" | tr -s ' ' | tr '\n' ';') user $(cat "$out.time") s"
    printf '%s | %s | %s\n' "$1" "$ours" "$(node bench/blocs/highs/solve.js "$2" ${3:+--each $3} --seconds "$limit" 2>&1 | tail -1)"
}
one "51 windows" "$data/cow_signed_networks_1946_1999.csv" period
one "199 yearly graphs, defence" "$data/atop_mid_defense.csv" year
one "199 yearly graphs, any pact" "$data/atop_mid_any.csv" year
for f in n60_m360 n200_m500 n500_m1000; do one "$f" "$data/random/rand_${f}_p50_s1.csv"; done
for f in bitcoin_alpha bitcoin_otc; do one "$f" "$data/$f.csv"; done
rm -f "$out" "$out.time"
