"use strict";

/** The pages that are one list each. */
(() => {
  const { make, text, field, code, day, quoted, link, get } = indsats;
  const place = document.getElementById("list");
  const form = document.getElementById("filters");
  const heading = document.getElementById("heading").textContent;

  const pages = {
    initiatives: () => ({
      rows: indsats.initiatives(), columns: indsats.initiativeColumns(), search: indsats.initiativeText,
      matches: indsats.initiativeFilters,
    }),

    documents: () => ({
      rows: documents(), columns: documentColumns(), search: (row) => [row.title, row.source, row.municipality[1]].join(" "),
      matches: { municipality: (row, value) => row.municipality[0] === value, type: (row, value) => row.type === value },
    }),

    municipalities: () => ({ rows: municipalities(), columns: municipalityColumns(), search: (row) => row.name, sort: "name", pageSize: 100 }),

    problems: () => ({
      rows: get("problems").map(([severity, code, document, file, page, table, row, message, remedy]) => (
        { severity, code, document, file, page, table, row, message, remedy })),
      columns: problemColumns(), search: (row) => [row.file, row.message, row.code, code("code", row.code)].join(" "),
      matches: { severity: (row, value) => row.severity === value, code: (row, value) => row.code === value },
    }),
  };

  function documents() {
    const index = get("index");
    return index.documents.map(([id, title, municipality, type, date, pageCount, initiatives, tables, reader, source]) => (
      { id, title: title || source, type, date, pageCount, initiatives, tables, reader, source, municipality: index.municipalities[municipality] ?? ["", ""] }));
  }

  function documentColumns() {
    return [
      { name: "title", label: field("title"), sort: (row) => row.title, cell: (row) => link("document", row.id, row.title) },
      { name: "municipality", label: field("municipality_name"), sort: (row) => row.municipality[1], cell: (row) => row.municipality[0] ? link("municipality", ...row.municipality) : "" },
      { name: "type", label: field("document_type"), sort: (row) => code("document_type", row.type), cell: (row) => code("document_type", row.type) },
      { name: "date", label: field("document_date"), kind: "date", sort: (row) => row.date, cell: (row) => day(row.date) },
      { name: "reader", label: field("reader"), sort: (row) => row.reader, cell: (row) => code("reader", row.reader) },
      { name: "initiatives", label: field("initiatives"), kind: "number", sort: (row) => row.initiatives, cell: (row) => String(row.initiatives) },
    ];
  }

  function municipalities() {
    const rows = new Map(get("index").municipalities.map(([id, name]) => [id, { id, name, documents: 0, initiatives: 0, overdue: 0, done: 0 }]));
    for (const document of documents()) if (rows.has(document.municipality[0])) rows.get(document.municipality[0]).documents += 1;
    for (const initiative of indsats.initiatives()) {
      const row = rows.get(initiative.municipality[0]);
      if (!row) continue;
      row.initiatives += 1;
      if (initiative.isOverdue) row.overdue += 1;
      if (indsats.tone(initiative.status) === "done") row.done += 1;
    }
    return [...rows.values()];
  }

  function municipalityColumns() {
    const count = (name, label) => ({ name, label, kind: "number", sort: (row) => row[name], cell: (row) => String(row[name]) });
    return [
      { name: "name", label: field("municipality_name"), sort: (row) => row.name, cell: (row) => link("municipality", row.id, row.name) },
      count("documents", text("documents")), count("initiatives", field("initiatives")), count("done", text("done")), count("overdue", text("overdue")),
    ];
  }

  function problemColumns() {
    const tones = { failure: "late", warning: "active", note: "none" };
    const where = (row) => [row.page ? text("page") + " " + row.page : "", row.table ? text("table") + " " + row.table : "", row.row >= 0 ? text("row") + " " + row.row : ""].filter(Boolean).join(", ");
    return [
      { name: "file", label: field("file"), sort: (row) => row.file, cell: (row) => row.document ? link("document", row.document, row.file) : quoted(row.file) },
      { name: "severity", label: field("severity"), sort: (row) => ["failure", "warning", "note"].indexOf(row.severity), cell: (row) => make("span", { class: "tag tone-" + tones[row.severity] }, code("severity", row.severity)) },
      { name: "code", label: field("code"), sort: (row) => row.code, cell: (row) => code("code", row.code) },
      { name: "place", label: text("place"), cell: where },
      { name: "message", label: field("message"), cell: (row) => make("span", { lang: text("message_language") }, quoted(row.message), " ", make("span", { class: "soft" }, row.remedy)) },
    ];
  }

  indsats.shown = new indsats.List({ place, form, caption: heading, ...pages[document.body.dataset.page]() });
})();
