#!/bin/bash
# Deletes the compiled objects of this project's own modules when a source is newer than the program, so that all of them are
# compiled again. A module that is imported internally hides its types from those further up, and the package manager then
# does not compile those anew when the layout of a hidden type changes: the program would crash.
#
# usage: forget-stale.sh BUILD_FOLDER
set -euo pipefail
build=$1
program=$build/indsats
[[ -e $program ]] || exit 0
[[ -n $(find Sources Package.swift -newer "$program" -name '*.swift' -print -quit) ]] || exit 0
for folder in Sources/*/; do
  rm -f "$build/$(basename "$folder").build/"*.o
done
