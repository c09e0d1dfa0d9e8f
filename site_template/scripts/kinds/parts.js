// @ts-check
/** The control of several parts, each with a control of its own kind. */

import { GroupControl } from "./group.js";

/** @typedef {import("../answer-form.js").Setting} Setting */

export class PartsControl extends GroupControl {
  /**
   * @param {HTMLElement} root
   * @param {Setting} setting
   */
  constructor(root, setting) {
    super(root, setting, (field, place) => {
      const own = { ...setting.page, type: field.dataset["type"] ?? "", control: setting.page.control?.fields[place] ?? null };
      return setting.control(/** @type {HTMLElement} */ (field.querySelector("[data-kind]")), own);
    });
  }
}
