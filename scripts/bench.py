#!/usr/bin/env python3
"""Times indsats and what people use instead on the same PDFs, side by side in one run.

usage: bench.py --program PATH [--input DIR] [--rounds N] [--peers pdfplumber,pymupdf,camelot,pdftotext,pdftocairo]

Prints the machine, the input, and for each engine pages per second (median over the rounds, engines in turn so that a
change of the machine's speed hits all alike), peak memory of the process, and the ratio to indsats. Peers from PyPI are
installed in a virtual environment that is thrown away; pdftotext and pdftocairo come from poppler-utils. An engine that
is missing is named and left out.
"""
import argparse
import glob
import os
import platform
import shutil
import statistics
import subprocess
import sys
import tempfile
import time

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


def timed(command):
    """Wall seconds, CPU seconds, peak MiB and exit status of a command whose output is thrown away."""
    began = time.monotonic()
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    _pid, status, usage = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    return time.monotonic() - began, usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024, process.returncode


def pages_of(path):
    out = subprocess.run(["pdfinfo", path], capture_output=True, text=True, check=False).stdout
    return next((int(line.split()[1]) for line in out.splitlines() if line.startswith("Pages:")), 0)


def floor_command(words, files, scratch):
    script = "".join(f"{' '.join(words)} '{path}' '{scratch}/out' ; " for path in files)
    return ["sh", "-c", script]


def peer_commands(names, files, scratch):
    """Command of each peer that could be installed."""
    found = {}
    wanted = [name for name in names if name in PEERS]
    python = os.path.join(scratch, "venv", "bin", "python")
    if wanted:
        subprocess.run([sys.executable, "-m", "venv", os.path.join(scratch, "venv")], check=True)
    for name in wanted:
        package, code = PEERS[name]
        done = subprocess.run([python, "-m", "pip", "install", "-q", package], capture_output=True, check=False)
        if done.returncode:
            print(f"{name}: cannot be installed here, left out")
            continue
        found[name] = [python, "-c", code, *files]
    for name in names:
        if name in FLOORS and shutil.which(FLOORS[name][0]):
            found[name] = floor_command(FLOORS[name], files, scratch)
        elif name in FLOORS:
            print(f"{name}: not installed (poppler-utils), left out")
    return found


def report(runs, pages):
    base = statistics.median(run[1] for run in runs["indsats"])
    print(f"{'engine':12} {'pages/s (CPU)':>14} {'pages/s (wall)':>15} {'peak MiB':>9} {'indsats is':>12}")
    for name, measured in runs.items():
        cpu, wall = (statistics.median(run[k] for run in measured) for k in (1, 0))
        peak = max(run[2] for run in measured)
        note = "" if all(run[3] == 0 for run in measured) else "  (exit status not 0)"
        print(f"{name:12} {pages / cpu:14.1f} {pages / wall:15.1f} {peak:9.0f} {cpu / base:10.1f} x{note}")


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--program", required=True)
    parser.add_argument("--input", default="corpus/documents")
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--peers", default="pdfplumber,pymupdf,camelot,pdftotext,pdftocairo")
    options = parser.parse_args()
    files = sorted(glob.glob(os.path.join(options.input, "**", "*.pdf"), recursive=True))
    pages = sum(map(pages_of, files))
    memory = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") / 2**30
    print(f"machine: {platform.machine()}, {os.cpu_count()} processors, {memory:.0f} GiB, {platform.release()}")
    print(f"input: {options.input}: {len(files)} PDFs, {pages} pages; {options.rounds} rounds, medians")
    if not pages:
        print("no pages to measure", file=sys.stderr)
        return 2
    with tempfile.TemporaryDirectory() as scratch:
        commands = {"indsats": [options.program, "tables", "--format", "json", *files]}
        commands.update(peer_commands(options.peers.split(","), files, scratch))
        runs = {name: [] for name in commands}
        for _ in range(options.rounds):
            for name, command in commands.items():
                runs[name].append(timed(command))
        report(runs, pages)
    return 0


if __name__ == "__main__":
    sys.exit(main())
