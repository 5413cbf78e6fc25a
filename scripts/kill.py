#!/usr/bin/env python3
"""Kills `indsats run` and `indsats refresh` at random moments and checks that what is published is always a whole run.

usage: kill.py --program PATH [--kills N] [--seed S]

A small corpus changes before each run, and a run over it is killed (signal 9) at a random moment. The output must then be,
byte for byte, that of the run before or the one that the next run makes; nothing may lie about beside it, and the next run
must succeed without help. Then the same for refresh, with a web site on this machine whose documents change: the corpus must
besides hold each document whole, and each earlier version once.
The seed is printed. Exit status 0 when all held, 1 otherwise. Uses Python's standard library only.
"""
import argparse
import hashlib
import http.server
import os
import random
import signal
import subprocess
import sys
import tempfile
import threading
import time

PLAN = """<!DOCTYPE html><html lang="da"><head><meta charset="utf-8"><title>Handleplan</title></head><body>
<h1>Handleplan for børn og unge</h1><p>Roskilde Kommune, 14. marts 2023</p>
<table><tr><th>Indsats</th><th>Ansvarlig</th><th>Frist</th></tr>
<tr><td>Bedre ledelsestilsyn {0}</td><td>Centerchefen</td><td>1. maj 2023</td></tr></table></body></html>"""
# One moment for all runs: the same corpus then gives the same bytes.
CLOCK = {"SOURCE_DATE_EPOCH": "1700000000"}


class Site:
    """A web site with two documents; `number` is the version that both are at."""

    def __init__(self):
        self.number = 0
        site = self

        class Handler(http.server.BaseHTTPRequestHandler):
            def do_GET(self):
                body = (PLAN.format(f"{self.path} {site.number}")).encode() if self.path != "/robots.txt" else b""
                tag = f'"{site.number}"'
                fresh = self.headers.get("If-None-Match") == tag
                self.send_response(404 if not body else 304 if fresh else 200)
                self.send_header("ETag", tag)
                self.send_header("Content-Length", "0" if fresh else str(len(body)))
                self.end_headers()
                if not fresh:
                    self.wfile.write(body)

            def log_message(self, *_):
                pass

        self.server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        threading.Thread(target=self.server.serve_forever, daemon=True).start()

    def url(self, path):
        return f"http://127.0.0.1:{self.server.server_port}{path}"


def files(folder, without=("run.json",)):
    found = {}
    for root, _folders, names in os.walk(folder):
        for name in names:
            if name not in without:
                with open(os.path.join(root, name), "rb") as handle:
                    found[os.path.relpath(os.path.join(root, name), folder)] = hashlib.sha256(handle.read()).hexdigest()
    return found


class Trial:
    def __init__(self, program, command, folder, step):
        self.arguments = [program, command, "--corpus", f"{folder}/corpus", "--output", f"{folder}/out", "--quiet"]
        self.folder, self.step, self.faults = folder, step, []

    def run(self):
        began = time.monotonic()
        done = subprocess.run(self.arguments, env=os.environ | CLOCK, capture_output=True, text=True, check=False)
        if done.returncode != 0:
            self.faults.append(f"exit {done.returncode}: {done.stderr.strip()[-300:]}")
        return time.monotonic() - began

    def kill(self, number, seconds):
        """One kill after `seconds`, and the run that heals. Says whether the killed run had published."""
        before = files(f"{self.folder}/out")
        self.step(number)
        process = subprocess.Popen(self.arguments, env=os.environ | CLOCK, stderr=subprocess.DEVNULL)
        time.sleep(seconds)
        process.send_signal(signal.SIGKILL)
        process.wait()
        found = files(f"{self.folder}/out")
        self.run()
        after = files(f"{self.folder}/out")
        if before == after:
            self.faults.append(f"kill {number}: the next run did not take the change in")
        if found not in (before, after):
            names = sorted(name for name in found.keys() | after.keys() if found.get(name) != after.get(name))
            self.faults.append(f"kill {number} after {seconds:.3f} s: neither before nor after: {names[:5]}")
        left = [name for name in os.listdir(self.folder) if name not in ("corpus", "out", ".indsats")]
        if left:
            self.faults.append(f"kill {number}: left behind {left}")
        return found == after


def trial_of_run(program, folder, _rng):
    os.makedirs(f"{folder}/corpus")

    def step(number):
        for name in ("a", "b"):
            with open(f"{folder}/corpus/{name}.html", "w", encoding="utf-8") as handle:
                handle.write(PLAN.format(f"{name} {number}"))

    return Trial(program, "run", folder, step), lambda kills: []


def trial_of_refresh(program, folder, _rng):
    site = Site()
    os.makedirs(f"{folder}/corpus")
    with open(f"{folder}/corpus/corpus.yaml", "w", encoding="utf-8") as handle:
        handle.write("sources:\n" + "".join(
            f"  - url: {site.url(path)}\n    municipality: \"0265\"\n    allow_private: true\n" for path in ("/a", "/b")))

    def step(number):
        site.number = number

    def check(kills):
        earlier = os.listdir(f"{folder}/corpus/earlier")
        documents = files(f"{folder}/corpus/documents")
        faults = []
        # Versions 0 to kills - 1 of both were replaced.
        want = {hashlib.sha256(PLAN.format(f"{path} {number}").encode()).hexdigest()[:16]
                for path in ("/a", "/b") for number in range(kills)}
        have = [name.split("-")[0] for name in earlier]
        if set(have) != want or len(have) != len(want):
            faults.append(f"{len(have)} earlier versions, expected {len(want)}")
        last = {hashlib.sha256(PLAN.format(f"{path} {kills}").encode()).hexdigest() for path in ("/a", "/b")}
        if set(documents.values()) != last:
            faults.append("the documents are not the last versions")
        return faults

    return Trial(program, "refresh", folder, step), check


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--program", required=True)
    parser.add_argument("--kills", type=int, default=200, help="of each command")
    parser.add_argument("--seed", type=int, default=None)
    options = parser.parse_args()
    seed = options.seed if options.seed is not None else random.SystemRandom().randrange(1 << 32)
    rng, failed = random.Random(seed), 0
    print(f"seed {seed}, {options.kills} kills of run and of refresh", flush=True)
    for name, make in (("run", trial_of_run), ("refresh", trial_of_refresh)):
        with tempfile.TemporaryDirectory() as folder:
            trial, check = make(os.path.abspath(options.program), folder, rng)
            trial.step(0)
            trial.run()
            trial.step(1)
            whole = trial.run()
            published = sum(trial.kill(number, rng.uniform(0, 1.1 * whole)) for number in range(2, options.kills + 2))
            faults = trial.faults + check(options.kills + 1)
            for fault in faults[:20]:
                print("FAULT", fault, flush=True)
            failed += len(faults)
            print(f"{name}: {options.kills} kills within {1.1 * whole:.2f} s; {published} had published, "
                  f"{options.kills - published} had not; {len(faults)} faults", flush=True)
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
