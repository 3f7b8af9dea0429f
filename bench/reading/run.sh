#!/usr/bin/env bash
# Time and memory of `entente read`, one job, on the development articles and on one page. Needs ../shared, GNU time and a Release build.
set -euo pipefail
cd "$(dirname "$0")/../.."
shared=${ENTENTE_SHARED:-../shared}
program="dotnet src/Entente.Cli/bin/Release/net10.0/linux-x64/entente.dll"
[ -f src/Entente.Cli/bin/Release/net10.0/linux-x64/entente.dll ] || program="dotnet run -c Release --no-build --project src/Entente.Cli --"
out=$(mktemp -d)
trap 'rm -rf "$out"' EXIT
mkdir "$out/ten"
for k in 1 2 3 4 5 6 7 8 9 10; do for f in "$shared"/eval/articles/dev/*.txt; do cp "$f" "$out/ten/$k-$(basename "$f")"; done; done
one="$shared/eval/articles/dev/cairo-summit.txt"
measure() { /usr/bin/time -f "$1: %e s wall, %U s user, %M kB" "${@:2}" > /dev/null; }
for round in 1 2 3; do
  measure "one page ($(wc -w < "$one") words), start included" $program read "$one" --format jsonl
  measure "26 articles ($(cat "$shared"/eval/articles/dev/*.txt | wc -w) words)" $program read "$shared/eval/articles/dev" --format jsonl --jobs 1
  measure "260 articles" $program read "$out/ten" --format jsonl --jobs 1
done
