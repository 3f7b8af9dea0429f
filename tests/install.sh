#!/usr/bin/env bash
# tests/install.sh: after './build.sh publish', installs the packed tool into an empty folder with an empty HOME and reads a sample with it,
# then does the same with the single-file program for linux-x64. Exit 0 where both work.
set -euo pipefail
root="$(cd "$(dirname "$0")/.." && pwd)"
packed="$(ls "$root"/out/*.nupkg 2>/dev/null | head -n 1 || true)"
[ -n "$packed" ] || { echo "tests/install.sh: no out/*.nupkg; expected the packed tool. Run ./build.sh publish first." >&2; exit 1; }
work="$(mktemp -d)"
trap 'rm -rf "$work"' EXIT
mkdir "$work/home" "$work/tool"
export HOME="$work/home" DOTNET_CLI_HOME="$work/home" DOTNET_NOLOGO=1 DOTNET_CLI_TELEMETRY_OPTOUT=1
unset XDG_DATA_HOME
sample="$root/samples/camp-david-1978.txt"
read_sample() { # program, name
  "$1" read "$sample" --format jsonl > "$work/$2.jsonl"
  grep -q 'entente-statements/1' "$work/$2.jsonl" || { echo "tests/install.sh: $2: the first line of what it read names no contract; expected entente-statements/1." >&2; exit 1; }
  [ "$(wc -l < "$work/$2.jsonl")" -gt 1 ] || { echo "tests/install.sh: $2: no statement was read from $sample; expected some." >&2; exit 1; }
  echo "$2: $(($(wc -l < "$work/$2.jsonl") - 1)) statements"
}
cat > "$work/nuget.config" <<XML
<configuration><packageSources><clear /><add key="packed" value="$root/out" /></packageSources></configuration>
XML
dotnet tool install Entente.Cli --tool-path "$work/tool" --configfile "$work/nuget.config" --version "$(basename "$packed" .nupkg | sed 's/^Entente\.Cli\.//')"
read_sample "$work/tool/entente" "tool"
if [ -x "$root/out/linux-x64/entente" ] && [ "$(uname -sm)" = "Linux x86_64" ]; then
  mkdir "$work/alone"
  cp "$root/out/linux-x64/entente" "$work/alone/entente"
  read_sample "$work/alone/entente" "single-file"
  cmp "$work/tool.jsonl" "$work/single-file.jsonl" || { echo "tests/install.sh: the tool and the single file read the sample differently; expected the same bytes." >&2; exit 1; }
else
  echo "tests/install.sh: no program for this machine in out/linux-x64; the single file was not tried." >&2
fi
