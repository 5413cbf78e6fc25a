"use strict";

/** The page of an initiative: its fields with their places, milestones, versions and what others do alike. */
(() => {
  const { make, text, field, code, day, quoted, link, statusTag } = indsats;
  const { show, shellWord } = indsats.detail;

  const texts = ["number", "phase", "area", "title", "purpose", "description", "responsible", "goal", "follow_up", "status_text", "done_text", "remaining_text",
    "started_text", "deadline_text", "decision_category", "decision_category_meaning"];
  const order = ["number", "area", "phase", "status", "status_text", "deadline_text", "deadline_start", "deadline_end", "deadline_edtf", "deadline_approximate", "deadline_basis", "recurrence",
    "responsible", "responsible_roles", "purpose", "description", "goal", "follow_up", "done_text", "remaining_text", "started_text", "started_start",
    "started_end", "recommended_by", "decision_category", "decision_category_meaning", "legal_references", "themes", "other_fields", "notes"];
  const coded = new Set(["status", "recurrence", "deadline_basis", "responsible_roles", "recommended_by", "themes"]);

  function value(name, initiative) {
    const content = initiative[name];
    if (content === undefined || content === false) return null;
    if (name === "status") return statusTag(content);
    if (content === true) return text("yes");
    if (/_(start|end)$/.test(name)) return day(content);
    if (Array.isArray(content)) return make("ul", null, content.map((item) => make("li", null, quoted(coded.has(name) ? code(name, item) : item))));
    if (typeof content === "object") return make("dl", null, Object.entries(content).map(([heading, words]) => [make("dt", null, quoted(heading)), make("dd", null, quoted(words))]));
    return quoted(coded.has(name) ? code(name, content) : content);
  }

  function fieldRow(name, initiative, evidence) {
    const content = value(name, initiative);
    if (content === null) return null;
    const showPlace = (event) => {
      for (const row of document.querySelectorAll(".fields .is-shown")) row.classList.remove("is-shown");
      event.currentTarget.closest("div").classList.add("is-shown");
      evidence.show(name);
      indsats.state.write({ id: initiative.initiative_id, field: name });
    };
    const label = evidence.has(name)
      ? make("button", { type: "button", class: "place", click: showPlace, "data-field": name, title: text("show_place") }, field(name)) : field(name);
    const isCorrected = (initiative.corrected_fields ?? []).includes(name);
    return make("div", null, make("dt", null, label, isCorrected ? [" ", make("span", { class: "tag" }, text("corrected"))] : ""),
      make("dd", null, correction(name, initiative), content));
  }

  /** The command that corrects a field. */
  function correction(name, initiative) {
    if (Array.isArray(initiative[name]) || typeof initiative[name] === "object") return null;
    const command = "indsats correct " + shellWord(initiative.initiative_id) + " " + shellWord(name + "=…");
    return make("details", null, make("summary", { "aria-label": text("correct_field").replace("%", field(name)) }, text("correct")), make("code", null, command));
  }

  function milestones(initiative) {
    if (!initiative.milestones) return [];
    const headings = [field("kind"), field("text"), field("date_text"), field("date_end"), field("actor")];
    return [make("h2", null, text("milestones")), indsats.table(text("milestones"), headings, initiative.milestones.map((milestone) => make("tr", null,
      make("td", { "data-label": field("kind") }, code("milestone_kind", milestone.kind)), make("td", { "data-label": field("text") }, quoted(milestone.text)),
      make("td", { "data-label": field("date_text") }, quoted(milestone.date_text)), make("td", { class: "date", "data-label": field("date_end") }, day(milestone.date_end)),
      make("td", { "data-label": field("actor") }, quoted(milestone.actor)))), { class: "stacked" })];
  }

  function alike(entry) {
    if (entry.links.length === 0) return [];
    const headings = [field("title"), field("municipality_name"), field("score"), field("evidence")];
    return [make("h2", null, text("alike")), indsats.table(text("alike"), headings, entry.links.map((other) => make("tr", null,
      make("td", null, link("initiative", other.id, other.title)), make("td", { "data-label": field("municipality_name") }, other.municipality),
      make("td", { class: "number", "data-label": field("score") }, Math.round(100 * other.score) + " %"),
      make("td", { "data-label": field("evidence") }, quoted(other.evidence.join(", "))))), { class: "stacked" })];
  }

  function history(entry) {
    const updates = entry.updates.map((update) => make("tr", null, make("td", { class: "date" }, day(update.as_of)), make("td", null, statusTag(update.status)),
      make("td", null, quoted([update.status_text, update.done_text, update.remaining_text].filter(Boolean).join("\n"))), make("td", null, link("document", update.document_id, update.document_id))));
    return updates.length === 0 ? [] : [make("h2", null, text("history")), indsats.table(text("history"), [field("as_of"), field("status"), field("status_text"), text("document")], updates)];
  }

  function versions(entry) {
    if (entry.versions.length < 2) return [];
    return [make("h2", null, text("versions")), make("ul", null, entry.versions.map((version, position) => make("li", null,
      link("document", version.document_id, entry.places[position].title || version.document_id), " ", day(entry.places[position].date))))];
  }

  function origin(initiative, place) {
    const pages = initiative.page_first ? ", " + text("page") + " " + initiative.page_first + (initiative.page_last > initiative.page_first ? "–" + initiative.page_last : "") : "";
    const review = (initiative.review ?? []).map((item) => code("review", item) === item ? code("code", item) : code("review", item));
    return [
      make("p", null, text("read_from"), " ", link("document", initiative.document_id, place.title || place.source), pages, ". ",
        text("confidence"), " ", Math.round(100 * initiative.confidence) + " %."),
      review.length > 0 ? indsats.notice(text("to_review") + ": " + review.join(", ")) : null,
    ];
  }

  function draw(entry) {
    const initiative = entry.versions[0];
    const place = entry.places[0];
    const evidence = new indsats.Evidence(initiative, place);
    indsats.setHeading(initiative.title ?? text("untitled"));
    indsats.breadcrumb(["initiatives.html", text("initiatives")], ...(initiative.municipality_code ? [["municipality.html?id=" + initiative.municipality_code, initiative.municipality_name ?? initiative.municipality_code]] : []));
    const facts = make("section", { "aria-label": text("fields") },
      make("dl", { class: "fields" }, ["title", ...order].map((name) => fieldRow(name, initiative, evidence)).filter(Boolean)));
    return [origin(initiative, place),
      make("div", { class: "with-evidence" + (evidence.hasPictures ? "" : " is-plain") }, facts, evidence.element ?? ""),
      milestones(initiative), history(entry), alike(entry), versions(entry)];
  }

  show(async (id) => {
    const entry = await indsats.entry("initiatives", id);
    return entry && entry.versions.length > 0 ? draw(entry) : null;
  }).then(() => {
    const chosen = indsats.state.read().field;
    if (chosen) document.querySelector(`[data-field="${CSS.escape(chosen)}"]`)?.click();
  });
})();
