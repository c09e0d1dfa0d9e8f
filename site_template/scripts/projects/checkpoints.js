// @ts-check
/** The checkpoints of a project: each is not there yet, in work, or done, as the learner says. */

import { all, el } from "../dom.js";
import { announce } from "../status.js";
import { COLOURS, sign } from "./signs.js";

/** @typedef {import("../context.js").Context} Context */
/** @typedef {import("./state.js").Colour} Colour */

/**
 * @param {HTMLElement} place
 * @param {Context} context
 * @param {AbortSignal} gone
 */
export function mount(place, context, gone) {
  const project = place.dataset["project"] ?? "";
  const rows = /** @type {HTMLElement[]} */ (all(place, ".mk-checkpoint"));
  for (const row of rows) row.append(choice(row, project, context));
  const sum = el("p", { class: "mk-checkpoints__sum" });
  place.append(sum);
  const draw = () => {
    const stand = context.session.view?.projects?.[project]?.checkpoints ?? {};
    for (const row of rows) show(row, stand[row.dataset["checkpoint"] ?? ""] ?? null);
    const green = Object.values(stand).filter((colour) => colour === "green").length;
    sum.textContent = context.words.say("checkpoint.sum", { done: green, total: rows.length });
  };
  context.session.addEventListener("view", draw, { signal: gone });
  draw();
}

/**
 * @param {HTMLElement} row
 * @param {string} project
 * @param {Context} context
 */
function choice(row, project, context) {
  const { words, session } = context;
  const checkpoint = row.dataset["checkpoint"] ?? "";
  const told = row.querySelector(".mk-checkpoint__words")?.textContent?.trim() ?? "";
  const group = el(
    "fieldset",
    { class: "mk-lights" },
    el("legend", { class: "mk-visually-hidden" }, told),
    ...COLOURS.map((colour) =>
      el(
        "label",
        { class: `mk-light mk-light--${colour}` },
        el("input", { class: "mk-light__input", type: "radio", name: `checkpoint-${checkpoint}`, value: colour }),
        sign(colour),
        el("span", {}, words.say(`checkpoint.${colour}`)),
      ),
    ),
  );
  group.addEventListener("change", (event) => {
    const colour = /** @type {Colour} */ (/** @type {HTMLInputElement} */ (event.target).value);
    row.dataset["colour"] = colour;
    session.act("CheckpointMoved", { project, checkpoint, colour }).then(
      () => announce(words.say("checkpoint.kept", { state: words.say(`checkpoint.${colour}`) })),
      () => announce(words.say("project.failed")),
    );
  });
  return group;
}

/**
 * @param {HTMLElement} row
 * @param {Colour | null} colour
 */
function show(row, colour) {
  if (colour) row.dataset["colour"] = colour;
  for (const input of /** @type {HTMLInputElement[]} */ (all(row, ".mk-light__input"))) input.checked = input.value === colour;
}
