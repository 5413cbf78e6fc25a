"use strict";

/** Clusters of like initiatives against municipalities. */
(() => {
  const { make, text, field, day, plain, link, statusTag, get } = indsats;

  function clusters() {
    const rows = new Map(get("index").clusters.map(([id, label]) => [id, { id, label, members: new Map() }]));
    for (const initiative of indsats.initiatives()) {
      const row = initiative.cluster && rows.get(initiative.cluster[0]);
      if (!row) continue;
      const code = initiative.municipality[0];
      if (!row.members.has(code)) row.members.set(code, []);
      row.members.get(code).push(initiative);
    }
    return [...rows.values()].filter((row) => row.members.size > 0);
  }

  function cell(row, code) {
    const members = row.members.get(code) ?? [];
    return make("td", null, members.length === 0 ? "" : make("ul", null, members.map((initiative) => make("li", null,
      make("a", { href: "initiative.html?id=" + encodeURIComponent(initiative.id), title: plain(initiative.title) }, statusTag(initiative.status)),
      initiative.deadlineEnd ? [" ", make("span", { class: "date" }, day(initiative.deadlineEnd))] : ""))));
  }

  /** Only the municipalities that the shown clusters have something of, so that the table stays narrow. */
  function draw(shown) {
    const codes = new Set(shown.flatMap((row) => [...row.members.keys()]));
    const columns = get("index").municipalities.filter(([code]) => codes.has(code));
    const headings = [field("label"), ...columns.map(([code, name]) => make("th", { scope: "col" }, link("municipality", code, name)))];
    return indsats.table(document.getElementById("heading").textContent, headings, shown.map((row) => make("tr", null,
      make("th", { scope: "row" }, link("cluster", row.id, row.label)), columns.map(([code]) => cell(row, code)))), { class: "matrix" });
  }

  new indsats.List({
    place: document.getElementById("list"), form: document.getElementById("filters"), rows: clusters(), draw, sort: "-municipalities",
    columns: [{ name: "municipalities", sort: (row) => row.members.size }],
    search: (row) => [row.label, ...[...row.members.values()].flat().map((member) => member.title)].join(" "),
    matches: { least: (row, value) => row.members.size >= Number(value), municipality: (row, value) => row.members.has(value) },
  });
})();
