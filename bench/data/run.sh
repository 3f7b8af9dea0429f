#!/bin/sh
# Event panel side by side: run.sh GDELT.tsv PEERS (folder of gdelt_pandas.py); needs a Release build. Wall, user and system seconds, peak memory.
set -e
cd "$(dirname "$0")/../.."
dotnet build src/Entente.Cli -c Release >/dev/null && dotnet build bench/data/duckdb -c Release >/dev/null
out=$(mktemp -d)
for i in 1 2 3; do
  /usr/bin/time -f "entente %e s wall, %U user, %S system, %M KB" src/Entente.Cli/bin/Release/net10.0/*/entente panel --gdelt "$1" --unit month -o "$out/entente.csv"
  /usr/bin/time -f "duckdb  %e s wall, %U user, %S system, %M KB" bench/data/duckdb/bin/Release/net10.0/*/Entente.Bench.DuckDb "$1" "$out/duckdb.csv"
  /usr/bin/time -f "pandas  %e s wall, %U user, %S system, %M KB" /usr/bin/python3 "$2/gdelt_pandas.py" "$1" "$out/pandas.csv"
done
# Identical counts: actor, recipient, month and the four classes.
cut -d, -f1-7 "$out/pandas.csv" > "$out/a"
tail -n +2 "$out/entente.csv" | cut -d, -f1-7 | sed 's/^\([^,]*,[^,]*,[0-9]*\)-/\1/' > "$out/b"
cmp "$out/a" "$out/b" && echo "identical counts"
rm -r "$out"
