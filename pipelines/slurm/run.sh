#!/bin/bash
# Runs indsats as an array of jobs under Slurm: one job plans, each job of the array does a part, the last one merges.
#
# usage: run.sh CORPUS OUTPUT SHARED [PARTS]
#
# CORPUS, OUTPUT and SHARED (for the plan and the bundles) lie on storage that all machines see under the same paths, and all have the
# same build of the program. A part whose machine is lost is queued again; what it had finished is not done twice.
set -euo pipefail
corpus=$(realpath "$1")
output=$(realpath -m "$2")
shared=$(realpath -m "$3")
parts=${4:-16}
program=${INDSATS:-indsats}
mkdir -p "$shared/bundles"
work="$program work --quiet --bundles $shared/bundles --shard \$SLURM_ARRAY_TASK_ID < $shared/plan.jsonl"

"$program" plan --quiet --shards "$parts" --corpus "$corpus" --output "$output" > "$shared/plan.jsonl.part"
mv "$shared/plan.jsonl.part" "$shared/plan.jsonl"
array=$(sbatch --parsable --job-name indsats-work --array "0-$((parts - 1))" --requeue --cpus-per-task 2 --mem 2G \
  --output "$shared/work-%a.jsonl" --wrap "$work")
# afterany: documents of a part that was lost for good are read by merge itself.
sbatch --parsable --job-name indsats-merge --dependency "afterany:$array" --cpus-per-task 2 --mem 2G \
  --output "$shared/merge.log" --wrap "$program merge --bundles $shared/bundles --corpus $corpus --output $output"
