// @ts-check
/** The button that opens a plan file. The engine reads it; a file that can't be taken is refused in words. */

import { button, el } from "../dom.js";
import { EngineError } from "../engine.js";
import { icon } from "../icons.js";
import { announce } from "../status.js";
import { LARGEST_PLAN_FILE, planFromLink, planInAddress } from "./plan-file.js";

/** @typedef {import("../context.js").Context} Context */
/** @typedef {import("../types.js").PlanFileTold} PlanFileTold */

/**
 * @param {Context} context
 * @param {string} key of the button's words
 * @param {(told: PlanFileTold) => void} opened
 * @param {(trouble: HTMLElement) => void} refused
 */
export function openedPlanFile({ session, words }, key, opened, refused) {
  const input = el("input", { type: "file", accept: ".json,application/json", class: "mk-visually-hidden", tabindex: "-1", "aria-label": words.say("exchange.file-label"), "data-action": "plan-file" });
  const press = button(words.say(key), "mk-button", () => input.click(), { "data-action": "bring-plan" });
  press.prepend(icon("bring"));
  input.addEventListener("change", async () => {
    const [file] = input.files ?? [];
    input.value = "";
    if (file) await open(() => file.text(), file.size, { session, words }, opened, refused);
  });
  return el("span", {}, press, input);
}

/**
 * What the end of the page's address brings along, if it does; it is taken off there.
 *
 * @param {Context} context
 * @param {(told: PlanFileTold) => void} opened
 * @param {(trouble: HTMLElement) => void} refused
 */
export async function openAddress(context, opened, refused) {
  const told = planInAddress();
  if (told === null) return;
  history.replaceState(history.state, "", location.pathname + location.search);
  await open(async () => planFromLink(told), told.length, context, opened, refused);
}

/**
 * @param {() => Promise<string>} text
 * @param {number} size
 * @param {Pick<Context, "session" | "words">} context
 * @param {(told: PlanFileTold) => void} opened
 * @param {(trouble: HTMLElement) => void} refused
 */
async function open(text, size, { session, words }, opened, refused) {
  try {
    if (size > LARGEST_PLAN_FILE) throw new EngineError("plan-file-too-big", { most: LARGEST_PLAN_FILE });
    opened((await session.told("plan-file", { file: await text() })).plan_file);
  } catch (error) {
    const why = whyRefused(error, words);
    refused(el("p", { class: "mk-result mk-result--wrong", "data-result": "wrong" }, icon("again"), el("span", {}, why)));
    announce(why);
  }
}

/**
 * @param {unknown} error
 * @param {import("../words.js").Words} words
 */
function whyRefused(error, words) {
  if (!(error instanceof EngineError)) return words.say("error.unreadable-file");
  if (error.code === "engine-failed") return words.say("engine.failed");
  return words.reason({ ...error.details, code: error.code }, new Map()) || words.say("error.generic");
}
