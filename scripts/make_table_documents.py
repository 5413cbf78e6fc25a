#!/usr/bin/env python3
"""Makes the PDFs of Tests/PipelineTests/Fixtures/tables from the web pages beside them.

usage: scripts/make_table_documents.py [NAME…]

Each NAME.html becomes NAME-browser.pdf (Chromium) and NAME-word.pdf (LibreOffice Writer), tagged, and the same without tags
(-untagged). Those that are in the folder are made anew; others are not added: without tags and rulings not every table
can be read exactly, and each file there is a test. Needs the Debian packages chromium and libreoffice-writer-nogui.
"""

import pathlib
import subprocess
import sys
import tempfile

FOLDER = pathlib.Path(__file__).resolve().parent.parent / "Tests/PipelineTests/Fixtures/tables"
QUIET = {"check": True, "stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL, "timeout": 180}


def main(names: list[str]) -> int:
    sources = [source for source in sorted(FOLDER.glob("*.html")) if not names or source.stem in names]
    for source in sources:
        for tagged in (True, False):
            for program, make in (("browser", print_page), ("word", set_by_writer)):
                target = FOLDER / f"{source.stem}-{program}{'' if tagged else '-untagged'}.pdf"
                if target.exists():
                    make(source, target, tagged)
                    print(target.name, target.stat().st_size, "bytes")
    return 0 if sources else 2


def print_page(source: pathlib.Path, target: pathlib.Path, tagged: bool) -> None:
    untagged = [] if tagged else ["--disable-pdf-tagging"]
    subprocess.run(
        ["chromium", "--headless", "--no-sandbox", "--disable-gpu", "--no-pdf-header-footer", *untagged,
         f"--print-to-pdf={target}", f"file://{source}"], **QUIET)


def set_by_writer(source: pathlib.Path, target: pathlib.Path, tagged: bool) -> None:
    options = '{"UseTaggedPDF":{"type":"boolean","value":"%s"}}' % str(tagged).lower()
    with tempfile.TemporaryDirectory() as folder:
        office = ["soffice", f"-env:UserInstallation=file://{folder}/profile", "--headless"]
        subprocess.run(
            [*office, "--infilter=HTML (StarWriter)", "--convert-to", "odt:writer8", "--outdir", folder, str(source)],
            **QUIET)
        subprocess.run(
            [*office, "--convert-to", f"pdf:writer_pdf_Export:{options}", "--outdir", folder,
             f"{folder}/{source.stem}.odt"], **QUIET)
        target.write_bytes(pathlib.Path(folder, source.stem + ".pdf").read_bytes())


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
