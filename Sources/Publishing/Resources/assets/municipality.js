"use strict";

/** The page of a municipality: what its plans state, its documents and its initiatives. */
(() => {
  const { make, text, field, code, day, quoted, link, get } = indsats;

  /** A field's share beside that of all municipalities together. */
  function coverage(id) {
    const rows = get("comparison").coverage;
    const percent = (stated, all) => all === 0 ? "–" : Math.round(100 * stated / all) + " %";
    const own = rows.filter((row) => row[0] === id);
    if (own.length === 0) return [];
    return [make("h2", null, text("coverage")), indsats.table(text("coverage"), [field("field"), text("this_municipality"), text("all_municipalities")], own.map(([, name, stated, all]) => {
      const others = rows.filter((row) => row[1] === name);
      const sum = (position) => others.reduce((total, row) => total + row[position], 0);
      return make("tr", null, make("th", { scope: "row" }, field(name)), make("td", { class: "number" }, percent(stated, all)), make("td", { class: "number" }, percent(sum(2), sum(3))));
    }))];
  }

  function themes(id) {
    const rows = get("comparison").themes.filter((row) => row[0] === id && row[2] > 0);
    if (rows.length === 0) return [];
    return [make("h2", null, text("themes")), indsats.table(text("themes"), [field("theme"), field("initiatives")], rows.map(([, theme, count]) => make("tr", null,
      make("th", { scope: "row" }, code("themes", theme)),
      make("td", { class: "number" }, make("a", { href: "initiatives.html?municipality=" + encodeURIComponent(id) + "&theme=" + encodeURIComponent(theme) }, String(count))))))];
  }

  function documents(id) {
    const index = get("index");
    const rows = index.documents.filter((row) => index.municipalities[row[2]]?.[0] === id);
    return [make("h2", null, text("documents")), make("ul", null, rows.map(([key, title, , type, date, , , , , source]) => make("li", null,
      link("document", key, title || source), " ", make("span", { class: "soft" }, [code("document_type", type), day(date)].filter(Boolean).join(", ")))))];
  }

  indsats.detail.show(async (id) => {
    const municipality = get("index").municipalities.find(([code]) => code === id);
    if (!municipality) return null;
    indsats.setHeading(municipality[1]);
    indsats.breadcrumb(["municipalities.html", text("municipalities")]);
    const rows = indsats.initiatives().filter((row) => row.municipality[0] === id);
    const place = make("div", null);
    new indsats.List({
      place, rows, columns: indsats.initiativeColumns().filter((column) => column.name !== "municipality"),
      search: indsats.initiativeText, caption: text("initiatives"),
    });
    return [documents(id), coverage(id), themes(id), make("h2", null, text("initiatives")), place];
  });
})();
