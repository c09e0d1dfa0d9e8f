// @ts-check
// Back and Forward before Material's script is there.
//
// Also after a reload a browser takes the steps that Material made without a page load for steps within one page: it
// changes the address alone, and until Material listens nobody shows the page that belongs to it.
(() => {
  "use strict";
  const loaded = location.pathname;
  addEventListener("popstate", () => {
    const isMaterialThere = "document$" in globalThis;
    if (!isMaterialThere && location.pathname !== loaded) location.reload();
  });
})();
