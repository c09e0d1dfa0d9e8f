// @ts-check
/**
 * The learner's access settings: text size, contrast, reading aloud, language and the like.
 *
 * They hold for the device and the course, not for a profile: they must be known before anybody
 * has said who they are. early-access.js has read and applied them before this module runs.
 */

/**
 * @typedef {{
 *   text: number, spacing: boolean, contrast: "auto" | "more", font: "auto" | "reading", motion: "auto" | "less",
 *   readAloud: boolean, oneQuestion: boolean, lowData: boolean, extraTime: boolean, language: string | null,
 * }} Access
 *
 * @typedef {{key: string, written: string, course: string, known: string[], base: (language: string) => string,
 *   direction: (language: string) => "ltr" | "rtl", whole: (stored: unknown) => Access, read: () => Access,
 *   apply: (settings: Access) => void}} Early
 */

/** How much longer work takes whoever asked for extra time. */
const EXTRA_TIME = 1.5;

/** Tells of every change, also of one made in another tab: `changes.addEventListener("access", …)`. */
export const changes = new EventTarget();

/** @type {Access} */
const PLAIN = {
  text: 100,
  spacing: false,
  contrast: "auto",
  font: "auto",
  motion: "auto",
  readAloud: false,
  oneQuestion: false,
  lowData: false,
  extraTime: false,
  language: null,
};

/** @type {Early} where early-access.js did not come: nothing is kept, and the page goes on */
const NOT_THERE = {
  key: "",
  written: "en",
  course: "en",
  known: ["en"],
  base: (language) => language,
  direction: () => "ltr",
  whole: (stored) => ({ ...PLAIN, ...(/** @type {Partial<Access>} */ (stored)) }),
  read: () => PLAIN,
  apply: () => {},
};

const early = /** @type {Early} */ (/** @type {any} */ (globalThis).mkcourseAccess ?? NOT_THERE);

/** @type {Access} */
let settings = early.read();

/** @returns {Readonly<Access>} */
export function access() {
  return settings;
}

/**
 * Keeps and applies a change; where the browser keeps nothing, it holds until the page is left.
 *
 * @param {Partial<Access>} change
 * @returns {boolean} whether it was stored
 */
export function saveAccess(change) {
  settings = early.whole({ ...settings, ...change });
  tell();
  try {
    localStorage.setItem(early.key, JSON.stringify(settings));
    return true;
  } catch {
    return false;
  }
}

/**
 * Minutes that a learner is told something takes.
 *
 * @param {number} minutes
 */
export function minutesFor(minutes) {
  return settings.extraTime ? Math.round(minutes * EXTRA_TIME) : minutes;
}

/** The languages that there are words in. */
export function languages() {
  return early.known;
}

/** The language of the lessons and questions. */
export function courseLanguage() {
  return early.course;
}

/** The language of the words that the compiler wrote into the pages. */
export function writtenLanguage() {
  return early.written;
}

/** The language of labels, buttons and messages. */
export function uiLanguage() {
  return settings.language ?? early.written;
}

/** Whether the course speaks another language than its labels and buttons. */
export function isForeign() {
  return early.base(uiLanguage()) !== early.base(early.course);
}

/** @param {string} language */
export function directionOf(language) {
  return early.direction(language);
}

function tell() {
  early.apply(settings);
  changes.dispatchEvent(new CustomEvent("access"));
}

globalThis.addEventListener?.("storage", ({ key }) => {
  if (key !== early.key && key !== null) return;
  settings = early.read();
  tell();
});
