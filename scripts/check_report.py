#!/usr/bin/env python3
"""Looks at what a run published with the programs that people use: a browser, a spreadsheet, data tools.

    python3 scripts/check_report.py OUTPUT [--program PROGRAM] [--rows NUMBER] [--tools FOLDER] [--pictures FOLDER]

Needs Python 3.9 or later and nothing else; a check whose program is missing is skipped and says so. Data tools and axe-core (the
accessibility checker) come from PyPI into a folder of their own (--tools, kept between runs); without a network they are skipped.
Prints a line for each check; exit code 0 when none failed, 1 otherwise.
"""

import argparse
import base64
import html
import json
import os
import pathlib
import shutil
import sqlite3
import subprocess
import sys
import tempfile
import time
from urllib.parse import quote

PAGES = ["index", "initiatives", "matrix", "timeline", "themes", "coverage", "municipalities", "documents", "problems", "about"]
SERIOUS = {"serious", "critical"}


class Failed(Exception):
    """A check that did not hold; its text says what."""


class Skipped(Exception):
    """A check that could not be made; its text says why."""


# MARK: Browser


class Browser:
    """Chromium without a window, spoken to over a pipe (Chrome DevTools Protocol)."""

    def __init__(self, width=1280, height=900):
        program = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
        if program is None:
            raise Skipped("chromium is not installed")
        self.profile = tempfile.TemporaryDirectory()
        to_browser, from_here = os.pipe()
        to_here, from_browser = os.pipe()
        command = [program, "--headless", "--no-sandbox", "--disable-gpu", "--remote-debugging-pipe", "--no-first-run",
                   "--host-resolver-rules=MAP * ~NOTFOUND", f"--window-size={width},{height}",
                   f"--user-data-dir={self.profile.name}", "about:blank"]
        # The browser reads commands from descriptor 3 and writes answers to 4.
        shell = f'exec "$@" 3<&{to_browser} 4>&{from_browser}'
        self.process = subprocess.Popen(["bash", "-c", shell, "bash", *command], pass_fds=[to_browser, from_browser],
                                        stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        os.close(to_browser)
        os.close(from_browser)
        self.input = os.fdopen(from_here, "wb", buffering=0)
        self.output = os.fdopen(to_here, "rb", buffering=0)
        self.buffer = b""
        self.number = 0
        self.session = None
        self.complaints = []
        self.requests = []
        target = self.call("Target.createTarget", url="about:blank")["targetId"]
        self.session = self.call("Target.attachToTarget", targetId=target, flatten=True)["sessionId"]
        for domain in ["Page", "Runtime", "Log", "Network"]:
            self.call(domain + ".enable")
        self.resize(width, height)

    def close(self):
        self.input.close()
        self.process.kill()
        self.process.wait()
        self.profile.cleanup()

    def message(self):
        while b"\0" not in self.buffer:
            piece = os.read(self.output.fileno(), 1 << 16)
            if not piece:
                raise Failed("the browser ended")
            self.buffer += piece
        text, self.buffer = self.buffer.split(b"\0", 1)
        message = json.loads(text)
        self.note(message)
        return message

    def note(self, message):
        """Keeps what a page complains of and every request that leaves the disk."""
        method, values = message.get("method"), message.get("params", {})
        if method == "Runtime.exceptionThrown":
            self.complaints.append(json.dumps(values["exceptionDetails"])[:300])
        if method == "Page.javascriptDialogOpening":
            self.complaints.append("a dialog opened: " + values["message"][:100])
            self.send("Page.handleJavaScriptDialog", accept=False)
        if method == "Log.entryAdded" and values["entry"]["level"] in ("error", "warning"):
            self.complaints.append(values["entry"]["text"])
        if method == "Runtime.consoleAPICalled" and values["type"] in ("error", "warning", "assert"):
            self.complaints.append("console: " + json.dumps(values["args"])[:300])
        if method == "Network.requestWillBeSent":
            address = values["request"]["url"]
            if not address.startswith(("file:", "data:", "about:", "blob:")):
                self.requests.append(address)

    def send(self, method, **values):
        self.number += 1
        message = {"id": self.number, "method": method, "params": values}
        if self.session:
            message["sessionId"] = self.session
        self.input.write(json.dumps(message).encode() + b"\0")
        return self.number

    def call(self, method, **values):
        number = self.send(method, **values)
        while True:
            answer = self.message()
            if answer.get("id") == number:
                if "error" in answer:
                    raise Failed(f"{method}: {answer['error']['message']}")
                return answer["result"]

    def resize(self, width, height):
        self.call("Emulation.setDeviceMetricsOverride", width=width, height=height, deviceScaleFactor=1, mobile=False)

    def dark(self, is_dark):
        scheme = "dark" if is_dark else "light"
        self.call("Emulation.setEmulatedMedia", features=[{"name": "prefers-color-scheme", "value": scheme}])

    def open(self, address, seconds=60):
        self.call("Page.navigate", url=address)
        self.wait("document.readyState === 'complete' && location.href !== 'about:blank'", seconds)
        # What pages draw after loading waits for data files that are loaded as scripts.
        self.wait("document.querySelector('main') !== null && document.querySelector('[aria-busy=true]') === null", seconds)
        time.sleep(0.2)

    def value(self, expression):
        answer = self.call("Runtime.evaluate", expression=expression, returnByValue=True, awaitPromise=True)
        if "exceptionDetails" in answer:
            raise Failed(f"{expression[:80]}: {json.dumps(answer['exceptionDetails'])[:300]}")
        return answer["result"].get("value")

    def wait(self, expression, seconds=30):
        end = time.monotonic() + seconds
        while not self.value(expression):
            if time.monotonic() > end:
                raise Failed(f"waited {seconds} s in vain for {expression}")
            time.sleep(0.05)

    def picture(self, path):
        data = self.call("Page.captureScreenshot", format="png", captureBeyondViewport=False)["data"]
        pathlib.Path(path).write_bytes(base64.b64decode(data))


# MARK: Tools from PyPI


class Tools:
    """Packages of PyPI in a folder of their own."""

    def __init__(self, folder):
        self.folder = pathlib.Path(folder)

    def need(self, package, *options):
        """Installs a package unless it is there."""
        mark = self.folder / f".{package}"
        if mark.exists():
            return
        if not (self.folder / "bin/python").exists():
            made = subprocess.run([sys.executable, "-m", "venv", str(self.folder)], capture_output=True, text=True)
            if made.returncode != 0:
                raise Skipped("python3-venv is not installed")
        pip = [str(self.folder / "bin/pip"), "install", "--quiet", "--disable-pip-version-check", *options, package]
        if subprocess.run(pip, capture_output=True, timeout=600).returncode != 0:
            raise Skipped(f"{package} cannot be had from PyPI")
        mark.touch()

    def run(self, program, *arguments):
        return subprocess.run([str(self.folder / "bin" / program), *arguments], capture_output=True, text=True, timeout=900)

    def axe(self):
        self.need("axe-playwright-python", "--no-deps")
        found = sorted(self.folder.glob("lib/*/site-packages/axe_playwright_python/axe.min.js"))
        if not found:
            raise Skipped("the package holds no axe-core")
        return found[0].read_text(encoding="utf-8")


# MARK: Checks


def check_frictionless(output, tools):
    tools.need("frictionless")
    result = tools.run("frictionless", "validate", "--json", str(output / "datapackage.json"))
    try:
        report = json.loads(result.stdout)
    except ValueError as error:
        raise Failed(result.stderr[-500:] or result.stdout[-500:]) from error
    if not report["valid"]:
        errors = report["errors"] + [error for task in report["tasks"] for error in task["errors"]]
        raise Failed(f"{len(errors)} errors; " + "; ".join(error["message"] for error in errors[:5]))
    return f"{len(report['tasks'])} resources valid"


def check_database(output):
    database = sqlite3.connect(f"file:{output / 'indsats.sqlite'}?mode=ro", uri=True)
    integrity = database.execute("PRAGMA integrity_check").fetchall()
    if integrity != [("ok",)]:
        raise Failed(f"integrity: {integrity[:3]}")
    broken = database.execute("PRAGMA foreign_key_check").fetchall()
    if broken:
        raise Failed(f"{len(broken)} rows refer to none, the first in {broken[0][0]}")
    count = database.execute("SELECT count(*) FROM initiatives").fetchone()[0]
    for (view,) in database.execute("SELECT name FROM sqlite_master WHERE type = 'view'").fetchall():
        database.execute(f'SELECT * FROM "{view}" LIMIT 1').fetchall()
    return f"{count} initiatives, integrity and foreign keys hold"


def check_datasette(output, tools):
    tools.need("datasette")
    database, metadata = str(output / "indsats.sqlite"), str(output / "metadata.json")
    for path in ["/indsats/initiatives.json?_size=1&_shape=objects", "/indsats/latest_initiatives.json?_size=1", "/-/metadata.json"]:
        result = tools.run("datasette", database, "--metadata", metadata, "--get", path)
        if result.returncode != 0:
            raise Failed(f"{path}: {(result.stdout + result.stderr)[-300:]}")
    return "a table, a view and the metadata are served"


def check_workbook(output):
    office = shutil.which("soffice") or shutil.which("libreoffice")
    if office is None:
        raise Skipped("LibreOffice is not installed")
    with tempfile.TemporaryDirectory() as folder:
        result = subprocess.run(
            [office, "--headless", f"-env:UserInstallation=file://{folder}/profile", "--convert-to", "csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,true,false,false,false,-1",
             "--outdir", folder, str(output / "indsats.xlsx")], capture_output=True, text=True, timeout=600)
        sheets = sorted(pathlib.Path(folder).glob("*.csv"))
        if len(sheets) < 5:
            raise Failed(f"{len(sheets)} sheets came out; {(result.stdout + result.stderr)[-300:]}")
        largest = max(sheets, key=lambda path: path.stat().st_size)
        if any("#NAME?" in sheet.read_text(encoding="utf-8", errors="replace") for sheet in sheets):
            raise Failed("a cell was taken for a formula")
        return f"{len(sheets)} sheets, the largest {largest.stat().st_size // 1024} kB as text"


def page_address(output, page):
    return f"file://{(output / 'report').resolve()}/{page}"


def first_initiative(output):
    with open(output / "initiatives.jsonl", encoding="utf-8") as lines:
        rows = [json.loads(line) for _, line in zip(range(2000), lines)]
    with_places = [row for row in rows if row.get("field_regions") and row.get("deadline_text")]
    return (with_places or rows)[0]


def clean(browser, where):
    if browser.complaints:
        raise Failed(f"{where}: {browser.complaints[0]}")
    if browser.requests:
        raise Failed(f"{where} asked the network for {browser.requests[0]}")


def detail_addresses(output):
    """Pages of single things: documents, clusters, municipalities and initiatives, up to twenty of each."""
    database = sqlite3.connect(output / "indsats.sqlite")
    found = []
    for page, query in [("document", "SELECT document_id FROM documents LIMIT 20"), ("cluster", "SELECT cluster_id FROM comparison_clusters LIMIT 20"),
                        ("municipality", "SELECT DISTINCT municipality_code FROM documents WHERE municipality_code <> '' LIMIT 20"),
                        ("initiative", "SELECT initiative_id FROM latest_initiatives LIMIT 20")]:
        found += [f"{page}.html?id={quote(name)}" for (name,) in database.execute(query)]
    database.close()
    return found


def check_pages(output, browser):
    times = []
    addresses = [page + ".html" for page in PAGES] + detail_addresses(output)
    for address in addresses:
        start = time.monotonic()
        browser.open(page_address(output, address))
        times.append((time.monotonic() - start, address))
        clean(browser, address)
        if not browser.value("document.querySelector('h1')?.textContent.trim().length > 0"):
            raise Failed(f"{address} has no heading")
    slowest = max(times)
    return f"{len(addresses)} pages without a complaint or a request; the slowest is {slowest[1]} ({slowest[0]:.1f} s)"


def check_filter(output, browser):
    browser.open(page_address(output, "initiatives.html"))
    total = browser.value("document.querySelectorAll('main tbody tr').length")
    browser.value("""(() => { const box = document.querySelector('main form input[type=search], main form input[type=text], main form input[name=q]');
      box.value = 'ledelse'; box.dispatchEvent(new Event('input', { bubbles: true })); box.dispatchEvent(new Event('change', { bubbles: true })); })()""")
    browser.wait("location.search.includes('ledelse')")
    time.sleep(0.3)
    found = browser.value("document.querySelector('main tbody')?.innerText ?? ''")
    browser.call("Page.reload")
    browser.wait("document.readyState === 'complete' && document.querySelectorAll('main tbody tr').length > 0")
    if browser.value("document.querySelector('main tbody')?.innerText ?? ''") != found:
        raise Failed("the filter does not survive a reload")
    if browser.value("document.querySelector('main form [name=q]').value") != "ledelse":
        raise Failed("the search box is empty after a reload")
    clean(browser, "initiatives")
    return f"of {total} rows on the first page others remain, the same after a reload"


def check_evidence(output, browser):
    initiative = first_initiative(output)
    browser.open(page_address(output, f"initiative.html?id={initiative['initiative_id']}&field=deadline_text"))
    browser.wait("document.querySelector('.fields') !== null")
    title = browser.value("document.querySelector('h1').textContent")
    if " ".join(title.split()) != " ".join(initiative["title"].split()):
        raise Failed(f"the page of {initiative['initiative_id']} has another heading")
    if initiative.get("field_regions") and not browser.value("document.querySelector('.evidence') !== null"):
        raise Failed("no evidence is shown")
    pictures = browser.value("[...document.querySelectorAll('.sheet img')].map((img) => { img.loading = 'eager'; return img.src; }).length")
    if pictures:
        browser.wait("[...document.querySelectorAll('.sheet img')].every((img) => img.complete && img.naturalWidth > 0)")
        spot = browser.value("document.querySelectorAll('.sheet .spot.is-shown').length")
        if not spot:
            raise Failed("the place of the field in the address is not marked")
        browser.value("document.querySelector('.fields button.place').click()")
        if not browser.value("document.querySelector('.sheet .spot.is-shown') !== null"):
            raise Failed("a click on a field marks no place")
    clean(browser, "initiative")
    return f"a deep link shows its field; {pictures} pictures of pages"


def check_chart_table(output, browser):
    browser.open(page_address(output, "timeline.html"))
    browser.wait("document.querySelector('svg') !== null")
    if not browser.value("[...document.querySelectorAll('svg')].every((svg) => svg.getAttribute('aria-hidden') === 'true' || svg.querySelector('title') || svg.getAttribute('aria-label') || svg.getAttribute('aria-labelledby'))"):
        raise Failed("a chart has no name")
    rows = browser.value("(() => { const box = document.querySelector('main details:has(table)'); box.open = true; return box.querySelectorAll('tbody tr').length; })()")
    if not rows:
        raise Failed("the chart has no table of its numbers")
    return f"the timeline gives its numbers as a table of {rows} rows"


def check_axe(output, browser, tools):
    source = tools.axe()
    initiative = first_initiative(output)
    addresses = [page + ".html" for page in PAGES] + [
        f"initiative.html?id={initiative['initiative_id']}", f"document.html?id={initiative['document_id']}"]
    found = []
    for width, is_dark in [(1280, False), (390, True)]:
        browser.resize(width, 900)
        browser.dark(is_dark)
        for address in addresses:
            browser.open(page_address(output, address))
            # The page's own rule lets no script in and no file be fetched; the checker is evaluated from outside and preloads nothing.
            browser.value(source + "; true")
            clean(browser, address)
            result = json.loads(browser.value("axe.run(document, { resultTypes: ['violations'], preload: false }).then((result) => JSON.stringify(result.violations))"))
            for violation in result:
                if violation["impact"] in SERIOUS:
                    place = violation["nodes"][0]
                    found.append(f"{address} ({width} px{', dark' if is_dark else ''}): {violation['id']} at {place['target']}")
    browser.resize(1280, 900)
    browser.dark(False)
    if found:
        raise Failed(f"{len(found)} serious violations; " + "; ".join(found[:8]))
    return f"no serious violation on {len(addresses)} pages, wide and light, narrow and dark"


HOSTILE = ["<script>alert('titel')</script>", "\"><img src=x onerror=alert(1)>", "=cmd|' /C calc'!A0", "javascript:alert(1)",
           "[klik](javascript:alert(2)) {{{title}}} {{#each}}", "../../x/../etc/passwd", "Indsats \u202egpj.exe\u202c \u2066skjult\u2069",
           "</script><svg onload=alert(3)>", "Linje\u2028skift \u200bnul"]


def hostile_plan():
    """A plan whose text would like to be a program, a formula, an address or the other way round."""
    def cell(text):
        return f"<td>{html.escape(text)}</td>"
    long = "Ord og <b>tegn</b>; " * 50_000
    rows = "".join("<tr>" + cell(title) + cell(long if number == 0 else title) + cell(title) + cell("1. maj 2023") + cell(title) + "</tr>"
                   for number, title in enumerate(HOSTILE))
    heads = "".join(f"<th>{html.escape(head)}</th>" for head in ["Indsats", "Formål", "Ansvarlig", "Frist", HOSTILE[0]])
    return (f"<!DOCTYPE html><meta charset='utf-8'><title>{html.escape(HOSTILE[1])}</title><h1>Handleplan {html.escape(HOSTILE[0])}</h1>"
            f"<p>Roskilde Kommune, 14. marts 2023</p><h2>{html.escape(HOSTILE[1])}</h2><table><tr>{heads}</tr>{rows}</table>")


def check_hostile(program, browser):
    if program is None:
        raise Skipped("no --program was named")
    with tempfile.TemporaryDirectory() as folder:
        corpus, output = pathlib.Path(folder) / "plans", pathlib.Path(folder) / "out"
        corpus.mkdir()
        (corpus / "plan.html").write_text(hostile_plan(), encoding="utf-8")
        made = subprocess.run([str(program.resolve()), "run", "--corpus", str(corpus), "--output", str(output)], capture_output=True, text=True, timeout=120, cwd=folder)
        if made.returncode > 1:
            raise Failed(f"the run ended with {made.returncode}: {made.stderr[-300:]}")
        with open(output / "initiatives.jsonl", encoding="utf-8") as lines:
            rows = [json.loads(line) for line in lines]
        addresses = [page + ".html" for page in PAGES] + [f"document.html?id={rows[0]['document_id']}"] + [
            f"initiative.html?id={row['initiative_id']}&field=title" for row in rows] + ["initiatives.html?q=%3Cscript%3E&municipality=%22%3E%3Cimg%20src%3Dx%3E",
            "initiative.html?id=%3Cimg%20src%3Dx%20onerror%3Dalert(1)%3E", "municipality.html?id=__proto__"]
        unsafe = """[...document.querySelectorAll('main script, main img:not(.sheet img), main svg[onload], main [onerror], main [onload], a')]
          .filter((element) => element.tagName.toLowerCase() !== 'a' || !/^(https?|file|mailto):$/.test(new URL(element.href.baseVal ?? element.href, location).protocol)).length"""
        for address in addresses:
            browser.open(page_address(output, address))
            clean(browser, address)
            if browser.value(unsafe):
                raise Failed(f"{address}: text of the plan became an element or an address")
            if browser.value("/[\\u202a-\\u202e\\u2066-\\u2069]/.test(document.body.innerText + document.title)"):
                raise Failed(f"{address}: marks that turn text round are shown")
        check_workbook(output)
        check_database(output)
        return f"{len(rows)} initiatives of hostile text on {len(addresses)} pages: nothing happens"


def check_size(output, browser, rows):
    """Times lists over a report whose index is repeated until it has so many rows."""
    if not rows:
        raise Skipped("no --rows were asked for")
    with tempfile.TemporaryDirectory() as folder:
        shutil.copytree(output / "report", pathlib.Path(folder) / "report", ignore=shutil.ignore_patterns("images", "initiatives"))
        path = pathlib.Path(folder) / "report/data/index.js"
        head, tail = 'indsats.put("index",', ");\n"
        text = path.read_text(encoding="utf-8")
        index = json.loads(text[len(head):-len(tail)])
        known, places = index["rows"], max(1, len(index["municipalities"]))
        # Each copy of the rows has clusters of its own, as large as the first ones.
        clusters, copies = len(index["clusters"]), rows // len(known) + 1
        index["clusters"] = [[f"{name}-{copy}", label] for copy in range(copies) for name, label in index["clusters"]]
        index["rows"] = [[f"{row[0]}-{number}", f"{row[1]} {number}", number % places, *row[3:10],
                          row[10] if row[10] < 0 else row[10] + number // len(known) * clusters, *row[11:]]
                         for number in range(rows) for row in [known[number % len(known)]]]
        path.write_text(head + json.dumps(index, ensure_ascii=False, separators=(",", ":")) + tail, encoding="utf-8")
        said = [f"{path.stat().st_size / 1e6:.0f} MB index"]
        here = pathlib.Path(folder)
        for page in ["initiatives", "timeline", "matrix", "municipalities", "index"]:
            start = time.monotonic()
            browser.open(page_address(here, page + ".html"), 60)
            said.append(f"{page} {time.monotonic() - start:.1f} s")
        browser.open(page_address(here, "initiatives.html"), 60)
        for name, step in [("first search", "list.state.q = 'ledelse'"), ("search", "list.state.q = 'ledelse 99'"), ("filter", "list.state.q = ''; list.state.status = 'planned'"),
                           ("sort by title", "list.state.status = ''; list.state.sort = 'title'"), ("sort by deadline", "list.state.sort = '-deadline'")]:
            took = browser.value(f"(() => {{ const list = indsats.shown; const start = performance.now(); {step}; list.update(); document.body.offsetHeight; return performance.now() - start; }})()")
            said.append(f"{name} {took / 1000:.2f} s")
        memory = browser.value("performance.memory ? Math.round(performance.memory.usedJSHeapSize / 1e6) : 0")
        clean(browser, "large report")
        return f"{rows} rows: " + ", ".join(said) + f", {memory} MB"


def take_pictures(output, browser, folder):
    folder.mkdir(parents=True, exist_ok=True)
    initiative = first_initiative(output)
    addresses = {page: page + ".html" for page in PAGES}
    addresses["initiative"] = f"initiative.html?id={initiative['initiative_id']}&field=deadline_text"
    addresses["document"] = f"document.html?id={initiative['document_id']}"
    for name, (width, is_dark) in {"wide": (1280, False), "narrow": (390, False), "dark": (1280, True)}.items():
        browser.resize(width, 900)
        browser.dark(is_dark)
        for page, address in addresses.items():
            browser.open(page_address(output, address))
            browser.picture(folder / f"{page}-{name}.png")
    return f"pictures in {folder}"


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("output", type=pathlib.Path, help="folder that a run published to")
    parser.add_argument("--tools", type=pathlib.Path, default=pathlib.Path.home() / ".cache/indsats-check", help="folder for tools from PyPI")
    parser.add_argument("--program", type=pathlib.Path, help="indsats itself, to make a report of hostile text")
    parser.add_argument("--rows", type=int, default=0, help="time the lists over so many initiatives")
    parser.add_argument("--pictures", type=pathlib.Path, help="folder for pictures of the pages, to be looked at")
    options = parser.parse_args()
    tools = Tools(options.tools.resolve())
    output = options.output.resolve()
    checks = [
        ("database", lambda: check_database(output)), ("data package", lambda: check_frictionless(output, tools)),
        ("datasette", lambda: check_datasette(output, tools)), ("workbook", lambda: check_workbook(output)),
    ]
    browser = None
    try:
        browser = Browser()
        checks += [
            ("pages", lambda: check_pages(output, browser)), ("filter", lambda: check_filter(output, browser)),
            ("evidence", lambda: check_evidence(output, browser)), ("chart", lambda: check_chart_table(output, browser)),
            ("accessibility", lambda: check_axe(output, browser, tools)),
            ("hostile text", lambda: check_hostile(options.program, browser)), ("size", lambda: check_size(output, browser, options.rows)),
        ]
        if options.pictures:
            checks.append(("pictures", lambda: take_pictures(output, browser, options.pictures)))
    except Skipped as reason:
        print(f"skipped  pages: {reason}")
    failures = 0
    for name, check in checks:
        try:
            print(f"ok       {name}: {check()}", flush=True)
        except Skipped as reason:
            print(f"skipped  {name}: {reason}", flush=True)
        except (Failed, subprocess.TimeoutExpired) as reason:
            failures += 1
            print(f"FAILED   {name}: {reason}", flush=True)
            if browser:
                browser.complaints, browser.requests = [], []
    if browser:
        browser.close()
    return 1 if failures else 0


if __name__ == "__main__":
    sys.exit(main())
