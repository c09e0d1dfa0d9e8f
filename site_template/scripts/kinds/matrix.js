// @ts-check
/** The control of a grid: each row is a choice of its own. */

import { ChoiceControl } from "./choice.js";
import { GroupControl } from "./group.js";

/** @typedef {import("../answer-form.js").Setting} Setting */

export class MatrixControl extends GroupControl {
  /**
   * @param {HTMLElement} root
   * @param {Setting} setting
   */
  constructor(root, setting) {
    super(root, setting, (field) => new ChoiceControl(field, setting));
  }
}
