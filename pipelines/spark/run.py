"""Runs indsats on Apache Spark: `plan` here, `work` wherever Spark has room, `merge` here.

usage: spark-submit run.py --corpus DIR --output DIR --bundles DIR [--program PATH] [--state DIR] [--as-of DAY] [--parts N] [--tries N]

All machines see the corpus, the folder of bundles and the same build of the program under the same paths. A part that Spark loses with
its machine is done again elsewhere; what it had finished is found in the folder of bundles and not done twice.
"""
import argparse
import json
import shlex
import subprocess
import sys

from pyspark import SparkConf, SparkContext


def options():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--corpus", required=True, help="folder of the plans")
    parser.add_argument("--output", required=True, help="folder of the datasets")
    parser.add_argument("--bundles", required=True, help="folder of the results of single documents, seen by all machines")
    parser.add_argument("--program", default="indsats")
    parser.add_argument("--pipeline", help="pipeline file; the program's own unless told")
    parser.add_argument("--state", help="folder of the working state")
    parser.add_argument("--as-of", help="day the timeline is drawn for")
    parser.add_argument("--parts", type=int, help="parts of the run (default: four for each core, so that none waits long)")
    parser.add_argument("--tries", type=int, default=4, help="times that a part is tried when its machine is lost")
    return parser.parse_args()


def folders(chosen):
    """Arguments that plan and merge share."""
    words = ["--corpus", chosen.corpus, "--output", chosen.output]
    for name in ("pipeline", "state"):
        if getattr(chosen, name):
            words += [f"--{name}", getattr(chosen, name)]
    return words


def work_command(chosen):
    words = [chosen.program, "work", "--quiet", "--bundles", chosen.bundles]
    if chosen.pipeline:
        words += ["--pipeline", chosen.pipeline]
    return shlex.join(words)


def work(context, chosen, parts, lines):
    """Has every line of the plan worked on; gives what the program said of each document."""
    by_part = {}
    for line in lines:
        by_part.setdefault(json.loads(line)["shard"], []).append(line)
    # One slice of the collection for each part: a slice is what Spark gives to one process of `work`.
    slices = context.parallelize(sorted(by_part.items()), max(1, len(by_part)))
    receipts = slices.flatMap(lambda part: part[1]).pipe(work_command(chosen), checkCode=True).collect()
    return [json.loads(receipt) for receipt in receipts]


def main():
    chosen = options()
    context = SparkContext(conf=SparkConf().setAppName("indsats").set("spark.task.maxFailures", str(chosen.tries)))
    try:
        parts = chosen.parts or 4 * context.defaultParallelism
        plan = subprocess.run(
            [chosen.program, "plan", "--quiet", "--shards", str(parts), *folders(chosen)], stdout=subprocess.PIPE, text=True,
            check=False)
        if plan.returncode:
            return plan.returncode
        lines = plan.stdout.splitlines()
        receipts = work(context, chosen, parts, lines)
    finally:
        context.stop()
    missing = {json.loads(line)["result_key"] for line in lines} - {receipt["result_key"] for receipt in receipts}
    if missing:
        print(f"{len(missing)} documents came back without a word; merge reads them here", file=sys.stderr)
    day = ["--as-of", chosen.as_of] if chosen.as_of else []
    merge = [chosen.program, "merge", "--bundles", chosen.bundles, *folders(chosen), *day]
    return subprocess.run(merge, check=False).returncode


if __name__ == "__main__":
    sys.exit(main())
