#!/usr/bin/env python3
"""Makes the PDFs of the example corpus from their sources.

usage: scripts/make_examples.py [NAME…]

Reads scripts/example-plans/MUNICIPALITY/NAME.html, lays each out with LibreOffice Writer and writes
corpus/documents/MUNICIPALITY/NAME.pdf. Without names all are made. A source whose head holds
<meta name="tagged" content="yes"/> becomes a tagged PDF, the others are untagged, since real plans come in both kinds.

Needs the Debian packages libreoffice-writer-nogui and fonts-crosextra-carlito. The time and the id that LibreOffice puts
into a PDF are fixed afterwards, so the same sources and the same LibreOffice give the same bytes.
"""

import pathlib
import re
import subprocess
import sys
import tempfile

from open_document import convert

CORPUS = pathlib.Path(__file__).resolve().parent.parent / "corpus"
SOURCES = pathlib.Path(__file__).resolve().parent / "example-plans"
FIXED_TIME = b"20200101000000Z"


def main(names: list[str]) -> int:
    sources = sorted(SOURCES.glob("*/*.html"))
    chosen = [s for s in sources if not names or s.stem in names]
    if not chosen:
        print("make_examples: no such source", file=sys.stderr)
        return 2
    for source in chosen:
        target = CORPUS / "documents" / source.parent.name / (source.stem + ".pdf")
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(make_pdf(source.read_text(encoding="utf-8")))
        print(target.relative_to(CORPUS), target.stat().st_size, "bytes")
    return 0


def make_pdf(html: str) -> bytes:
    tagged = "true" if 'name="tagged" content="yes"' in html else "false"
    options = '{"UseTaggedPDF":{"type":"boolean","value":"%s"},"ExportBookmarks":{"type":"boolean","value":"false"}}' % tagged
    with tempfile.TemporaryDirectory() as folder:
        text = pathlib.Path(folder, "plan.fodt")
        text.write_text(convert(html), encoding="utf-8")
        subprocess.run(
            ["soffice", f"-env:UserInstallation=file://{folder}/profile", "--headless", "--convert-to",
             f"pdf:writer_pdf_Export:{options}", "--outdir", folder, str(text)],
            check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, timeout=180)
        return without_time(pathlib.Path(folder, "plan.pdf").read_bytes())


def without_time(pdf: bytes) -> bytes:
    """Fixes date and id at equal length, so that no offset in the file moves."""

    def fixed_date(match: re.Match) -> bytes:
        return match[1] + FIXED_TIME.ljust(len(match[2]), b" ")[: len(match[2])] + b")"

    def fixed_digits(match: re.Match) -> bytes:
        return re.sub(rb"[0-9A-F]", b"0", match[0])

    pdf = re.sub(rb"(/CreationDate\s*\(D:)([^)]*)\)", fixed_date, pdf)
    pdf = re.sub(rb"/ID\s*\[\s*<[0-9A-F]+>\s*<[0-9A-F]+>\s*\]", fixed_digits, pdf)
    return re.sub(rb"/DocChecksum\s*/[0-9A-F]+", lambda m: re.sub(rb"(?<=/)[0-9A-F]+$", lambda d: b"0" * len(d[0]), m[0]), pdf)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
