#!/usr/bin/env python3
"""Feeds indsats mutated files of every kind and checks that none is lost, stalls it or stops it.

usage: soak.py --program PATH [--files N] [--seed S] [--corpus DIR] [--keep DIR] [--recognition N]

Takes the documents of a corpus, breaks copies of them (bit flips, truncation, spliced streams, deep nesting, hostile
HTML, wild encodings, streams that inflate without end) and runs the program over batches of them. After each batch:
the exit code is 0 or 1, every file has a row in documents, every file that gave nothing has a problem with a remedy,
and the run took no longer than its limit. The seed is printed; the same seed makes the same files. Text recognition is on in
one batch of ten: half of the broken PDFs lose their text, and recognising it takes fifty times as long as all else. Drawing all
pages takes as long as the rest, so the other batches draw a few.
Exit status 0 when all held, 1 otherwise. Uses Python's standard library only.
"""
import argparse
import collections
import json
import os
import random
import shutil
import subprocess
import sys
import tempfile
import time
import zlib

BATCH = 250
RECOGNITION_EVERY = 10
# Pages drawn for the report of most batches; all of them in the batches with recognition.
PICTURES = 40
# A worker may use its whole time limit on a file; most files take milliseconds. Found by running, with room for a busy machine.
SECONDS_PER_FILE = 2.0


def flip_bits(data, rng):
    data = bytearray(data)
    for _ in range(rng.choice([1, 8, 64, 512])):
        if data:
            data[rng.randrange(len(data))] ^= 1 << rng.randrange(8)
    return bytes(data)


def truncate(data, rng):
    return data[: rng.randrange(len(data) + 1)]


def splice(data, rng):
    a, b = sorted(rng.randrange(len(data) + 1) for _ in range(2))
    target = rng.randrange(len(data) + 1)
    return data[:target] + data[a:b] + data[target:]


def drop_middle(data, rng):
    a, b = sorted(rng.randrange(len(data) + 1) for _ in range(2))
    return data[:a] + data[b:]


def zero_out(data, rng):
    a = rng.randrange(len(data) + 1)
    n = rng.choice([16, 256, 4096])
    return data[:a] + bytes(min(n, len(data) - a)) + data[a + n:]


def repeat_tail(data, rng):
    return data + data[-rng.randrange(1, 2000):] * rng.choice([2, 20])


GENERIC = [flip_bits, truncate, splice, drop_middle, zero_out, repeat_tail]


def nested_html(rng):
    tag = rng.choice(["div", "table><tr><td", "ul><li", "b", "details", "span"])
    return ("<html><body>" + f"<{tag}>" * rng.choice([50, 500, 20000]) + "tekst").encode()


def wide_spans(rng):
    span = rng.choice([0, 65534, 10**9, -3])
    return (f"<table><tr><th rowspan={span}>Indsats</th><th colspan={span}>Ansvarlig</th></tr>"
            + "<tr><td>a<td>b<td>c</tr>" * rng.choice([3, 3000]) + "</table>").encode()


def odd_encoding(rng):
    text = "<p>Børnefaglig undersøgelse på området</p><table><tr><td>Mål</td><td>Åben rådgivning</td></tr></table>"
    return text.encode(rng.choice(["utf-16", "utf-16-le", "utf-32", "cp1252", "cp865", "utf-7"]))


def hostile_html(rng):
    return ("<table><tr><th>Indsats</th><th>Frist</th></tr><tr><td><script>alert(1)</script>=cmd()|'x'!A1</td>"
            "<td>31. juni 2021</td></tr><tr><td><a href='javascript:x'>\u202e</a>\x00</td><td>"
            + "x" * rng.choice([10] * 9 + [1_000_000]) + "</td></tr></table><!ENTITY a SYSTEM 'file:///etc/passwd'>&a;").encode()


def pdf_of(stream, filters="/FlateDecode", extra=b""):
    objects = [b"<< /Type /Catalog /Pages 2 0 R >>",
               b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
               b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R /Resources << >> >>",
               b"<< /Length %d /Filter %s >>\nstream\n" % (len(stream), filters.encode()) + stream + b"\nendstream"]
    out, places = b"%PDF-1.5\n", []
    for number, body in enumerate(objects, 1):
        places.append(len(out))
        out += b"%d 0 obj\n" % number + body + b"\nendobj\n"
    start = len(out)
    out += b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
    out += b"".join(b"%010d 00000 n \n" % place for place in places)
    return out + b"trailer << /Size %d /Root 1 0 R %s >>\nstartxref\n%d\n%%%%EOF" % (len(objects) + 1, extra, start)


def inflating_pdf(rng):
    # The large ones take seconds to inflate; a few are enough.
    size = rng.choice([1] * 18 + [30, 200]) * 1_000_000
    data = zlib.compress(b"0 0 m 10 10 l S\n" * (size // 16), 9)
    return pdf_of(zlib.compress(data, 9), "[/FlateDecode /FlateDecode]") if rng.random() < 0.5 else pdf_of(data)


def many_lines_pdf(rng):
    count = rng.choice([1000] * 19 + [200_000])
    lines = b"".join(b"%d %d m %d %d l S\n" % tuple(rng.randrange(900) for _ in range(4)) for _ in range(count))
    return pdf_of(zlib.compress(lines, 1))


def loop_pdf(rng):
    return pdf_of(b"", extra=b"/Prev 9").replace(b"/Kids [3 0 R]", rng.choice([b"/Kids [2 0 R]", b"/Kids [1 0 R]", b"/Kids 3"]))


MADE = [(nested_html, ".html"), (wide_spans, ".html"), (odd_encoding, ".html"), (hostile_html, ".html"),
        (inflating_pdf, ".pdf"), (many_lines_pdf, ".pdf"), (loop_pdf, ".pdf")]


def originals(folder):
    for root, _folders, names in sorted(os.walk(folder)):
        for name in sorted(names):
            if name.endswith((".pdf", ".html", ".txt", ".md")) and name != "README.md":
                with open(os.path.join(root, name), "rb") as handle:
                    yield name, handle.read()


def mutated(sources, rng):
    if rng.random() < 0.1:
        make, ending = rng.choice(MADE)
        return make.__name__, ending, make(rng)
    name, data = rng.choice(sources)
    change = rng.choice(GENERIC)
    return change.__name__, os.path.splitext(name)[1], change(data, rng)


def rows(path):
    if not os.path.exists(path):
        return []
    with open(path, encoding="utf-8") as handle:
        return [json.loads(line) for line in handle]


def light_pipeline(folder):
    """A copy of the pipeline that leaves pages without text as they are and draws few pages: the costly parts."""
    with open("pipelines/boern-og-unge.yaml", encoding="utf-8") as handle:
        text = handle.read()
    text = text.replace("vocabulary: vocabulary", f"vocabulary: {os.path.abspath('pipelines/vocabulary')}")
    text = text.replace("  - stage: read\n", "  - stage: read\n    settings:\n      recognises_text: false\n")
    text = text.replace("page_pictures: 1000", f"page_pictures: {PICTURES}")
    path = os.path.join(folder, "pipeline.yaml")
    with open(path, "w", encoding="utf-8") as handle:
        handle.write(text)
    return path


def run_batch(program, corpus, output, names, limit, extra):
    began = time.monotonic()
    try:
        done = subprocess.run([program, "run", "--corpus", corpus, "--output", output, "--quiet"] + extra, timeout=limit,
                              capture_output=True, text=True, check=False)
    except subprocess.TimeoutExpired:
        return [f"the run took longer than {limit:.0f} s"], [], limit
    seconds, faults = time.monotonic() - began, []
    if done.returncode not in (0, 1, 3):
        faults.append(f"exit code {done.returncode}: {done.stderr[-300:]}")
    documents = rows(os.path.join(output, "documents.jsonl"))
    found = {os.path.basename(row["source"]): row for row in documents}
    faults += [f"{name}: no row in documents" for name in names if name not in found]
    summary = {}
    if os.path.exists(os.path.join(output, "run.json")):
        with open(os.path.join(output, "run.json"), encoding="utf-8") as handle:
            summary = json.load(handle)
    failed = summary.get("failed_documents") or []
    faults += [f"{entry.get('source')}: failed without a reason" for entry in failed if not entry.get("message")]
    return faults, failed, seconds


def keep(folder, corpus, names):
    """Copies the named files of the batch, to look at them later."""
    os.makedirs(folder, exist_ok=True)
    for name in names:
        shutil.copy(os.path.join(corpus, name), folder)


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--program", required=True)
    parser.add_argument("--files", type=int, default=10_000)
    parser.add_argument("--seed", type=int, default=None)
    parser.add_argument("--corpus", default="corpus/documents")
    parser.add_argument("--recognition", type=int, default=RECOGNITION_EVERY, metavar="N",
                        help="recognise text in one batch of N; 0 for none")
    parser.add_argument("--keep", help="folder for batches in which something failed and for files at which a reader crashed")
    options = parser.parse_args()
    seed = options.seed if options.seed is not None else random.SystemRandom().randrange(1 << 32)
    print(f"seed {seed}, {options.files} files", flush=True)
    rng, sources = random.Random(seed), list(originals(options.corpus))
    if not sources:
        parser.error(f"no documents under {options.corpus}; name a folder with --corpus")
    faults = made = batches = 0
    codes = collections.Counter()
    began = time.monotonic()
    while made < options.files:
        with tempfile.TemporaryDirectory() as scratch:
            corpus, names, kinds = os.path.join(scratch, "corpus"), [], {}
            os.mkdir(corpus)
            for _ in range(min(BATCH, options.files - made)):
                kind, ending, data = mutated(sources, rng)
                name = f"{made:06}-{kind}{ending}"
                with open(os.path.join(corpus, name), "wb") as handle:
                    handle.write(data)
                names.append(name)
                made += 1
            recognises = options.recognition and batches % options.recognition == options.recognition - 1
            batches += 1
            extra = [] if recognises else ["--pipeline", light_pipeline(scratch)]
            wrong, failures, seconds = run_batch(options.program, corpus, os.path.join(scratch, "output"), names,
                                                 120 + SECONDS_PER_FILE * len(names), extra)
            codes.update(entry.get("code") for entry in failures)
            # The run held, but a reader that crashes has a defect of its own.
            crashed = [entry for entry in failures if entry.get("code") == "reader_crashed"]
            for entry in crashed:
                print("crashed", entry.get("source"), entry.get("message"), flush=True)
            faults += len(wrong)
            for fault in wrong[:10]:
                print("FAULT", fault, flush=True)
            if options.keep:
                keep(options.keep, corpus, names if wrong else [os.path.basename(entry["source"]) for entry in crashed])
            print(f"{made} files, {sum(codes.values())} gave nothing, {faults} faults, last batch {seconds:.1f} s", flush=True)
    print("gave nothing because of " + ", ".join(f"{code}: {count}" for code, count in codes.most_common()))
    print(f"{made - faults} passed, {faults} failed")
    print(f"{time.monotonic() - began:.0f} s in all")
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())
