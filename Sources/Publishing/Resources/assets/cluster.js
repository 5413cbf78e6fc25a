"use strict";

/** The page of a cluster: its members side by side. */
(() => {
  const { make, text, field, day, quoted, link, statusTag, get } = indsats;
  const compared = ["purpose", "description", "responsible", "goal", "follow_up", "status_text", "deadline_text"];
  /** More members than this are compared by their main facts alone: the full texts would fill the screen many times over. */
  const fullLimit = 12;

  function facts(members) {
    const headings = [field("title"), field("municipality_name"), field("status"), field("deadline_end"), field("responsible")];
    return indsats.table(text("members"), headings, members.map((row) => make("tr", null,
      make("th", { scope: "row" }, link("initiative", row.id, row.title)), make("td", { "data-label": field("municipality_name") }, row.municipality[0] ? link("municipality", ...row.municipality) : ""),
      make("td", { "data-label": field("status") }, statusTag(row.status)), make("td", { class: "date", "data-label": field("deadline_end") }, day(row.deadlineEnd)),
      make("td", { "data-label": field("responsible") }, quoted(row.responsible)))), { class: "stacked" });
  }

  /** Fields as rows, initiatives as columns. */
  async function sideBySide(members) {
    const entries = await Promise.all(members.slice(0, fullLimit).map((row) => indsats.entry("initiatives", row.id)));
    const versions = entries.filter(Boolean).map((entry) => entry.versions[0]);
    const headings = [make("td", null), ...versions.map((version) => make("th", { scope: "col" }, link("initiative", version.initiative_id, (version.municipality_name ?? "") + ": " + (version.title ?? text("untitled")))))];
    const rows = compared.filter((name) => versions.some((version) => version[name])).map((name) => make("tr", null,
      make("th", { scope: "row" }, field(name)), versions.map((version) => make("td", null, quoted(version[name])))));
    return [make("h2", null, text("side_by_side")), indsats.table(text("side_by_side"), headings, rows, { class: "matrix" })];
  }

  indsats.detail.show(async (id) => {
    const cluster = get("index").clusters.find(([code]) => code === id);
    if (!cluster) return null;
    const members = indsats.initiatives().filter((row) => row.cluster?.[0] === id);
    indsats.setHeading(cluster[1]);
    indsats.breadcrumb(["matrix.html", text("matrix")]);
    return [facts(members), ...await sideBySide(members)];
  });
})();
