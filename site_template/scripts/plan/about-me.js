// @ts-check
/** <mk-about-me>: interests, what helps, and what was agreed with the teacher and at home. */

import { drawWithView, isBeingFilled } from "../late.js";
import { profileForm } from "./profile-form.js";

/** @typedef {import("../types.js").Profile} Profile */

/**
 * @param {HTMLElement} place
 * @param {import("../context.js").Context} context
 * @param {AbortSignal} gone
 */
export function mount(place, context, gone) {
  const { session } = context;
  /** @type {Profile | undefined} what the form holds */
  let held;
  let saving = 0;
  const save = async (/** @type {Partial<Profile>} */ change) => {
    if (held) held = { ...held, ...change };
    saving += 1;
    await session.act("ProfileSet", { profile: change }).finally(() => (saving -= 1));
    draw();
  };
  const draw = () => {
    const profile = session.view?.profile;
    // A view that lacks what is being saved would take it out of the form for a moment.
    if (!profile || saving > 0 || isBeingFilled(place) || JSON.stringify(profile) === JSON.stringify(held)) return;
    held = profile;
    place.replaceChildren(...profileForm(profile, context, save, gone));
  };
  drawWithView(place, context, gone, draw, ({ profile }) => profile);
}
