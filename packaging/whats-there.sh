#!/bin/bash
# Says what a run made and where to look: whats-there.sh OUTPUT_FOLDER
set -euo pipefail
output=$1

echo "Made in $output:"
for name in documents initiatives milestones tables problems; do
  [[ -f $output/$name.csv ]] && printf '  %-28s %s\n' "$name.csv" "$name, flat; for any program"
done
[[ -f $output/initiatives.jsonl ]] && printf '  %-28s %s\n' "*.jsonl" "the same, nested and lossless ($(wc -l < "$output/initiatives.jsonl") initiatives)"
[[ -d $output/excel ]] && printf '  %-28s %s\n' "excel/*.csv" "the same for a Danish spreadsheet"
[[ -f $output/indsats.xlsx ]] && printf '  %-28s %s\n' "indsats.xlsx" "a workbook for people"
[[ -f $output/indsats.sqlite ]] && printf '  %-28s %s\n' "indsats.sqlite" "everything, with foreign keys"
[[ -f $output/comparison_links.csv ]] && printf '  %-28s %s\n' "comparison_*.csv" "municipalities compared"
[[ -f $output/report/index.html ]] && printf '  %-28s %s\n' "report/index.html" "open this first"
echo "What a person should look at: .build/release/indsats problems --output $output"
