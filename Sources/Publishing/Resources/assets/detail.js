"use strict";

/** What the pages about one thing share. */
indsats.detail = (() => {
  const { make, text, field, quoted } = indsats;

  /** A list of names and values; what has no value is left out. */
  function fields(entries) {
    return make("dl", { class: "fields" }, entries.filter(([, value]) => value !== "" && value !== null && value !== undefined)
      .map(([label, value]) => make("div", null, make("dt", null, label), make("dd", null, value))));
  }

  /** Fills the page, or says that there is nothing of that id. */
  async function show(draw) {
    const place = document.getElementById("detail");
    const id = indsats.id();
    try {
      const content = id ? await draw(id) : null;
      place.replaceChildren(...(content ? [content].flat(Infinity).filter(Boolean) : [indsats.notice(text("not_found"))]));
    } catch (error) {
      console.error(error);
      place.replaceChildren(indsats.notice(text("not_loaded")));
    }
  }

  /** A word for the shell, in single quotes where it needs them. */
  function shellWord(word) {
    return /^[A-Za-z0-9_.\/:-]+$/.test(word) ? word : "'" + word.replaceAll("'", "'\\''") + "'";
  }

  return { fields, show, shellWord };
})();
