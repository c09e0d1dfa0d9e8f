// @ts-check
/** <mk-about-me>: interests, what helps, and what was agreed with the teacher and at home. */

import { drawWithView } from "../late.js";
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
  const save = (/** @type {Partial<Profile>} */ change) => {
    if (held) held = { ...held, ...change };
    return session.act("ProfileSet", { profile: change });
  };
  const draw = () => {
    const profile = session.view?.profile;
    if (!profile || JSON.stringify(profile) === JSON.stringify(held)) return;
    held = profile;
    place.replaceChildren(...profileForm(profile, context, save, gone));
  };
  drawWithView(place, context, gone, draw, ({ profile }) => profile);
}
