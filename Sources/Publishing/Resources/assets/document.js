"use strict";

/** The page of a document: its facts, its initiatives, its tables and what a person should look at. */
(() => {
  const { make, text, field, code, day, quoted, link, get } = indsats;
  const facts = ["municipality_name", "document_type", "document_date", "department", "case_number", "document_number", "kle_number", "pages", "reader", "source", "sha256", "first_seen", "last_changed"];

  function value(name, record) {
    const content = record[name];
    if (content === undefined) return null;
    if (name === "municipality_name" && record.municipality_code) return link("municipality", record.municipality_code, content);
    if (name === "document_date") return day(content);
    if (name === "source" && /^https?:\/\//i.test(content)) return make("a", { href: content, rel: "noreferrer noopener" }, quoted(content));
    return quoted(name === "document_type" || name === "reader" ? code(name, content) : String(content));
  }

  function tables(entry) {
    if (entry.tables.length === 0) return [];
    const headings = [text("table"), field("kind"), text("page"), field("rows"), field("columns"), field("method"), field("confidence")];
    return [make("h2", null, text("tables")), indsats.table(text("tables"), headings, entry.tables.map((table) => make("tr", null,
      make("th", { scope: "row" }, table.table_id.slice(entry.id.length + 1)), make("td", null, code("table_kind", table.kind)),
      make("td", null, table.page_first ? table.page_first + (table.page_last > table.page_first ? "–" + table.page_last : "") : ""),
      make("td", { class: "number" }, String(table.rows)), make("td", { class: "number" }, String(table.columns)), make("td", null, table.method),
      make("td", { class: "number" }, Math.round(100 * table.confidence) + " %"))))];
  }

  /** Initiatives that a later document has too: lists show them as it tells them. */
  function later(entry) {
    return entry.later.length === 0 ? [] : [make("h3", null, text("told_later")), make("ul", null, entry.later.map(([id, title]) => make("li", null,
      link("initiative", id, title))))];
  }

  function problems(id) {
    const rows = get("problems").filter((row) => row[2] === id);
    return rows.length === 0 ? [] : [make("h2", null, text("problems")), make("ul", null, rows.map(([severity, kind, , , page, , , message, remedy]) => make("li", null,
      make("strong", null, code("severity", severity) + ": " + code("code", kind)), page ? " (" + text("page") + " " + page + ")" : "", ". ",
      make("span", { lang: text("message_language") }, quoted(message), " ", remedy))))];
  }

  indsats.detail.show(async (id) => {
    const entry = await indsats.entry("documents", id);
    if (!entry) return null;
    indsats.setHeading(entry.record.title ?? entry.record.source);
    indsats.breadcrumb(["documents.html", text("documents")]);
    const rows = indsats.initiatives().filter((row) => row.document[0] === id);
    const place = make("div", null);
    if (rows.length > 0) {
      new indsats.List({
        place, rows, columns: indsats.initiativeColumns().filter((column) => column.name !== "municipality"),
        search: indsats.initiativeText, caption: text("initiatives"),
      });
    } else if (entry.later.length === 0) place.append(make("p", null, text("nothing")));
    return [indsats.detail.fields(facts.map((name) => [field(name), value(name, entry.record)])),
      make("h2", null, text("initiatives")), place, later(entry), tables(entry), problems(id)];
  });
})();
