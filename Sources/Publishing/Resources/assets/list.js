"use strict";

/**
 * A list with search, filters, sorting and pages, all of it kept in the address line.
 *
 * - rows: the entries, of any shape
 * - columns: [{ name, label, sort(row), cell(row) → children, kind }]; kind is "number", "date" or nothing
 * - search(row): the text to look in; matches: { parameter: (row, value) → boolean }
 */
indsats.List = class {
  static pageSize = 50;

  constructor({ place, form, rows, columns, search, matches, sort, caption, draw, pageSize }) {
    Object.assign(this, { place, form, rows, columns, search, matches: matches ?? {}, caption, draw });
    this.pageSize = pageSize ?? indsats.List.pageSize;
    this.state = { sort: sort ?? "", ...indsats.state.read() };
    this.defaultSort = sort ?? "";
    this.texts = new Map();
    if (form) this.bindForm();
    this.update();
  }

  bindForm() {
    for (const control of this.form.elements) {
      if (!control.name) continue;
      if (control.type === "checkbox") control.checked = this.state[control.name] === control.value;
      else if (this.state[control.name] !== undefined) control.value = this.state[control.name];
    }
    let timer;
    const changed = () => {
      clearTimeout(timer);
      timer = setTimeout(() => this.readForm(), 150);
    };
    this.form.addEventListener("input", changed);
    this.form.addEventListener("submit", (event) => {
      event.preventDefault();
      this.readForm();
    });
    this.form.addEventListener("reset", () => setTimeout(() => this.readForm()));
  }

  readForm() {
    for (const control of this.form.elements) {
      if (control.name) this.state[control.name] = control.type === "checkbox" ? (control.checked ? control.value : "") : control.value.trim();
    }
    this.state.page = "";
    this.save();
  }

  save() {
    const shown = { ...this.state };
    if (shown.sort === this.defaultSort) shown.sort = "";
    indsats.state.write(shown);
    this.update();
  }

  /** The rows that fit the search and every filter. */
  chosen() {
    const words = fold(this.state.q ?? "").split(/\s+/).filter(Boolean);
    const filters = Object.entries(this.matches).filter(([name]) => this.state[name]);
    return this.rows.filter((row) => filters.every(([name, matches]) => matches(row, this.state[name]))
      && (words.length === 0 || this.contains(row, words)));
  }

  contains(row, words) {
    let text = this.texts.get(row);
    if (text === undefined) this.texts.set(row, text = fold(this.search(row)));
    return words.every((word) => text.includes(word));
  }

  sorted(rows) {
    const descending = (this.state.sort ?? "").startsWith("-");
    const column = this.columns.find((column) => column.name === this.state.sort.replace(/^-/, "") && column.sort);
    if (!column) return rows;
    const keys = new Map(rows.map((row) => [row, column.sort(row)]));
    const compare = new Intl.Collator("da", { numeric: true }).compare;
    // Entries without a value come last, whichever way round.
    const order = (left, right) => {
      const [a, b] = [keys.get(left), keys.get(right)];
      if (a === "" || b === "") return (a === "") - (b === "");
      const result = typeof a === "number" ? a - b : column.kind === "date" ? (a > b) - (a < b) : compare(a, b);
      return descending ? -result : result;
    };
    return [...rows].sort(order);
  }

  update() {
    const rows = this.sorted(this.chosen());
    const pages = Math.max(1, Math.ceil(rows.length / this.pageSize));
    const page = Math.min(Math.max(1, Number(this.state.page) || 1), pages);
    const shown = rows.slice((page - 1) * this.pageSize, page * this.pageSize);
    const focused = document.activeElement?.dataset?.focus;
    this.place.replaceChildren(
      indsats.make("p", { class: "result-count", role: "status" }, indsats.text("results").replace("%", rows.length.toLocaleString(indsats.get("text").language))),
      ...(rows.length === 0 ? [] : [this.draw ? this.draw(shown, rows) : this.table(shown), this.pager(page, pages)]));
    if (focused) this.place.querySelector(`[data-focus="${CSS.escape(focused)}"]`)?.focus();
  }

  table(rows) {
    const { make } = indsats;
    return indsats.table(this.caption, this.columns.map((column) => this.heading(column)), rows.map((row) =>
      make("tr", null, this.columns.map((column, position) => make(position === 0 ? "th" : "td",
        { class: column.kind, scope: position === 0 ? "row" : null, "data-label": position === 0 ? null : column.label }, column.cell(row))))),
      { class: "stacked" });
  }

  heading(column) {
    const { make } = indsats;
    if (!column.sort) return make("th", { scope: "col", class: column.kind }, column.label);
    const current = this.state.sort === column.name ? "ascending" : this.state.sort === "-" + column.name ? "descending" : null;
    const turn = () => {
      this.state.sort = current === "ascending" ? "-" + column.name : column.name;
      this.state.page = "";
      this.save();
    };
    return make("th", { scope: "col", class: column.kind, "aria-sort": current },
      make("button", { type: "button", click: turn, "data-focus": "sort-" + column.name }, column.label));
  }

  pager(page, pages) {
    const { make, text } = indsats;
    if (pages === 1) return "";
    const go = (target) => () => {
      this.state.page = target === 1 ? "" : String(target);
      this.save();
      this.place.scrollIntoView();
    };
    return make("nav", { class: "pager", "aria-label": text("pages") },
      make("button", { type: "button", disabled: page === 1, click: go(page - 1), "data-focus": "previous" }, text("previous")),
      make("span", null, text("page_of").replace("%1", page).replace("%2", pages)),
      make("button", { type: "button", disabled: page === pages, click: go(page + 1), "data-focus": "next" }, text("next")));
  }
};

/** Text as it is compared in a search: small letters, å for aa, without signs that nobody sees. */
function fold(text) {
  return text.toLocaleLowerCase("da").normalize("NFC").replaceAll("aa", "å").replace(/[\u00ad\u061c\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]/g, "");
}

/** The rows of the index with names for their places. */
indsats.initiatives = () => {
  const index = indsats.get("index");
  return index.rows.map(([id, title, municipality, document, number, status, theme, started, deadlineStart, deadlineEnd, cluster, flags, area, responsible]) => ({
    id, title: title || indsats.text("untitled"), number, status, theme, started, deadlineStart, deadlineEnd, area, responsible,
    municipality: index.municipalities[municipality] ?? ["", ""], document: index.documents[document] ?? ["", ""],
    cluster: index.clusters[cluster], isOverdue: (flags & 1) !== 0, needsReview: (flags & 2) !== 0,
  }));
};

/** The columns of a list of initiatives. */
indsats.initiativeColumns = () => {
  const { field, quoted, link, statusTag, day, code } = indsats;
  return [
    { name: "title", label: field("title"), sort: (row) => row.title, cell: (row) => link("initiative", row.id, row.title) },
    { name: "municipality", label: field("municipality_name"), sort: (row) => row.municipality[1], cell: (row) => row.municipality[0] ? link("municipality", ...row.municipality) : "" },
    { name: "number", label: field("number"), sort: (row) => row.number, cell: (row) => quoted(row.number) },
    { name: "area", label: field("area"), sort: (row) => row.area, cell: (row) => quoted(row.area) },
    { name: "status", label: field("status"), sort: (row) => code("status", row.status), cell: (row) => statusTag(row.status) },
    { name: "deadline", label: field("deadline_end"), kind: "date", sort: (row) => row.deadlineEnd, cell: (row) => [day(row.deadlineEnd), row.isOverdue ? [" ", indsats.make("span", { class: "tag tone-late" }, indsats.text("overdue"))] : ""] },
    { name: "responsible", label: field("responsible"), sort: (row) => row.responsible, cell: (row) => quoted(row.responsible) },
  ];
};

/** The filters that lists of initiatives share. */
indsats.initiativeFilters = {
  municipality: (row, value) => row.municipality[0] === value,
  status: (row, value) => row.status === value,
  theme: (row, value) => row.theme === value,
  overdue: (row) => row.isOverdue,
  undated: (row) => row.deadlineEnd === "",
  review: (row) => row.needsReview,
};

indsats.initiativeText = (row) => [row.title, row.number, row.area, row.responsible, row.municipality[1], row.document[1]].join(" ");
