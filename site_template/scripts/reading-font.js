// @ts-check
/** Whether a font made for easier reading is installed here. Nothing is fetched. */

/** In the order of access.css. */
const FONTS = ["OpenDyslexic", "Atkinson Hyperlegible Next", "Atkinson Hyperlegible", "Lexend", "Andika", "Comic Sans MS", "Verdana"];

const SAMPLE = "mmmwwwiillI1O0 agqpdb";

/** @returns {string | null} the first that is there */
export function readingFont() {
  const pen = document.createElement("canvas").getContext("2d");
  if (!pen) return null;
  /** @param {string} family */
  const width = (family) => {
    pen.font = `40px ${family}`;
    return pen.measureText(SAMPLE).width;
  };
  const plain = { serif: width("serif"), monospace: width("monospace") };
  const isThere = (/** @type {string} */ font) =>
    width(`"${font}", serif`) !== plain.serif && width(`"${font}", monospace`) !== plain.monospace;
  return FONTS.find(isThere) ?? null;
}
