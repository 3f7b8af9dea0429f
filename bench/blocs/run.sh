#!/bin/sh
# Solves the signed graphs of ENTENTE_SHARED (default ../shared) with the built CLI: value, bound, wall and the whole process's user CPU seconds.
# Usage: bench/blocs/run.sh [seconds for the hard ones, default 45]
cd "$(dirname "$0")/../.." || exit 1
cli="dotnet $(ls src/Entente.Cli/bin/Release/net10.0/*/entente.dll | head -1)"
data="${ENTENTE_SHARED:-../shared}/data/signed"
limit="${1:-45}"
one() {
    name="$1"; shift
    /usr/bin/time -f "%U %M" -o /tmp/entente-bench.$$ $cli blocs "$@" > /tmp/entente-bench.$$.out 2>/dev/null
    printf '%s | %s | %s\n' "$name" "$(grep -E '^(frustration|bound|seconds)|proved optimal' /tmp/entente-bench.$$.out | tr -s ' ' | tr '\n' ';')" "$(cat /tmp/entente-bench.$$ | sed 's/\(.*\) \(.*\)/user \1 s, \2 kB/')"
    rm -f /tmp/entente-bench.$$ /tmp/entente-bench.$$.out
}
for f in read_highland_tribes nds_cloister nds_congress avatar; do one $f --graph "$data/$f.csv"; done
one cow_51_windows --graph "$data/cow_signed_networks_1946_1999.csv" --each period
one cow_51_windows_any --graph "$data/cow_signed_networks_1946_1999.csv" --each period --blocs any
one atop_mid_defense --graph "$data/atop_mid_defense.csv" --each year
one atop_mid_any --graph "$data/atop_mid_any.csv" --each year
for f in n40_m200 n50_m300 n60_m360 n100_m300 n200_m500 n500_m1000; do one $f --graph "$data/random/rand_${f}_p50_s1.csv" --time-limit "$limit"; done
for f in bitcoin_alpha bitcoin_otc; do one $f --graph "$data/$f.csv" --time-limit "$limit"; done
