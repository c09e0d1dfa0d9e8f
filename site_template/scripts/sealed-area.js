// @ts-check
/**
 * A locked profile's storage: the same doors as localStorage, every value sealed.
 *
 * XChaCha20-Poly1305 with a key that scrypt makes of the passphrase; both are written in JavaScript,
 * because a page on plain HTTP has no `crypto.subtle`. The key lives in memory only. A value that
 * is not sealed yet, because a lock was put on and the tab died, is read as it is.
 */

import { assetUrl } from "./site.js";

/** @typedef {import("./profiles.js").Lock} Lock */
/** @typedef {{xchacha20poly1305: (key: Uint8Array, nonce: Uint8Array, told: Uint8Array) => {encrypt: (bytes: Uint8Array) => Uint8Array,
 *   decrypt: (bytes: Uint8Array) => Uint8Array}, scrypt: (passphrase: Uint8Array, salt: Uint8Array,
 *   how: {N: number, r: number, p: number, dkLen: number}) => Uint8Array}} Cipher */

/** How a sealed value begins; no value of ours does. */
const SEAL = "mkcourse-sealed-1:";
const NONCE_BYTES = 24;

/** scrypt's N: 32 MB of memory and, on a slow phone, two seconds for each guess. */
const COST = 2 ** 15;
/** More is not worked through, whatever a damaged lock says. */
const HIGHEST_COST = 2 ** 20;

/** What is sealed to know the right passphrase by. */
const CHECK = "mkcourse";

/** The passphrase does not fit. */
export class WrongPassphrase extends Error {
  constructor() {
    super("the passphrase does not fit");
    this.name = "WrongPassphrase";
  }
}

/** @implements {Storage} */
export class SealedArea {
  #area;
  #prefix;
  #seal;

  /**
   * @param {Storage} area
   * @param {string} prefix of the keys whose values are sealed
   * @param {Seal} seal
   */
  constructor(area, prefix, seal) {
    this.#area = area;
    this.#prefix = prefix;
    this.#seal = seal;
  }

  /** What really lies in the browser. */
  get raw() {
    return this.#area;
  }

  get length() {
    return this.#area.length;
  }

  /** @param {number} index */
  key(index) {
    return this.#area.key(index);
  }

  /** @param {string} key */
  getItem(key) {
    const text = this.#area.getItem(key);
    return text !== null && this.#isMine(key) ? this.#seal.opened(key, text) : text;
  }

  /**
   * @param {string} key
   * @param {string} value
   */
  setItem(key, value) {
    this.#area.setItem(key, this.#isMine(key) ? this.#seal.sealed(key, value) : value);
  }

  /** @param {string} key */
  removeItem(key) {
    this.#area.removeItem(key);
  }

  /** Never of the whole origin. */
  clear() {}

  /** @param {string} key */
  #isMine(key) {
    return key.startsWith(this.#prefix);
  }
}

/** Seals and opens values with one key. A value is bound to its place: none can be put in another's. */
export class Seal {
  #cipher;
  #key;

  /**
   * @param {Cipher} cipher
   * @param {Uint8Array} key of 32 bytes
   */
  constructor(cipher, key) {
    this.#cipher = cipher;
    this.#key = key;
  }

  /**
   * @param {string} place
   * @param {string} text
   */
  sealed(place, text) {
    const nonce = crypto.getRandomValues(new Uint8Array(NONCE_BYTES));
    const bytes = this.#cipher.xchacha20poly1305(this.#key, nonce, bytesOf(place)).encrypt(bytesOf(text));
    return SEAL + base64(nonce) + base64(bytes);
  }

  /**
   * @param {string} place
   * @param {string} text
   * @returns {string} the text itself where it is not sealed, or damaged
   */
  opened(place, text) {
    if (!isSealed(text)) return text;
    try {
      const bytes = fromBase64(text.slice(SEAL.length));
      const opened = this.#cipher.xchacha20poly1305(this.#key, bytes.slice(0, NONCE_BYTES), bytesOf(place));
      return new TextDecoder().decode(opened.decrypt(bytes.slice(NONCE_BYTES)));
    } catch {
      return text;
    }
  }
}

/**
 * @param {string | null} text
 * @returns {boolean}
 */
export function isSealed(text) {
  return text?.startsWith(SEAL) ?? false;
}

/** @returns {Promise<Cipher>} fetched when the first profile is locked or opened */
export function loadCipher() {
  return import(assetUrl("vendor/cipher.js"));
}

/**
 * @param {Cipher} cipher
 * @param {string} passphrase
 * @returns {{lock: Lock, seal: Seal}}
 */
export function newLock(cipher, passphrase) {
  const salt = crypto.getRandomValues(new Uint8Array(16));
  const seal = sealOf(cipher, passphrase, salt, COST);
  return { lock: { format: 1, salt: base64(salt), cost: COST, check: seal.sealed("lock", CHECK) }, seal };
}

/**
 * @param {Cipher} cipher
 * @param {Lock} lock
 * @param {string} passphrase
 * @returns {Seal} throws WrongPassphrase
 */
export function sealFor(cipher, lock, passphrase) {
  if (lock.cost > HIGHEST_COST) throw new WrongPassphrase();
  const seal = sealOf(cipher, passphrase, fromBase64(lock.salt), lock.cost);
  if (seal.opened("lock", lock.check) !== CHECK) throw new WrongPassphrase();
  return seal;
}

/**
 * @param {Cipher} cipher
 * @param {string} passphrase
 * @param {Uint8Array} salt
 * @param {number} cost
 */
function sealOf(cipher, passphrase, salt, cost) {
  const key = cipher.scrypt(bytesOf(passphrase.normalize("NFKC")), salt, { N: cost, r: 8, p: 1, dkLen: 32 });
  return new Seal(cipher, key);
}

/** @param {string} text */
function bytesOf(text) {
  return new TextEncoder().encode(text);
}

/** @param {Uint8Array} bytes */
function base64(bytes) {
  let text = "";
  for (let start = 0; start < bytes.length; start += 8192) text += String.fromCharCode(...bytes.subarray(start, start + 8192));
  return btoa(text);
}

/** @param {string} text */
function fromBase64(text) {
  return Uint8Array.from(atob(text), (letter) => letter.charCodeAt(0));
}
