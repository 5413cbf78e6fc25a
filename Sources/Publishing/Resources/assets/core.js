"use strict";

/**
 * What all pages share: data files, words, the address line and the making of elements.
 * Text from documents only ever becomes text nodes; nothing here or elsewhere parses it as markup.
 */
const indsats = (() => {
  const data = new Map();
  const waiting = new Map();

  /** Called by the data files. */
  function put(name, value) {
    data.set(name, value);
  }

  const get = (name) => data.get(name);

  /** Loads a data file once; gives its value. */
  function load(name) {
    if (data.has(name)) return Promise.resolve(data.get(name));
    if (!waiting.has(name)) {
      waiting.set(name, new Promise((resolve, reject) => {
        const script = document.createElement("script");
        script.src = "data/" + name + ".js";
        script.addEventListener("load", () => resolve(data.get(name)));
        script.addEventListener("error", () => reject(new Error(name)));
        document.head.append(script);
      }));
    }
    return waiting.get(name);
  }

  /** Which of `count` parts an id stands in: FNV-1a over its UTF-8 bytes, as the program that wrote the parts has it. */
  function part(id, count) {
    let hash = 2166136261;
    for (const byte of new TextEncoder().encode(id)) hash = Math.imul(hash ^ byte, 16777619) >>> 0;
    return hash % count;
  }

  /** The entry of an id in the parts of `initiatives` or `documents`; undefined where there is none. */
  async function entry(kind, id) {
    const count = get("text").parts[kind];
    const entries = await load(kind + "/" + part(id, count));
    return entries.find((entry) => entry.id === id);
  }

  const text = (key) => own(get("text").ui, key) ?? key;
  const field = (name) => own(get("text").fields, name) ?? name;
  const code = (column, value) => own(own(get("text").codes, column) ?? {}, value) ?? value;
  const tone = (status) => own(get("text").tones, status) ?? "none";

  function own(object, key) {
    return Object.hasOwn(object, key) ? object[key] : undefined;
  }

  /** A day as it is written in the language of the report. */
  function day(iso) {
    if (!iso || get("text").language !== "da") return iso ?? "";
    return iso.split("-").reverse().join(".");
  }

  /**
   * Makes an element. Attributes that are null, undefined or false are left out; functions become listeners; children are
   * elements or text.
   */
  function make(tag, attributes, ...children) {
    const element = tag.startsWith("svg:")
      ? document.createElementNS("http://www.w3.org/2000/svg", tag.slice(4))
      : document.createElement(tag);
    for (const [name, value] of Object.entries(attributes ?? {})) {
      if (value === null || value === undefined || value === false) continue;
      if (typeof value === "function") element.addEventListener(name, value);
      else element.setAttribute(name, value === true ? "" : String(value));
    }
    element.append(...children.flat(Infinity).filter((child) => child !== null && child !== undefined && child !== false));
    return element;
  }

  /**
   * Text from a document, kept apart from the direction of the text around it and without the marks that would turn its own
   * order round.
   */
  const quoted = (value) => make("bdi", null, plain(value));

  /** The same where there can be no element: in drawings and attributes. */
  const plain = (value) => (value ?? "").replace(/[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/g, "");

  function link(page, id, label) {
    return make("a", { href: page + ".html?id=" + encodeURIComponent(id) }, quoted(label));
  }

  const statusTag = (status) => make("span", { class: "tag tone-" + tone(status) }, code("status", status));

  /** The choices in the address line. */
  const state = {
    read: () => Object.fromEntries(new URLSearchParams(location.search)),
    /** Writes the choices back without a step in the history; empty ones are left out. */
    write(values) {
      const query = new URLSearchParams();
      for (const [name, value] of Object.entries(values)) if (value !== "" && value !== undefined) query.set(name, value);
      const search = query.toString();
      history.replaceState(null, "", location.pathname + (search ? "?" + search : ""));
    },
  };

  /** The id that the page is about, from `?id=…` or, for links from spreadsheets, `#…`. */
  function id() {
    const values = state.read();
    if (values.id === undefined && location.hash) state.write({ ...values, id: decodeURIComponent(location.hash.slice(1)) });
    return state.read().id ?? "";
  }

  function setHeading(value) {
    document.getElementById("heading").replaceChildren(quoted(value));
    document.title = quoted(value.slice(0, 100)).textContent + " – " + document.title.split(" – ").pop();
  }

  /** The way up from a page. */
  function breadcrumb(...steps) {
    const list = make("ol", { class: "breadcrumb" }, steps.map(([address, label]) =>
      make("li", null, make("a", { href: address }, quoted(label)))));
    document.getElementById("main").prepend(make("nav", { "aria-label": text("breadcrumb") }, list));
  }

  function notice(message) {
    return make("p", { class: "notice", role: "status" }, message);
  }

  /** A table in a frame that scrolls where it is wider than the page. */
  function table(caption, headings, rows, attributes) {
    return make("div", { class: "scroll", tabindex: "0", role: "region", "aria-label": caption },
      make("table", attributes,
        make("thead", null, make("tr", null, headings.map((heading) => heading instanceof Element ? heading
          : make("th", { scope: "col" }, heading)))),
        make("tbody", null, rows)));
  }

  // The skip link must not change the address, which holds the choices of the page.
  document.querySelector(".skip-link").addEventListener("click", (event) => {
    event.preventDefault();
    document.getElementById("main").focus();
  });

  return { put, get, load, entry, text, field, code, tone, day, make, quoted, plain, link, statusTag, state, id, setHeading, breadcrumb, notice, table };
})();
