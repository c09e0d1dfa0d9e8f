// @ts-check
/**
 * Tables as CSV (RFC 4180) that a spreadsheet opens as data and never as a formula: what begins like one gets an
 * apostrophe before it, as OWASP advises ("CSV Injection"). Names in progress files are anybody's text.
 */

const FORMULA = /^[\s\u0000-\u001f\u200b-\u200f\ufeff]*[=+\-@\uff0b\uff0d\uff1d\uff20|%]|^[\t\r\n]/u;

/** @typedef {string | number | null} Cell */

/** @param {Cell[][]} rows */
export function csvOf(rows) {
  return `\ufeff${rows.map((row) => row.map(cell).join(",")).join("\r\n")}\r\n`; // the mark tells Excel that it is UTF-8
}

/** @param {Cell} value */
function cell(value) {
  if (value === null) return '""';
  if (typeof value === "number") return String(value);
  const safe = FORMULA.test(value) ? `'${value}` : value;
  return `"${safe.replaceAll('"', '""')}"`;
}
