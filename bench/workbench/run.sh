#!/usr/bin/env bash
# What following and searching cost: (a) 1,000 articles recorded into a ledger with 50 watches, and the news of it, beside reading them alone;
# (b) a search over 100,000 articles, asked of `entente serve`. CPU seconds, user and system. Needs a Release build, GNU time, python3, curl.
# Usage: bench/workbench/run.sh [FOLDER to keep] [a LEDGER to begin with, copied; a new one unless told]
set -euo pipefail
cd "$(dirname "$0")/../.."
program=${ENTENTE:-"dotnet $(find src/Entente.Cli/bin/Release -name entente.dll -not -path "*/publish/*" | head -1)"}
out=${1:-$(mktemp -d)}
[ $# -gt 0 ] || trap 'rm -rf "$out"' EXIT
mkdir -p "$out"
ledger="$out/l.duckdb"
cpu() { /usr/bin/time -f "%U %S %e %M" -o "$out/time" "${@:2}" > "$out/$1.out" 2> "$out/$1.err" || [ "$1" = news ]; awk -v n="$1" '{ printf "%s: %.2f CPU s, %.1f s wall, %d MB\n", n, $1 + $2, $3, $4 / 1024 }' "$out/time"; }

[ -d "$out/articles" ] || python3 bench/workbench/articles.py data/reading/corpus "$out/articles"
rm -f "$ledger"
[ $# -lt 2 ] || cp "$2" "$ledger"
states=(RUS PRK CHN IRN USA KOR JPN UKR IND TUR ISR)
watches=0
for ((i = 0; i < ${#states[@]}; i++)); do for ((j = i + 1; j < ${#states[@]}; j++)); do
  [ $watches -lt 50 ] || continue
  $program watch add "${states[i]}" "${states[j]}" --ledger "$ledger" > /dev/null 2>&1 && watches=$((watches + 1))
done; done
echo "$watches watches"
cpu read $program read "$out/articles" --format jsonl --jobs 1
cpu record $program read "$out/articles" --format jsonl --jobs 1 --ledger "$ledger"
cpu news $program news --format json --ledger "$ledger"
python3 -c "import json, sys; n = json.load(open(sys.argv[1])); print(n['count'], 'changes,', len(n['documents']), 'documents')" "$out/news.out"

[ $# -lt 2 ] || exit 0
nice dotnet build bench/workbench/ledger -c Release -v q --nologo > /dev/null
cp "$ledger" "$out/many.duckdb"
dotnet bench/workbench/ledger/bin/Release/net10.0/Entente.Bench.Workbench.dll "$out/many.duckdb" 100
ls -l "$out/many.duckdb" | awk '{ print $5 / 1e6 " MB" }'
bench/workbench/search.sh "$out/many.duckdb"
