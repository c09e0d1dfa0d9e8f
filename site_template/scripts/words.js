// @ts-check
/** The sentences that learners read: a flat catalogue with {placeholders}. */

/** @typedef {import("./types.js").Reason} Reason */

/** What a reason may count, in the order in which it is looked for to choose a plural form. */
const COUNTED = ["days", "count", "items", "misses", "minutes"];

export class Words {
  #catalogue;
  #language;
  #rules;
  #isolates;

  /**
   * @param {Record<string, string>} catalogue
   * @param {string} language
   * @param {{isolates?: boolean}} [options] isolates: names may run in the other direction than the sentences
   */
  constructor(catalogue, language, { isolates = false } = {}) {
    this.#catalogue = catalogue;
    this.#language = `${language}-u-nu-latn`; // the digits of the formulas, also in Arabic
    this.#rules = new Intl.PluralRules(language);
    this.#isolates = isolates;
  }

  /** @param {string} key */
  has(key) {
    return Object.hasOwn(this.#catalogue, key);
  }

  /**
   * The sentence under a key; a key without a sentence is shown as itself, so that it is noticed.
   *
   * @param {string} key
   * @param {Record<string, unknown>} [values]
   */
  say(key, values = {}) {
    const sentence = this.has(key) ? /** @type {string} */ (this.#catalogue[key]) : key;
    return sentence.replace(/\{(\w+)\}/g, (whole, name) =>
      Object.hasOwn(values, name) ? this.#shown(values[name]) : whole,
    );
  }

  /**
   * `key.one`, `key.other` …, by the language's own plural rules.
   *
   * @param {string} key
   * @param {number} count
   * @param {Record<string, unknown>} [values]
   */
  count(key, count, values = {}) {
    return this.say(this.#form(key, count), { count, ...values });
  }

  /**
   * The form of a key for a number of things.
   *
   * @param {string} key
   * @param {number} count
   */
  #form(key, count) {
    const form = `${key}.${this.#rules.select(count)}`;
    return this.has(form) ? form : `${key}.other`;
  }

  /**
   * A reason of the engine as a sentence, "" when the catalogue has none for its code.
   *
   * A sentence may have plural forms: the first of COUNTED that the reason carries chooses.
   *
   * @param {Reason | null | undefined} reason
   * @param {Map<string, string>} titles of ids that may stand in the reason
   */
  reason(reason, titles) {
    const key = reason ? this.#reasonKey(reason) : "";
    if (!reason || !this.has(key)) return "";
    /** @type {Record<string, unknown>} */
    const values = {};
    const isShare = Object.values(reason).some((value) => typeof value === "number" && value > 0 && value < 1);
    for (const [name, value] of Object.entries(reason)) {
      values[name] = isShare && typeof value === "number" ? this.percent(value) : this.#named(value, titles);
    }
    return this.say(key, values);
  }

  /** @param {Reason} reason */
  #reasonKey(reason) {
    const key = `reason.${reason.code}`;
    const counted = COUNTED.find((name) => typeof reason[name] === "number");
    return this.has(key) || !counted ? key : this.#form(key, Number(reason[counted]));
  }

  /**
   * Rounded down, so that 89.9 % of the 90 % needed is not called 90 %.
   *
   * @param {number} share from 0 to 1
   */
  percent(share) {
    const whole = Math.floor(share * 100 + 1e-6) / 100;
    return new Intl.NumberFormat(this.#language, { style: "percent", maximumFractionDigits: 0 }).format(whole);
  }

  /** @param {number} bytes */
  size(bytes) {
    const isSmall = bytes < 1_000_000;
    const value = isSmall ? Math.max(1, Math.round(bytes / 1000)) : bytes / 1_000_000;
    const format = { style: "unit", unit: isSmall ? "kilobyte" : "megabyte", maximumFractionDigits: value < 10 ? 1 : 0 };
    return new Intl.NumberFormat(this.#language, /** @type {Intl.NumberFormatOptions} */ (format)).format(value);
  }

  /** @param {number} at seconds since the epoch */
  date(at) {
    const format = new Intl.DateTimeFormat(this.#language, { dateStyle: "medium", timeStyle: "short" });
    return format.format(new Date(at * 1000));
  }

  /**
   * @param {number} day seconds since the epoch at the beginning of a day in UTC
   * @param {"short" | "narrow"} [style]
   */
  weekday(day, style = "short") {
    return new Intl.DateTimeFormat(this.#language, { weekday: style, timeZone: "UTC" }).format(new Date(day * 1000));
  }

  /** @param {string} month as in 2026-11 */
  month(month) {
    const format = new Intl.DateTimeFormat(this.#language, { month: "long", year: "numeric", timeZone: "UTC" });
    return format.format(new Date(`${month}-01T00:00:00Z`));
  }

  /** @param {string} day an ISO date */
  day(day) {
    const format = new Intl.DateTimeFormat(this.#language, { weekday: "short", day: "numeric", month: "short", timeZone: "UTC" });
    return format.format(new Date(`${day}T00:00:00Z`));
  }

  /**
   * "3 days ago", "today".
   *
   * @param {number} at seconds since the epoch
   * @param {number} now seconds since the epoch
   */
  ago(at, now) {
    const days = Math.max(0, Math.floor((now - at) / 86400));
    return new Intl.RelativeTimeFormat(this.#language, { numeric: "auto" }).format(-days, "day");
  }

  /** @param {string[]} items */
  list(items) {
    return new Intl.ListFormat(this.#language, { type: "conjunction" }).format(items);
  }

  /**
   * @param {unknown} value
   * @returns {string}
   */
  #shown(value) {
    if (Array.isArray(value)) return this.list(value.map((part) => this.#shown(part)));
    if (typeof value !== "number") return this.#isolates ? `\u2068${value}\u2069` : String(value);
    return new Intl.NumberFormat(this.#language).format(value);
  }

  /**
   * @param {unknown} value
   * @param {Map<string, string>} titles
   * @returns {unknown}
   */
  #named(value, titles) {
    if (Array.isArray(value)) return value.map((part) => this.#named(part, titles));
    if (typeof value !== "string") return value;
    if (/^\d{4}-\d{2}-\d{2}$/.test(value)) return this.day(value);
    const level = `level.${value}`;
    return titles.get(value) ?? (this.has(level) ? this.say(level) : value);
  }
}
