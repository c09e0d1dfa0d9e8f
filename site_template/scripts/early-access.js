// The learner's access settings, on the page before anything is painted: no flash, no layout shift.
//
// A classic script in the head, because a module would run after the first paint. The settings lie in one
// key of the course, without names, for whoever uses this device. access.js reads and changes them through
// what is left here in `mkcourseAccess`, so that each rule stands once.
(() => {
  "use strict";

  const SIZES = [100, 115, 130, 150, 200];
  const RIGHT_TO_LEFT = ["ar", "dv", "fa", "he", "ks", "ku", "ps", "sd", "ug", "ur", "yi"];
  /** Longest wait for the words of the learner's language; then the page is shown as it was written. */
  const MOST_WAIT = 4000;

  const root = document.documentElement;
  const key = `mkcourse/${meta("mkcourse-course")}/access`;
  const written = meta("mkcourse-words") || "en"; // the words' language in these pages
  const course = meta("mkcourse-language") || written;
  const known = (meta("mkcourse-languages") || written).split(" ");

  /** @param {string} name */
  function meta(name) {
    return document.querySelector(`meta[name="${name}"]`)?.getAttribute("content") ?? "";
  }

  /** @param {string} language */
  function base(language) {
    return language.split("-")[0] ?? "";
  }

  /** @param {string} language */
  function direction(language) {
    return RIGHT_TO_LEFT.includes(base(language)) ? "rtl" : "ltr";
  }

  /**
   * Whatever was stored, as whole settings: what is not understood is as if it had never been chosen.
   *
   * @param {any} stored
   */
  function whole(stored) {
    const from = typeof stored === "object" && stored !== null ? stored : {};
    return {
      text: SIZES.includes(from.text) ? from.text : 100,
      spacing: from.spacing === true,
      contrast: from.contrast === "more" ? "more" : "auto",
      font: from.font === "reading" ? "reading" : "auto",
      motion: from.motion === "less" ? "less" : "auto",
      readAloud: from.readAloud === true,
      oneQuestion: from.oneQuestion === true,
      lowData: from.lowData === true,
      extraTime: from.extraTime === true,
      language: known.includes(from.language) ? from.language : null,
    };
  }

  function read() {
    try {
      return whole(JSON.parse(localStorage.getItem(key) ?? "null"));
    } catch {
      return whole(null); // storage is forbidden, or holds no JSON
    }
  }

  /**
   * @param {string} name
   * @param {string | boolean} value
   */
  function mark(name, value) {
    if (value === false) root.removeAttribute(`data-mk-${name}`);
    else root.setAttribute(`data-mk-${name}`, value === true ? "" : value);
  }

  /** @param {string} query */
  function wanted(query) {
    return typeof matchMedia === "function" && matchMedia(query).matches;
  }

  /** @param {ReturnType<typeof whole>} settings */
  function apply(settings) {
    mark("text", settings.text !== 100 && String(settings.text));
    mark("spacing", settings.spacing);
    mark("contrast", (settings.contrast === "more" || wanted("(prefers-contrast: more)")) && "more");
    mark("font", settings.font === "reading" && "reading");
    mark("motion", (settings.motion === "less" || wanted("(prefers-reduced-motion: reduce)")) && "less");
    mark("read-aloud", settings.readAloud);
    mark("one-question", settings.oneQuestion);
    mark("low-data", settings.lowData);
  }

  /** The page waits for the words of another language, so that nobody sees the first one flash by. */
  function speak() {
    const language = settings.language ?? written;
    if (base(language) === base(root.lang)) return;
    root.lang = language;
    root.dir = direction(language);
    if (language !== written) waitForWords();
    new MutationObserver((_changes, observer) => {
      if (!document.body) return;
      document.body.dir = root.dir; // Material wrote the course's direction there
      observer.disconnect();
    }).observe(root, { childList: true });
  }

  function waitForWords() {
    mark("words", "waiting");
    setTimeout(() => mark("words", false), MOST_WAIT);
  }

  const settings = read();
  apply(settings);
  speak();
  Object.assign(globalThis, { mkcourseAccess: { key, written, course, known, base, direction, whole, read, apply } });
})();
