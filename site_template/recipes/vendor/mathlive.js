/** What a page takes of MathLive: one module, `vendor/mathlive.js`, for the fields in which formulas are written. */

export { MathfieldElement } from "mathlive";

/**
 * `innerHTML` for pages whose policy forbids style attributes in HTML: the same styles, set one by one
 * through the object model, are allowed. bundle.mjs makes MathLive write this property instead of the other.
 */
Object.defineProperty(Element.prototype, "styledHTML", {
  /** @param {string} html */
  set(html) {
    this.innerHTML = html.replaceAll(/(?<=[\s"'])style=(?=["'])/g, "data-styled=");
    for (const styled of (this.content ?? this).querySelectorAll("[data-styled]")) {
      styled.style.cssText = styled.dataset.styled;
      delete styled.dataset.styled;
    }
  },
});
