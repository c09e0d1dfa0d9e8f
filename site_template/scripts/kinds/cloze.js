// @ts-check
/** The control of gaps in running text: lines to type into, and menus. */

import { GroupControl } from "./group.js";
import { MenuControl } from "./menu.js";
import { TypedControl } from "./typed.js";

/** @typedef {import("../answer-form.js").Setting} Setting */

export class ClozeControl extends GroupControl {
  /**
   * @param {HTMLElement} root
   * @param {Setting} setting
   */
  constructor(root, setting) {
    super(root, setting, (field) => (field.querySelector("select") ? new MenuControl(field) : new TypedControl(field, setting)));
  }
}
