// @ts-check
/** How a part of the log is written: its format, a checksum, and one member. What is not as it was written is noticed. */

import { checksum } from "./checksum.js";

/** The format of segments and packs; what a newer engine has written is not touched. */
export const FORMAT = 2;

/**
 * @param {Record<string, unknown>} content one member
 * @returns {string} its text, with its sum
 */
export function checkedText(content) {
  const [value] = Object.values(content);
  return JSON.stringify({ format: FORMAT, sum: checksum(JSON.stringify(value)), ...content });
}

/**
 * @param {string | null} text
 * @param {string} key
 * @returns {any} null when the text is not what was written
 */
export function checkedValue(text, key) {
  const found = record(parsed(text));
  const value = found?.[key] ?? null;
  return value !== null && found?.["sum"] === checksum(JSON.stringify(value)) ? value : null;
}

/**
 * @param {string | null} text
 * @returns {number} 1 for the first, which did not say so
 */
export function formatOf(text) {
  const format = record(parsed(text))?.["format"];
  return typeof format === "number" ? format : 1;
}

/**
 * @param {string | null} text
 * @returns {unknown} null where it is absent or no JSON
 */
export function parsed(text) {
  try {
    return text === null ? null : JSON.parse(text);
  } catch {
    return null;
  }
}

/**
 * @param {unknown} value
 * @returns {Record<string, unknown> | null} null where it is no object
 */
export function record(value) {
  return typeof value === "object" && value !== null && !Array.isArray(value) ? /** @type {Record<string, unknown>} */ (value) : null;
}
