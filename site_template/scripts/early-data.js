// @ts-check
// What the first question needs is asked for while the scripts are on their way: over a slow line each wait counts.
//
// What comes is left in `mkcourseEarly`, the URLs and the answers; site.js takes each once.
(() => {
  "use strict";

  if (location.protocol === "file:") return; // nothing can be fetched there

  const { read, written } = /** @type {any} */ (globalThis).mkcourseAccess;
  const scripts = new URL("./", /** @type {HTMLScriptElement} */ (document.currentScript).src);
  const data = document.querySelector('meta[name="mkcourse-data"]')?.getAttribute("content")?.split(" ") ?? [];

  /**
   * @param {string} name
   * @returns {[url: string, answer: Promise<Response | null>]} null where it did not come: then it is asked for as ever
   */
  function asked(name) {
    const url = new URL(name, scripts).href;
    const answer = fetch(url).then((each) => (each.ok ? each : null));
    return [url, answer.catch(() => null)];
  }

  const names = [`words/${read().language ?? written}.json`, ...data.map((file) => `../course/${file}`)];
  Object.assign(globalThis, { mkcourseEarly: new Map(names.map(asked)) });
})();
