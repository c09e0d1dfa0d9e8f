// @ts-check
/** Whether to save data: the learner's own setting, or what the browser says of the connection. */

import { access } from "./access.js";

export function isLowData() {
  return access().lowData || /** @type {any} */ (navigator).connection?.saveData === true;
}
