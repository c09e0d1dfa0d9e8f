// @ts-check
/** The scripts that main.html names and that do not run by themselves: instant.js and Material's own (theme.js). */

/** @returns {HTMLScriptElement[]} that now come one after the other; none at a second call */
export function startLaterScripts() {
  return Array.from(/** @type {NodeListOf<HTMLScriptElement>} */ (document.querySelectorAll('script[type="mkcourse/later"]')), (named) => {
    const script = document.createElement("script");
    script.async = false;
    script.src = named.src;
    named.replaceWith(script);
    return script;
  });
}
