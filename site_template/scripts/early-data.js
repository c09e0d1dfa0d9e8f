// @ts-check
// What the first question needs is asked for while the scripts are on their way: over a slow line each wait counts.
//
// Not by <link rel=preload>, which may give a page the browser's own copy of an edition before this one. What comes is
// left in `mkcourseEarly`, the URLs and their texts; site.js takes each once.
(() => {
  "use strict";

  if (location.protocol === "file:") return; // nothing can be fetched there

  const { read, written } = /** @type {any} */ (globalThis).mkcourseAccess;
  const scripts = new URL("./", /** @type {HTMLScriptElement} */ (document.currentScript).src);
  const items = document.querySelector('meta[name="mkcourse-items"]')?.getAttribute("content");

  /**
   * @param {string} name
   * @returns {[url: string, text: Promise<string | null>]} null where it did not come: then it is asked for as ever
   */
  function asked(name) {
    const url = new URL(name, scripts).href;
    const text = fetch(url, { cache: "no-cache" }).then((answer) => (answer.ok ? answer.text() : null));
    return [url, text.catch(() => null)];
  }

  const names = [`words/${read().language ?? written}.json`, "../course/book.json", ...(items ? [`../course/items/${items}.json`] : [])];
  Object.assign(globalThis, { mkcourseEarly: new Map(names.map(asked)) });
})();
