// @ts-check
/** What the students are called: by the names in their files, or "Student 7" everywhere. The mapping stays here. */

/** @typedef {import("./types.js").ClassFile} ClassFile */
/** @typedef {import("../words.js").Words} Words */

export class Names {
  #words;
  /** @type {Map<string, {number: number, name: string}>} */
  #known = new Map();
  /** @type {Map<string, number>} numbers of a class that was kept, by the students' own names */
  #kept;
  isHidden = false;

  /**
   * @param {Words} words
   * @param {Record<string, number>} [kept]
   */
  constructor(words, kept = {}) {
    this.#words = words;
    this.#kept = new Map(Object.entries(kept));
  }

  /**
   * Numbers follow the ids, which look like chance, so that "Student 1" is not who comes first in the alphabet.
   * Whoever has a number keeps it, whoever comes or goes.
   *
   * @param {ClassFile[]} files
   */
  meet(files) {
    for (const file of [...files].sort((one, other) => (one.id < other.id ? -1 : 1))) {
      if (this.#known.has(file.id)) continue;
      const own = ownName(file);
      const name = this.#unlikeOthers(own);
      this.#known.set(file.id, { number: this.#kept.get(name) ?? this.#free(), name });
    }
  }

  /**
   * The name as it is, also one that ends in "(1)" as browsers save a second file, unless another has it.
   *
   * @param {string} own
   */
  #unlikeOthers(own) {
    const taken = new Set([...this.#known.values()].map(({ name }) => name));
    let name = own;
    for (let count = 2; taken.has(name); count += 1) name = `${own} (${count})`;
    return name;
  }

  #free() {
    const taken = new Set([...this.#kept.values(), ...[...this.#known.values()].map(({ number }) => number)]);
    let number = 1;
    while (taken.has(number)) number += 1;
    return number;
  }

  /** @returns {Record<string, number>} own name -> number, to be kept */
  numbers() {
    return Object.fromEntries([...this.#known.values()].map(({ name, number }) => [name, number]));
  }

  /** @param {unknown} id */
  has(id) {
    return typeof id === "string" && this.#known.has(id);
  }

  /** @param {string} id */
  own(id) {
    return this.#known.get(id)?.name ?? "";
  }

  /** @param {string} id */
  of(id) {
    const known = this.#known.get(id);
    if (!known) return this.#words.say("teacher.somebody");
    return this.isHidden ? this.#words.say("teacher.student", { number: known.number }) : known.name;
  }

  /**
   * A file's name often holds its student's.
   *
   * @param {ClassFile} file
   */
  ofFile({ id, name }) {
    return this.isHidden ? this.of(id) : name;
  }

  /** @returns {(one: string, other: string) => number} by name, or by number */
  order() {
    const { compare } = new Intl.Collator(undefined, { numeric: true });
    return (one, other) => compare(this.of(one), this.of(other));
  }
}

/**
 * The name that the learner put into the file, else the file's own.
 *
 * @param {ClassFile} file
 */
function ownName({ learner, name }) {
  return learner?.trim() || name.replace(/^.*[/\\]/, "").replace(/\.json$/i, "");
}
