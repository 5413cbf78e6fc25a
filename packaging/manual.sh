#!/bin/bash
# Writes the manual pages from what the program says of itself: manual.sh PROGRAM FOLDER
set -euo pipefail
program=$1
folder=$2
version=$("$program" --version)

# Help text as preformatted lines; what the formatter would take for commands is escaped.
page() {
  local name=$1 title=$2
  shift 2
  printf '.TH %s 1 "" "indsats %s" "User Commands"\n.SH NAME\n%s \\- %s\n.SH DESCRIPTION\n.nf\n' \
    "${name^^}" "$version" "$name" "$title"
  "$program" "$@" --help | sed -e 's/\\/\\e/g' -e "s/^\([.']\)/\\\\\&\1/" -e 's/-/\\-/g'
  printf '.fi\n'
}

install -d "$folder"
page indsats "turn municipal plans into data that can be compared" > "$folder/indsats.1"
"$program" --help | sed -n 's/^  \([a-z]*\)  *\([A-Z].*\)$/\1 \2/p' | while read -r command title; do
  [[ $command == help ]] || page "indsats-$command" "${title%.}" "$command" > "$folder/indsats-$command.1"
done
