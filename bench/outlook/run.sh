#!/usr/bin/env bash
# Accuracy, CPU seconds and peak memory of `entente outlook backtest` on the test parts of ICEWS14 and YAGO, judged by the outside evaluator.
# Needs ../shared, GNU time, Python with numpy and a Release build. Prints rows for results.md.
set -euo pipefail
cd "$(dirname "$0")/../.."
shared=${ENTENTE_SHARED:-../shared}
program=src/Entente.Cli/bin/Release/net10.0/linux-x64/entente
python=${PYTHON:-python3}
out=$(mktemp -d)
trap 'rm -rf "$out"' EXIT
grep -m1 'model name' /proc/cpuinfo | sed 's/.*: //'
run() {
  local data=$1
  shift
  /usr/bin/time -f "%U %S %M" -o "$out/time" "$program" outlook backtest --events "$shared/data/tkg/$data" --dump "$out/p.tsv" "$@" > "$out/said" 2> "$out/messages"
  "$python" "$shared/peers/evaluate_tkg.py" "$shared/data/tkg/$data" "$out/p.tsv" > "$out/scores"
  read -r user system memory < "$out/time"
  awk -v what="$data $*" -v cpu="$(echo "$user + $system" | bc)" -v memory="$memory" \
    '$1 == "random" { printf "| %s | %.4f | %.4f | %.4f | %.4f | %.1f | %.0f |\n", what, $2, $3, $4, $5, cpu, memory / 1000 }' "$out/scores"
  cat "$out/said"
}
for data in ${DATA:-icews14 yago}; do
  run "$data" --model recurrency
  run "$data"
  run "$data" --model full
  if [ "$data" = icews14 ]; then run "$data" --no-names; run "$data" --model full --no-names; fi
done
