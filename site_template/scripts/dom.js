// @ts-check
/** Making elements. Data goes in as text; only the compiler's own HTML goes in as HTML. */

/** @typedef {Node | string | null | undefined | false} Child */

/**
 * @template {keyof HTMLElementTagNameMap} T
 * @param {T} tag
 * @param {Record<string, string | boolean | null>} [attributes] true: present, false or null: absent
 * @param {...Child} children strings become text
 * @returns {HTMLElementTagNameMap[T]}
 */
export function el(tag, attributes = {}, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (value === true) element.setAttribute(name, "");
    else if (value !== false && value !== null) element.setAttribute(name, value);
  }
  element.append(...present(children));
  return element;
}

/**
 * @param {Child[]} children
 * @returns {(Node | string)[]}
 */
function present(children) {
  return /** @type {(Node | string)[]} */ (children.filter((child) => child));
}

/**
 * @param {string} html made by the compiler, never by a learner
 * @param {string} [className]
 */
export function compiled(html, className = "mk-html") {
  const element = el("div", { class: className });
  element.innerHTML = html;
  return element;
}

/**
 * @param {string} label
 * @param {string} className
 * @param {() => void} press
 * @param {Record<string, string>} [attributes]
 */
export function button(label, className, press, attributes = {}) {
  const element = el("button", { type: "button", class: className, ...attributes }, label);
  element.addEventListener("click", press);
  return element;
}

/**
 * @template {Element} E
 * @param {ParentNode} root
 * @param {string} selector
 * @returns {E[]}
 */
export function all(root, selector) {
  return /** @type {E[]} */ ([...root.querySelectorAll(selector)]);
}
