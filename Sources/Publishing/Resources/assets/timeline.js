"use strict";

/** Initiatives as bars over the months from their start to their deadline. */
(() => {
  const { make, text, field, day, plain, link, statusTag, get, code } = indsats;
  const measure = { label: 330, width: 660, row: 26, bar: 16, head: 28 };

  /** Days since 1970. */
  const number = (iso) => Date.UTC(...iso.split("-").map((part, index) => index === 1 ? part - 1 : Number(part))) / 86400000;

  /** First and last day of a bar. What has no start begins where its deadline does, and is drawn paler. */
  function span(row) {
    const start = row.started || row.deadlineStart || row.deadlineEnd;
    return { start: number(start < row.deadlineEnd ? start : row.deadlineEnd), end: number(row.deadlineEnd) + 1, isOpen: row.started === "" };
  }

  function scale(spans) {
    const first = Math.min(...spans.map((span) => span.start));
    const last = Math.max(...spans.map((span) => span.end), first + 28);
    const unit = measure.width / (last - first);
    return { first, last, x: (value) => measure.label + (value - first) * unit };
  }

  function years({ first, last, x }, height) {
    const start = new Date(first * 86400000).getUTCFullYear();
    const end = new Date(last * 86400000).getUTCFullYear();
    const step = Math.max(1, Math.ceil((end - start) / 12));
    const marks = [make("svg:text", { x: measure.label, y: 16, "text-anchor": "end" }, String(start))];
    for (let year = start + 1; year <= end; year += step) {
      const left = x(number(year + "-01-01"));
      marks.push(make("svg:line", { class: "grid", x1: left, x2: left, y1: measure.head - 8, y2: height }),
        make("svg:text", { x: left + 4, y: 16 }, String(year)));
    }
    return marks;
  }

  function bar(row, position, axis) {
    const { start, end, isOpen } = span(row);
    const top = measure.head + position * measure.row;
    const label = plain([row.municipality[1], row.title].filter(Boolean).join(": "));
    return make("svg:g", null,
      make("svg:a", { href: "initiative.html?id=" + encodeURIComponent(row.id) },
        make("svg:text", { x: 0, y: top + 13 }, label.length > 44 ? label.slice(0, 43) + "…" : label)),
      make("svg:rect", { class: "status-" + row.status + (isOpen ? " open" : ""), x: axis.x(start), y: top, width: Math.max(axis.x(end) - axis.x(start), 3), height: measure.bar },
        make("svg:title", null, label + ", " + code("status", row.status) + ", " + day(row.deadlineEnd))));
  }

  function draw(shown) {
    const axis = scale(shown.map(span));
    const height = measure.head + shown.length * measure.row;
    const today = number(get("text").asOf);
    const now = today >= axis.first && today <= axis.last
      ? make("svg:line", { class: "today", x1: axis.x(today), x2: axis.x(today), y1: measure.head - 8, y2: height }) : null;
    const width = measure.label + measure.width;
    const chart = make("svg:svg", { class: "gantt bars", viewBox: `0 0 ${width} ${height}`, role: "group", "aria-label": text("timeline_chart") },
      years(axis, height), now, shown.map((row, position) => bar(row, position, axis)));
    const statuses = [...new Set(shown.map((row) => row.status))];
    return make("figure", { class: "chart" },
      make("ul", { class: "key" }, statuses.map((status) => make("li", null, make("span", { class: "swatch status-" + status }), code("status", status)))),
      make("div", { class: "scroll", tabindex: "0", role: "region", "aria-label": text("timeline_chart") }, chart),
      make("details", null, make("summary", null, text("as_table")), numbers(shown)));
  }

  function numbers(shown) {
    const headings = [field("title"), field("municipality_name"), field("status"), field("started_start"), field("deadline_start"), field("deadline_end")];
    return indsats.table(text("as_table"), headings, shown.map((row) => make("tr", null,
      make("th", { scope: "row" }, link("initiative", row.id, row.title)), make("td", null, row.municipality[1]), make("td", null, statusTag(row.status)),
      [row.started, row.deadlineStart, row.deadlineEnd].map((iso) => make("td", { class: "date" }, day(iso))))));
  }

  const dated = indsats.initiatives().filter((row) => row.deadlineEnd !== "");
  new indsats.List({
    place: document.getElementById("chart"), form: document.getElementById("filters"), rows: dated, draw, sort: "deadline",
    columns: [{ name: "deadline", kind: "date", sort: (row) => row.deadlineEnd }], search: indsats.initiativeText, matches: indsats.initiativeFilters,
  });
})();
