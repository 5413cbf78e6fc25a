"use strict";

/**
 * Where the values of an initiative were read: pictures of pages with marks, or the rows of the table.
 * `show(field)` brings the place of a field into view and marks it.
 */
indsats.Evidence = class {
  /** Fields that are read from a column of another name. */
  static roles = {
    deadline_text: "deadline", status_text: "status", done_text: "done", remaining_text: "remaining", started_text: "started",
  };

  constructor(initiative, place) {
    this.spots = new Map();
    const pictures = place.pictures.map((picture) => this.picture(picture, initiative));
    const content = pictures.length > 0 ? pictures : place.table ? [this.excerpt(place.table)] : [];
    this.hasPictures = pictures.length > 0;
    this.element = content.length === 0 ? null : indsats.make("section", { class: "evidence", "aria-labelledby": "evidence-heading" },
      indsats.make("h2", { id: "evidence-heading" }, indsats.text("evidence")), content);
  }

  has(field) {
    return this.spots.has(field) || this.spots.has(indsats.Evidence.roles[field]);
  }

  show(field) {
    const spots = this.spots.get(field) ?? this.spots.get(indsats.Evidence.roles[field]) ?? [];
    for (const shown of this.element.querySelectorAll(".is-shown")) shown.classList.remove("is-shown");
    for (const spot of spots) spot.classList.add("is-shown");
    spots[0]?.scrollIntoView({ block: "center", behavior: "auto" });
  }

  add(name, spot) {
    if (!this.spots.has(name)) this.spots.set(name, []);
    this.spots.get(name).push(spot);
  }

  picture({ page, width, height, path }, initiative) {
    const { make, text } = indsats;
    const sheet = make("figure", { class: "sheet" },
      make("img", { src: path, alt: text("page_picture").replace("%", page), loading: "lazy" }));
    const regions = Object.entries(initiative.field_regions ?? {}).flatMap(([field, places]) => places.map((region) => [field, region]));
    for (const [field, region] of regions.length > 0 ? regions : (initiative.regions ?? []).map((region) => ["", region])) {
      const [number, box] = region.split(":");
      if (Number(number) !== page) continue;
      const [x0, y0, x1, y1] = box.split(",").map(Number);
      const spot = make("div", { class: "spot", title: field ? indsats.field(field) : null });
      spot.style.left = 100 * x0 / width + "%";
      spot.style.top = 100 * y0 / height + "%";
      spot.style.width = 100 * (x1 - x0) / width + "%";
      spot.style.height = 100 * (y1 - y0) / height + "%";
      this.add(field, spot);
      sheet.append(spot);
    }
    return sheet;
  }

  /** The table as it stands in the document, as far as the initiative was read from it. */
  excerpt({ columns, headerRows, cells }) {
    const { make, text, quoted } = indsats;
    const rows = new Map();
    for (const [row, column, rowSpan, columnSpan, value, role] of cells) {
      const element = make(row < headerRows ? "th" : "td",
        { scope: row < headerRows ? "col" : null, rowspan: rowSpan > 1 ? rowSpan : null, colspan: columnSpan > 1 ? Math.min(columnSpan, columns) : null }, quoted(value));
      if (role) this.add(role, element);
      if (!rows.has(row)) rows.set(row, []);
      rows.get(row).push([column, element]);
    }
    const lines = [...rows.entries()].sort(([left], [right]) => left - right)
      .map(([, line]) => make("tr", null, line.sort(([left], [right]) => left - right).map(([, element]) => element)));
    return make("div", { class: "scroll", tabindex: "0", role: "region", "aria-label": text("excerpt") },
      make("table", { class: "excerpt" }, make("caption", null, text("excerpt")), make("tbody", null, lines)));
  }
};
