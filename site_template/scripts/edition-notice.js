// @ts-check
/** Begins to keep the course on this device, and tells of a new edition on whatever page the learner is. */

import { button } from "./dom.js";
import { keeping } from "./keeping.js";
import { notice } from "./notice.js";

/**
 * @param {import("./context.js").Context} context
 * @param {Promise<unknown>} quiet when the network has nothing more important to bring
 */
export function watchKeeping({ words }, quiet) {
  keeping.addEventListener("new", () => {
    const use = button(words.say("offline.use-new"), "mk-button mk-button--primary", () => void keeping.useNew(), { "data-action": "use-new" });
    notice("edition", words.say("offline.new"), words.say("offline.new-why"), words.say("offline.later"), use);
  });
  void keeping.begin(quiet);
}
