#!/usr/bin/env bash
# ./build.sh            build everything (Release)
# ./build.sh test       the README's test command
# ./build.sh accept     take every .received file as the new expected one
# ./build.sh publish    the program for this machine, in out/
set -euo pipefail
cd "$(dirname "$0")"
case "${1:-build}" in
  build) dotnet build -c Release ;;
  test) dotnet test ;;
  accept)
    find tests docs -name '*.received' -not -path '*/bin/*' -not -path '*/obj/*' -print0 |
      while IFS= read -r -d '' file; do mv -v "$file" "${file%.received}"; done ;;
  publish) dotnet publish src/Entente.Cli -c Release -p:PublishReadyToRun=true -o out ;;
  *) echo "build.sh: '$1' is none of build, test, accept, publish." >&2; exit 2 ;;
esac
