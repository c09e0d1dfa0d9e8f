// @ts-check
/**
 * From a sentence that the compiler wrote to the same sentence in the learner's language.
 *
 * The pages hold the words of one catalogue. As gettext does, the sentence itself is what is looked
 * up: so templates need no marks, and whatever they say can be told in another language.
 */

/** @typedef {import("./words.js").Words} Words */
/** @typedef {{key: string, plural: string | null, pattern: RegExp, names: string[]}} Pattern */

const PLACEHOLDER = /\{(\w+)\}/g;
const PLURAL = /^(?<stem>.+)\.(?<form>zero|one|two|few|many|other)$/;

/** How many a form without a number speaks of. */
const WORDED = { zero: 0, one: 1, two: 2, few: 3, many: 11, other: 5 };

/** What isn't placeholders must have so many letters, or anything would fit. */
const LEAST_LETTERS = 3;

export class Translation {
  /** @type {Map<string, string>} sentence -> key */
  #keys = new Map();
  /** @type {Pattern[]} */
  #patterns = [];
  #from;
  #to;

  /**
   * @param {Record<string, string>} from the catalogue that the page was written with
   * @param {Words} to
   */
  constructor(from, to) {
    this.#from = from;
    this.#to = to;
    for (const [key, sentence] of Object.entries(from)) {
      if (!sentence.includes("{")) this.#keys.set(sentence, this.#keys.get(sentence) ?? key);
      else if (isTelling(sentence)) this.#patterns.push({ key, plural: this.#stem(key), ...patternOf(sentence) });
    }
  }

  /**
   * @param {string} text
   * @returns {string | null} null where it is none of the catalogue's sentences
   */
  of(text) {
    const sentence = text.replace(/\s+/g, " ").trim();
    if (sentence === "") return null;
    const key = this.#keys.get(sentence);
    return key === undefined ? this.#filled(sentence) : this.#told(key);
  }

  /** @param {string} key of a sentence without a number in it */
  #told(key) {
    const stem = this.#stem(key);
    if (stem === null) return this.#to.say(key);
    const form = /** @type {keyof typeof WORDED} */ (PLURAL.exec(key)?.groups?.["form"]);
    return this.#to.count(stem, WORDED[form]);
  }

  /**
   * A sentence with values in it; these may be sentences, too.
   *
   * @param {string} sentence
   */
  #filled(sentence) {
    for (const { key, plural, pattern, names } of this.#patterns) {
      const found = pattern.exec(sentence);
      if (!found) continue;
      const values = Object.fromEntries(names.map((name, place) => [name, this.#value(found[place + 1] ?? "")]));
      return plural === null ? this.#to.say(key, values) : this.#to.count(plural, Number(values["count"]), values);
    }
    return null;
  }

  /** @param {string} text */
  #value(text) {
    return /^\d+$/.test(text) ? Number(text) : (this.of(text) ?? text);
  }

  /**
   * @param {string} key
   * @returns {string | null} what the forms of a plural have in common, null for any other key
   */
  #stem(key) {
    const stem = PLURAL.exec(key)?.groups?.["stem"];
    return stem !== undefined && `${stem}.other` in this.#from ? stem : null;
  }
}

/** @param {string} sentence */
function isTelling(sentence) {
  return (sentence.replace(PLACEHOLDER, "").match(/\p{L}/gu) ?? []).length >= LEAST_LETTERS;
}

/** @param {string} sentence with placeholders */
function patternOf(sentence) {
  /** @type {string[]} */
  const names = [];
  const parts = sentence.split(PLACEHOLDER).map((part, place) => {
    if (place % 2 === 0) return part.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");
    names.push(part);
    return part === "count" ? "(\\d+)" : "(.+?)";
  });
  return { pattern: new RegExp(`^${parts.join("")}$`, "u"), names };
}
