#!/usr/bin/env python3
"""Times indsats stage by stage, and beside what people use instead on the same PDFs, in turn in one run.

usage: bench.py --program PATH [--generator PATH] [--input DIR] [--documents N] [--seed S] [--rounds N] [--peers LIST]
       bench.py --program PATH --generator PATH --scale 1000,10000 [--seed S]

Without --input, the example corpus and N generated documents are the input. Peers from PyPI are installed in a virtual
environment that is thrown away; pdftotext and pdftocairo come from poppler-utils. What is missing is named and left out.
"pages/s (CPU)" is pages for each second of processor time, so it does not grow with the number of processors.
With --scale, generated corpora of these sizes are run as a whole, again unchanged, and again with one document changed.
"""
import argparse
import glob
import math
import os
import platform
import shutil
import statistics
import subprocess
import sys
import tempfile

from measuring import measure

PEERS = {
    "pdfplumber": ("pdfplumber", """
import sys, pdfplumber
for path in sys.argv[1:]:
    with pdfplumber.open(path) as pdf:
        for page in pdf.pages: page.extract_tables(); page.flush_cache()
"""),
    "pymupdf": ("PyMuPDF", """
import sys, pymupdf
for path in sys.argv[1:]:
    for page in pymupdf.open(path):
        for table in page.find_tables().tables: table.extract()
"""),
    "camelot": ("camelot-py[base]", """
import sys, logging, camelot
logging.disable(logging.CRITICAL)
for path in sys.argv[1:]: camelot.read_pdf(path, pages="all", flavor="lattice", suppress_stdout=True)
"""),
}
FLOORS = {"pdftotext": ["pdftotext", "-bbox-layout"], "pdftocairo": ["pdftocairo", "-svg"]}
ENDINGS = (".pdf", ".html", ".htm", ".txt", ".md")


def pages_of(path):
    out = subprocess.run(["pdfinfo", path], capture_output=True, text=True, check=False).stdout
    return next((int(line.split()[1]) for line in out.splitlines() if line.startswith("Pages:")), 0)


def copied(source, folder):
    """The documents of a folder alone: what lies beside them would be read as documents too."""
    for path in glob.glob(os.path.join(source, "**", "*"), recursive=True):
        if path.endswith(ENDINGS):
            target = os.path.join(folder, os.path.relpath(path, source))
            os.makedirs(os.path.dirname(target), exist_ok=True)
            shutil.copyfile(path, target)
    return folder


def gather(options, scratch):
    """The folder to be read: the one named, or the example corpus with generated documents beside it."""
    if options.input:
        if not os.path.isdir(options.input):
            sys.exit(f"{options.input}: there is no such folder")
        return copied(options.input, os.path.join(scratch, "corpus")), options.input
    folder = os.path.join(scratch, "input")
    os.mkdir(folder)
    named = []
    if os.path.isdir("corpus/documents"):
        shutil.copytree("corpus/documents", os.path.join(folder, "examples"))
        named.append("the example corpus")
    else:
        print("corpus/documents: not here, left out")
    if options.generator and os.access(options.generator, os.X_OK):
        os.rename(
            generate(options, options.documents, os.path.join(scratch, "made")), os.path.join(folder, "generated"))
        named.append(f"{options.documents} generated documents (seed {options.seed})")
    else:
        print("indsats-corpus-generator: not built, no generated documents")
    return folder, " and ".join(named)


def peer_commands(names, files, scratch):
    """Command of each peer that is here or could be installed."""
    found = {}
    python = os.path.join(scratch, "venv", "bin", "python")
    wanted = [name for name in names if name in PEERS]
    if wanted and subprocess.run([sys.executable, "-m", "venv", os.path.join(scratch, "venv")], check=False).returncode:
        print(f"{', '.join(wanted)}: no virtual environment can be made (python3-venv), left out")
        wanted = []
    for name in wanted:
        package, code = PEERS[name]
        done = subprocess.run([python, "-m", "pip", "install", "-q", package], capture_output=True, check=False)
        if done.returncode:
            print(f"{name}: cannot be installed here, left out")
            continue
        found[name] = [python, "-c", code, *files]
    for name in names:
        if name in FLOORS and shutil.which(FLOORS[name][0]):
            script = 'for path in "$@"; do ' + " ".join(FLOORS[name]) + f' "$path" "{scratch}/out"; done'
            found[name] = ["sh", "-c", script, "sh", *files]
        elif name in FLOORS:
            print(f"{name}: not installed (poppler-utils), left out")
        elif name not in PEERS:
            print(f"{name}: unknown, left out")
    return found


def compare_peers(options, files, pages, scratch):
    """Runs all engines in turn, round by round, so that a change of the machine's speed hits all alike."""
    commands = {"indsats": [options.program, "tables", "--format", "json", "--no-stitch", *files]}
    commands.update(peer_commands([name for name in options.peers.split(",") if name], files, scratch))
    costs = {name: [] for name in commands}
    for _ in range(options.rounds):
        for name, command in commands.items():
            costs[name].append(measure(command))
    print(f"\ntables of {len(files)} PDFs, {pages} pages; {options.rounds} rounds in turn, medians")
    print(f"{'engine':12} {'pages/s (CPU)':>14} {'pages/s (wall)':>15} {'peak MiB':>9} {'CPU beside indsats':>19}")
    base = costs["indsats"]
    for name, runs in costs.items():
        cpu, wall = (statistics.median(getattr(run, key) for run in runs) for key in ("cpu", "wall"))
        ratio = statistics.median(run.cpu / own.cpu for run, own in zip(runs, base))
        peak = max(max(run.peak, run.worker_peak) for run in runs)
        note = "" if all(run.status == 0 for run in runs) else "  (exit status not 0)"
        print(f"{name:12} {pages / cpu:14.1f} {pages / wall:15.1f} {peak:9.0f} {ratio:18.2f}x{note}")


def time_stages(options, folder, files, scratch):
    """Runs the stages of indsats over all files, one after the other, then the whole, then the whole again."""
    program = options.program
    corpus = ["--corpus", folder, "--output", os.path.join(scratch, "merged"), "--state", os.path.join(scratch, "state")]
    whole = ["--corpus", folder, "--output", os.path.join(scratch, "whole"), "--state", os.path.join(scratch, "own")]
    bundles = ["--bundles", os.path.join(scratch, "bundles")]
    lines = os.path.join(scratch, "plan.jsonl")
    with open(lines, "wb") as out:
        costs = [("find the files (plan)", measure([program, "plan", *corpus], stdout=out))]
    costs.append(("tabulate, one process (tables)", measure([program, "tables", "--format", "json", *files])))
    with open(lines, "rb") as plan:
        costs.append(("read to normalise (work)", measure([program, "work", *bundles], stdin=plan)))
    costs.append(("compare and publish (merge)", measure([program, "merge", *bundles, *corpus])))
    costs.append(("everything (run)", measure([program, "run", *whole])))
    costs.append(("again, nothing changed (run)", measure([program, "run", *whole])))
    count = len(files)
    print(f"\nstages over {count} documents")
    print(f"{'stage':31} {'documents/s':>12} {'wall s':>8} {'CPU s':>8} {'peak MiB':>9} {'worker MiB':>11}")
    for name, cost in costs:
        note = "" if cost.status <= 1 else f"  (exit status {cost.status})"
        worker = f"{cost.worker_peak:11.0f}" if cost.worker_peak else f"{'-':>11}"
        print(f"{name:31} {count / cost.wall:12.1f} {cost.wall:8.2f} {cost.cpu:8.2f} {cost.peak:9.0f} {worker}{note}")
    by_name = dict(costs)
    ratio = by_name["everything (run)"].cpu / by_name["tabulate, one process (tables)"].cpu
    print(f"the whole pipeline takes {ratio:.2f} x the processor time of tabulating alone")


def generate(options, count, folder):
    subprocess.run(
        [options.generator, "--documents", str(count), "--seed", str(options.seed), "--output", folder],
        check=True, stdout=subprocess.DEVNULL)
    return os.path.join(folder, "documents")


def change_one(folder):
    """Adds a sentence to one page of a generated corpus."""
    page = sorted(glob.glob(os.path.join(folder, "*.html")))[0]
    with open(page, "a", encoding="utf-8") as out:
        out.write("<p>Planen er behandlet igen.</p>\n")


def time_growth(options, sizes):
    """Runs corpora of several sizes, and tells how the cost grows from one to the next."""
    print(f"generated corpora, seed {options.seed}")
    print(f"{'documents':>9} {'run':24} {'documents/s':>12} {'wall s':>8} {'CPU s':>8} {'peak MiB':>9} {'worker MiB':>11}")
    firsts = []
    for size in sizes:
        with tempfile.TemporaryDirectory() as scratch:
            folder = generate(options, size, os.path.join(scratch, "made"))
            command = [options.program, "run", "--corpus", folder, "--output", os.path.join(scratch, "output")]
            for name in ("everything", "nothing changed", "one document changed"):
                if name.startswith("one"):
                    change_one(folder)
                cost = measure(command)
                if name == "everything":
                    firsts.append(cost)
                note = "" if cost.status <= 1 else f"  (exit status {cost.status})"
                print(f"{size:9} {name:24} {size / cost.wall:12.1f} {cost.wall:8.2f} {cost.cpu:8.2f}"
                      f" {cost.peak:9.0f} {cost.worker_peak:11.0f}{note}")
    for small, large, before, after in zip(sizes, sizes[1:], firsts, firsts[1:]):
        bound = large * math.log(large) / (small * math.log(small))
        print(f"from {small} to {large} documents: {after.cpu / before.cpu:.2f} x the processor time, where n log n is"
              f" {bound:.2f} x, and {after.peak / before.peak:.2f} x the memory of the runner")


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--program", required=True)
    parser.add_argument("--generator", help="program that makes documents")
    parser.add_argument("--input", help="folder of plans to take instead")
    parser.add_argument("--documents", type=int, default=60, help="documents to generate")
    parser.add_argument("--scale", metavar="LIST", help="sizes of generated corpora to run instead, as 1000,10000")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--peers", default="pdfplumber,pymupdf,camelot,pdftotext,pdftocairo")
    options = parser.parse_args()
    options.program = os.path.abspath(options.program)
    sys.stdout.reconfigure(line_buffering=True)
    memory = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") / 2**30
    print(f"machine: {platform.machine()}, {os.cpu_count()} processors, {memory:.0f} GiB, Linux {platform.release()}")
    if options.scale:
        if not options.generator:
            parser.error("--scale needs --generator")
        time_growth(options, [int(size) for size in options.scale.split(",")])
        return 0
    with tempfile.TemporaryDirectory() as scratch:
        folder, described = gather(options, scratch)
        files = sorted(
            path for path in glob.glob(os.path.join(folder, "**", "*"), recursive=True) if path.endswith(ENDINGS))
        if not files:
            print("no documents to measure", file=sys.stderr)
            return 2
        print(f"input: {described}: {len(files)} documents")
        pdfs = [path for path in files if path.endswith(".pdf")]
        pages = sum(map(pages_of, pdfs))
        if pages:
            compare_peers(options, pdfs, pages, scratch)
        else:
            print("no pages of PDFs (or no pdfinfo to count them): peers left out")
        time_stages(options, folder, files, scratch)
    return 0


if __name__ == "__main__":
    sys.exit(main())
