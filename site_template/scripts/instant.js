// Material's instant navigation for a site that can lie under any path. A classic script, before Material's.
//
// Material follows a link without a page load only if sitemap.xml holds its whole URL, and a site that
// doesn't know where it will be has no whole URLs: the root is learned here, from this script's own
// address, and our sitemap completed while it is parsed. Without this script every link loads a page.
// What another page fetches ahead is there already when it comes without a page load.
//
// A step to a place in the shown page is the browser's own: Material takes the first one for a step to another page,
// fetches the page again and puts it in place of itself, and of an answer that is being written.
(() => {
  "use strict";
  const script = /** @type {HTMLScriptElement} */ (document.currentScript);
  const root = new URL("../../", script.src);
  const parse = DOMParser.prototype.parseFromString;

  /**
   * @param {string} text
   * @param {DOMParserSupportedType} type
   */
  DOMParser.prototype.parseFromString = function (text, type) {
    const parsed = parse.call(this, text, type);
    if (type === "text/xml")
      for (const loc of parsed.querySelectorAll("urlset > url > loc"))
        loc.textContent = new URL(loc.textContent ?? "", root).href;
    for (const ahead of parsed.querySelectorAll('link[rel="preload"]')) ahead.remove();
    return parsed;
  };

  const loaded = location.pathname;
  const push = history.pushState;
  let isLoadedPage = true;

  /** @param {Parameters<typeof push>} given */
  history.pushState = function (...given) {
    isLoadedPage = false;
    push.apply(this, given);
  };

  addEventListener("popstate", (event) => {
    isLoadedPage &&= location.pathname === loaded;
    if (isLoadedPage) event.stopImmediatePropagation();
  });

  addEventListener(
    "click",
    ({ target }) => {
      const link = target instanceof Element ? target.closest("a") : null;
      const isInPage = link?.hash && link.pathname === location.pathname && link.search === location.search && link.host === location.host;
      if (isInPage && !link.target) link.target = "_self"; // Material leaves links with a target alone
    },
    { capture: true },
  );
})();
