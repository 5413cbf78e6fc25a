"""Turns the small HTML that the example plans are written in into a flat OpenDocument text (.fodt).

What is understood, so that the result looks like a plan typed in a word processor:

  <meta name="page" content="landscape">   paper turned; portrait otherwise
  <meta name="font" content="Carlito">     letters of the whole document
  <meta name="footer" content="…">         line at the foot of every page, before the page number
  <h1> <h2> <h3> <p> <ul> <ol>             paragraphs; class="small" and class="right" on <p>
  <b> <i> <u> <s> <sup> <br>               runs within a paragraph
  <note>…</note>                           a real footnote, numbered by the word processor
  <aside>…</aside>                         a text frame at the right edge (letterhead column)
  <hr>                                     page break
  <table data-widths="2 3 4">              relative widths; <thead> repeats on each page; rowspan, colspan, bgcolor

Only the standard library is needed.
"""

import xml.etree.ElementTree as tree
from xml.sax.saxutils import escape, quoteattr

NAMESPACES = {
    "office": "urn:oasis:names:tc:opendocument:xmlns:office:1.0",
    "style": "urn:oasis:names:tc:opendocument:xmlns:style:1.0",
    "text": "urn:oasis:names:tc:opendocument:xmlns:text:1.0",
    "table": "urn:oasis:names:tc:opendocument:xmlns:table:1.0",
    "draw": "urn:oasis:names:tc:opendocument:xmlns:drawing:1.0",
    "fo": "urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0",
    "svg": "urn:oasis:names:tc:opendocument:xmlns:svg-compatible:1.0",
    "meta": "urn:oasis:names:tc:opendocument:xmlns:meta:1.0",
    "dc": "http://purl.org/dc/elements/1.1/",
}

RUN_STYLES = {
    "b": 'fo:font-weight="bold"',
    "i": 'fo:font-style="italic"',
    "u": 'style:text-underline-style="solid" style:text-underline-width="auto"',
    "s": 'style:text-line-through-style="solid"',
    "sup": 'style:text-position="super 58%"',
}

PARAGRAPH_STYLES = {
    "p": ('fo:margin-bottom="0.18cm"', ""),
    "small": ('fo:margin-bottom="0.1cm"', 'fo:font-size="8pt" fo:color="#555555"'),
    "right": ('fo:text-align="end"', ""),
    "cell": ('fo:margin-bottom="0.08cm"', 'fo:font-size="{cell}pt"'),
    "head": ("", 'fo:font-size="{cell}pt" fo:font-weight="bold"'),
    "item": ('fo:margin-bottom="0.08cm"', ""),
    "h1": ('fo:margin-top="0.2cm" fo:margin-bottom="0.35cm" fo:keep-with-next="always"',
           'fo:font-size="17pt" fo:font-weight="bold"'),
    "h2": ('fo:margin-top="0.45cm" fo:margin-bottom="0.2cm" fo:keep-with-next="always"',
           'fo:font-size="13pt" fo:font-weight="bold"'),
    "h3": ('fo:margin-top="0.3cm" fo:margin-bottom="0.15cm" fo:keep-with-next="always"',
           'fo:font-size="11pt" fo:font-weight="bold"'),
    "break": ('fo:break-before="page" fo:font-size="2pt"', ""),
}

PAPER = {"portrait": (21.0, 29.7), "landscape": (29.7, 21.0)}
MARGIN = 1.9


class OpenDocument:
    """Writes one document; every table and cell style is named as it is met."""

    def __init__(self, html: str):
        root = tree.fromstring(html)
        self.meta = {m.get("name"): m.get("content") for m in root.iter("meta")}
        self.title = root.findtext("head/title") or ""
        self.body = root.find("body")
        self.styles: list[str] = []
        self.cell_styles: dict[str, str] = {}
        self.tables = 0
        self.notes = 0
        self.page = PAPER[self.meta.get("page", "portrait")]

    # Runs and paragraphs

    def runs(self, element) -> str:
        out = [escape(squeeze(element.text))]
        for child in element:
            out.append(self.run(child))
            out.append(escape(squeeze(child.tail)))
        return "".join(out)

    def run(self, child) -> str:
        if child.tag == "br":
            return "<text:line-break/>"
        if child.tag == "note":
            self.notes += 1
            body = f'<text:p text:style-name="small"> {self.runs(child)}</text:p>'
            return (f'<text:note text:id="n{self.notes}" text:note-class="footnote">'
                    f"<text:note-citation>{self.notes}</text:note-citation>"
                    f"<text:note-body>{body}</text:note-body></text:note>")
        return f'<text:span text:style-name="run-{child.tag}">{self.runs(child)}</text:span>'

    def paragraph(self, element, style: str) -> str:
        return f'<text:p text:style-name="{style}">{self.runs(element)}</text:p>'

    def list(self, element, style: str) -> str:
        name = "numbers" if element.tag == "ol" else "bullets"
        items = []
        for item in element.findall("li"):
            nested = "".join(self.list(sub, style) for sub in item if sub.tag in ("ul", "ol"))
            flat = tree.Element("p")
            flat.text = item.text
            flat.extend([c for c in item if c.tag not in ("ul", "ol")])
            items.append(f"<text:list-item>{self.paragraph(flat, style)}{nested}</text:list-item>")
        return f'<text:list text:style-name="{name}">{"".join(items)}</text:list>'

    def blocks(self, parent, style: str = "p") -> str:
        if not any(c.tag in ("p", "ul", "ol", "table") for c in parent):
            return self.paragraph(parent, style)
        return "".join(self.block(child, style) for child in parent)

    def block(self, child, style: str = "p") -> str:
        if child.tag in ("h1", "h2", "h3"):
            level = child.tag[1]
            return f'<text:h text:style-name="{child.tag}" text:outline-level="{level}">{self.runs(child)}</text:h>'
        if child.tag in ("ul", "ol"):
            return self.list(child, "item" if style == "p" else style)
        if child.tag == "table":
            return self.table(child)
        if child.tag == "hr":
            return '<text:p text:style-name="break"/>'
        if child.tag == "aside":
            return self.frame(child)
        return self.paragraph(child, child.get("class", style))

    def frame(self, element) -> str:
        left = self.page[0] - 2 * MARGIN - 4.4
        return (f'<text:p text:style-name="p"><draw:frame draw:style-name="side" text:anchor-type="paragraph" '
                f'svg:x="{left:.2f}cm" svg:y="-0.8cm" svg:width="4.4cm"><draw:text-box fo:min-height="1cm">'
                f"{self.blocks(element, 'small')}</draw:text-box></draw:frame></text:p>")

    # Tables

    def table(self, element) -> str:
        self.tables += 1
        name = f"table{self.tables}"
        widths = [float(w) for w in element.get("data-widths").split()]
        total = self.page[0] - 2 * MARGIN
        columns = []
        for index, width in enumerate(widths):
            style = f"{name}.{index}"
            self.styles.append(f'<style:style style:name="{style}" style:family="table-column"><style:table-column-properties '
                               f'style:column-width="{total * width / sum(widths):.3f}cm"/></style:style>')
            columns.append(f'<table:table-column table:style-name="{style}"/>')
        self.styles.append(f'<style:style style:name="{name}" style:family="table"><style:table-properties style:width="{total:.2f}cm" '
                           f'table:align="left" fo:margin-bottom="0.3cm" fo:margin-top="0.1cm"/></style:style>')
        covered: dict[tuple[int, int], bool] = {}
        head = element.findall("thead/tr")
        body = element.findall("tbody/tr") or element.findall("tr")
        line = 0
        parts = [[], []]
        for part, rows in enumerate((head, body)):
            for row in rows:
                parts[part].append(self.row(row, line, len(widths), covered))
                line += 1
        header = f'<table:table-header-rows>{"".join(parts[0])}</table:table-header-rows>' if parts[0] else ""
        return (f'<table:table table:name="{name}" table:style-name="{name}">{"".join(columns)}{header}'
                f'{"".join(parts[1])}</table:table><text:p text:style-name="small"/>')

    def row(self, row, line: int, width: int, covered) -> str:
        cells, column = [], 0
        pending = list(row)
        while column < width:
            if (line, column) in covered:
                cells.append("<table:covered-table-cell/>")
                column += 1
                continue
            cell = pending.pop(0)
            rows, columns = int(cell.get("rowspan", 1)), int(cell.get("colspan", 1))
            for down in range(rows):
                for right in range(columns):
                    if down or right:
                        covered[line + down, column + right] = True
            spans = (f' table:number-rows-spanned="{rows}"' if rows > 1 else "") + (
                f' table:number-columns-spanned="{columns}"' if columns > 1 else "")
            style = "head" if cell.tag == "th" else "cell"
            cells.append(f'<table:table-cell table:style-name="{self.cell_style(cell)}"{spans} office:value-type="string">'
                         f"{self.blocks(cell, style)}</table:table-cell>")
            column += 1
        return f'<table:table-row table:style-name="row">{"".join(cells)}</table:table-row>'

    def cell_style(self, cell) -> str:
        fill = cell.get("bgcolor") or ("#d9e2ec" if cell.tag == "th" else "")
        if fill not in self.cell_styles:
            name = f"cell{len(self.cell_styles)}"
            background = f' fo:background-color="{fill}"' if fill else ""
            self.styles.append(f'<style:style style:name="{name}" style:family="table-cell"><style:table-cell-properties '
                               f'fo:border="0.5pt solid #000000" fo:padding="0.1cm"{background}/></style:style>')
            self.cell_styles[fill] = name
        return self.cell_styles[fill]

    # The whole

    def render(self) -> str:
        content = "".join(self.block(child) for child in self.body)
        names = " ".join(f'xmlns:{prefix}="{uri}"' for prefix, uri in NAMESPACES.items())
        return (f'<?xml version="1.0" encoding="UTF-8"?>\n<office:document {names} office:version="1.2" '
                f'office:mimetype="application/vnd.oasis.opendocument.text">'
                f"<office:meta><dc:title>{escape(self.title)}</dc:title></office:meta>"
                f"<office:font-face-decls>{self.font_face()}</office:font-face-decls>"
                f"<office:styles>{self.named_styles()}</office:styles>"
                f'<office:automatic-styles>{self.page_layout()}{"".join(self.styles)}</office:automatic-styles>'
                f"<office:master-styles>{self.master_page()}</office:master-styles>"
                f"<office:body><office:text>{content}</office:text></office:body></office:document>\n")

    def font_face(self) -> str:
        font = self.meta.get("font", "Carlito")
        return f'<style:font-face style:name="body" svg:font-family={quoteattr(font)}/>'

    def named_styles(self) -> str:
        size = self.meta.get("size", "10.5")
        cell = self.meta.get("cell", "9")
        out = ['<style:default-style style:family="paragraph"><style:paragraph-properties fo:orphans="2" fo:widows="2"/>'
               f'<style:text-properties style:font-name="body" fo:font-size="{size}pt" fo:language="da" fo:country="DK"/>'
               "</style:default-style>"]
        for name, (paragraph, letters) in PARAGRAPH_STYLES.items():
            out.append(f'<style:style style:name="{name}" style:family="paragraph"><style:paragraph-properties {paragraph}/>'
                       f"<style:text-properties {letters.format(cell=cell)}/></style:style>")
        for tag, letters in RUN_STYLES.items():
            out.append(f'<style:style style:name="run-{tag}" style:family="text"><style:text-properties {letters}/></style:style>')
        out.append(self.list_style("bullets", 'text:list-level-style-bullet text:bullet-char="•"', "bullet"))
        out.append(self.list_style("numbers", 'text:list-level-style-number style:num-format="1" style:num-suffix="."', "number"))
        return "".join(out)

    def list_style(self, name: str, tag: str, kind: str) -> str:
        levels = "".join(
            f'<{tag} text:level="{level}"><style:list-level-properties text:list-level-position-and-space-mode="label-alignment">'
            f'<style:list-level-label-alignment text:label-followed-by="listtab" fo:text-indent="-0.4cm" '
            f'fo:margin-left="{0.5 * level:.1f}cm"/></style:list-level-properties></text:list-level-style-{kind}>'
            for level in (1, 2, 3))
        return f'<text:list-style style:name="{name}">{levels}</text:list-style>'

    def page_layout(self) -> str:
        width, height = self.page
        turn = "landscape" if width > height else "portrait"
        return (f'<style:page-layout style:name="page"><style:page-layout-properties fo:page-width="{width}cm" '
                f'fo:page-height="{height}cm" style:print-orientation="{turn}" fo:margin="{MARGIN}cm"/>'
                '<style:footer-style><style:header-footer-properties fo:min-height="0.8cm" fo:margin-top="0.3cm"/>'
                "</style:footer-style></style:page-layout>"
                '<style:style style:name="row" style:family="table-row"><style:table-row-properties fo:keep-together="auto"/></style:style>'
                '<style:style style:name="side" style:family="graphic"><style:graphic-properties style:wrap="left" '
                'style:horizontal-pos="from-left" style:horizontal-rel="paragraph" style:vertical-pos="from-top" '
                'style:vertical-rel="paragraph" draw:fill="none" draw:stroke="none" fo:border="none" fo:padding="0.1cm"/></style:style>')

    def master_page(self) -> str:
        footer = escape(self.meta.get("footer", ""))
        return ('<style:master-page style:name="Standard" style:page-layout-name="page"><style:footer>'
                f'<text:p text:style-name="small">{footer} · side <text:page-number>1</text:page-number></text:p>'
                "</style:footer></style:master-page>")


def squeeze(text: str | None) -> str:
    """White space as HTML counts it: any run is one space."""
    if not text:
        return ""
    middle = " ".join(text.split())
    if not middle:
        return " "
    return (" " if text[0].isspace() else "") + middle + (" " if text[-1].isspace() else "")


def convert(html: str) -> str:
    """Gives the flat OpenDocument text of an example plan."""
    return OpenDocument(html).render()
