#!/bin/bash
# Feeds each reader with what libFuzzer makes of the files in Tests/Fuzzing, under the address sanitizer.
#
# usage: fuzz.sh [SECONDS_EACH]
# Finds are kept in .build-fuzz/finds; run the program with one as its argument to see it again. Exit status 1 when there are any.
set -uo pipefail
seconds=${1:-60}
build=${FUZZ_BUILD:-.build-fuzz}
export INDSATS_FUZZ=1
# The sanitizer alone brings libFuzzer's main function; what it learns from has to be asked for.
swift build --product indsats-fuzz --sanitize=fuzzer --sanitize=address --scratch-path "$build" \
  -Xswiftc -sanitize-coverage=edge,inline-8bit-counters,pc-table || exit 1
mkdir -p "$build/finds"
status=0
for reader in pdf tags layout html transcript dates yaml; do
  mkdir -p "$build/corpus/$reader"
  echo "== $reader, $seconds s"
  # The libraries below leak on broken files; a worker ends before that matters.
  FUZZ_READER=$reader ASAN_OPTIONS=detect_leaks=0 "$build/debug/indsats-fuzz" -max_total_time="$seconds" -timeout=20 \
    -rss_limit_mb=3000 -max_len=20000 -print_final_stats=1 -artifact_prefix="$build/finds/$reader-" \
    "$build/corpus/$reader" "Tests/Fuzzing/$reader" 2> "$build/$reader.log" || status=1
  grep -E "^SUMMARY|stat::number_of_executed|stat::average" "$build/$reader.log"
done
exit $status
