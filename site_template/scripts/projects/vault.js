// @ts-check
/**
 * The files of a learner's projects, in IndexedDB, sealed.
 *
 * Each profile has a vault: a name and a key, which lie with its progress. So whoever cannot open a locked
 * profile cannot open its files, and a profile that is removed takes the key to its files along; what is left
 * of them is swept away when a vault is opened next. Sealing is done in JavaScript, because a page on plain HTTP
 * has no `crypto.subtle`.
 */

import { assetUrl } from "../site.js";

/** @typedef {{bytes: Uint8Array, picture: string}} Kept a file's content, and a small picture of it or "" */
/** @typedef {{id: string, key: string}} Name */
/** @typedef {{xchacha20poly1305: (key: Uint8Array, nonce: Uint8Array, told: Uint8Array) => {encrypt: (bytes: Uint8Array) => Uint8Array,
 *   decrypt: (bytes: Uint8Array) => Uint8Array}, sha256: (bytes: Uint8Array) => Uint8Array}} Cipher */

const DATABASE = "mkcourse-files";
const NONCE_BYTES = 24;
/** A guest's vault is swept away when nobody has opened it for so long. */
const GUEST_LASTS = 2 * 86_400_000;

/** Why a file is not kept: "full", or "none" where the browser keeps no files. */
export class FileError extends Error {
  /**
   * @param {"full" | "none"} code
   * @param {unknown} [cause]
   */
  constructor(code, cause) {
    super(code, { cause });
    this.name = "FileError";
    this.code = code;
  }
}

/** @returns {Promise<Cipher>} fetched with the first file */
function loadCipher() {
  return import(assetUrl("vendor/cipher.js"));
}

/**
 * @param {Uint8Array} bytes
 * @returns {Promise<string>} SHA-256 in hexadecimal digits
 */
export async function sumOf(bytes) {
  const { sha256 } = await loadCipher();
  return [...sha256(bytes)].map((byte) => byte.toString(16).padStart(2, "0")).join("");
}

export class Vault {
  #database;
  #cipher;
  #id;
  #key;

  /**
   * @param {IDBDatabase} database
   * @param {Cipher} cipher
   * @param {Name} name
   */
  constructor(database, cipher, name) {
    this.#database = database;
    this.#cipher = cipher;
    this.#id = name.id;
    this.#key = fromBase64(name.key);
  }

  /**
   * @param {string} evidence id
   * @param {Kept} file throws FileError when there is no room
   */
  async put(evidence, { bytes, picture }) {
    const place = `${this.#id}/${evidence}`;
    const record = {
      place,
      vault: this.#id,
      bytes: this.#sealed(`${place}/bytes`, bytes),
      picture: this.#sealed(`${place}/picture`, new TextEncoder().encode(picture)),
    };
    await done(this.#database, "readwrite", (files) => files.put(record));
  }

  /**
   * @param {string} evidence id
   * @returns {Promise<Kept | null>} null where it is not on this device
   */
  async get(evidence) {
    const place = `${this.#id}/${evidence}`;
    const record = await done(this.#database, "readonly", (files) => files.get(place));
    if (!record) return null;
    try {
      const picture = new TextDecoder().decode(this.#opened(`${place}/picture`, record.picture));
      return { bytes: this.#opened(`${place}/bytes`, record.bytes), picture };
    } catch {
      return null; // sealed with another key, or damaged: as good as not there
    }
  }

  /** @param {string} evidence id */
  async remove(evidence) {
    await done(this.#database, "readwrite", (files) => files.delete(`${this.#id}/${evidence}`));
  }

  /**
   * @param {string} place
   * @param {Uint8Array} bytes
   */
  #sealed(place, bytes) {
    const nonce = crypto.getRandomValues(new Uint8Array(NONCE_BYTES));
    const sealed = this.#cipher.xchacha20poly1305(this.#key, nonce, new TextEncoder().encode(place)).encrypt(bytes);
    const both = new Uint8Array(NONCE_BYTES + sealed.length);
    both.set(nonce);
    both.set(sealed, NONCE_BYTES);
    return both;
  }

  /**
   * @param {string} place
   * @param {Uint8Array} sealed
   */
  #opened(place, sealed) {
    const told = new TextEncoder().encode(place);
    return this.#cipher.xchacha20poly1305(this.#key, sealed.slice(0, NONCE_BYTES), told).decrypt(sealed.slice(NONCE_BYTES));
  }
}

/** @type {Map<string, Promise<Vault>>} */
const open = new Map();

/**
 * The vault of whoever is here. Rejected with FileError where the browser keeps no files.
 *
 * @param {import("../context.js").Context} context
 * @returns {Promise<Vault>}
 */
export function vaultOf(context) {
  const { store, door, book } = context;
  const name = nameIn(store);
  const known = open.get(name.id);
  if (known) return known;
  const opening = opened(name, book.course.id, door);
  open.set(name.id, opening);
  opening.catch(() => open.delete(name.id));
  return opening;
}

/**
 * @param {Name} name
 * @param {string} course
 * @param {import("../door.js").Door} door
 */
async function opened(name, course, door) {
  const [database, cipher] = await Promise.all([openDatabase(), loadCipher()]);
  const profile = door.current?.profile.id ?? "";
  const living = new Set(door.profiles.all().map(({ id }) => id));
  await sweep(database, { id: name.id, course, profile, opened: Date.now() }, living);
  return new Vault(database, cipher, name);
}

/**
 * The name and key of a profile's vault, made when it is first asked for.
 *
 * @param {import("../store.js").Store} store
 * @returns {Name}
 */
function nameIn(store) {
  const known = nameFrom(store.liking("files"));
  if (known) return known;
  const id = hex(crypto.getRandomValues(new Uint8Array(8)));
  const key = base64(crypto.getRandomValues(new Uint8Array(32)));
  try {
    store.saveLiking("files", JSON.stringify({ id, key }));
  } catch (error) {
    throw new FileError("full", error);
  }
  return nameFrom(store.liking("files")) ?? { id, key };
}

/**
 * @param {string | null} text
 * @returns {Name | null}
 */
function nameFrom(text) {
  try {
    const { id, key } = JSON.parse(text ?? "");
    return typeof id === "string" && typeof key === "string" && fromBase64(key).length === 32 ? { id, key } : null;
  } catch {
    return null;
  }
}

/** @returns {Promise<IDBDatabase>} */
function openDatabase() {
  return new Promise((resolve, reject) => {
    try {
      const asked = indexedDB.open(DATABASE, 1);
      asked.onupgradeneeded = () => {
        asked.result.createObjectStore("files", { keyPath: "place" }).createIndex("vault", "vault");
        asked.result.createObjectStore("vaults", { keyPath: "id" });
      };
      asked.onsuccess = () => resolve(asked.result);
      asked.onerror = () => reject(new FileError("none", asked.error));
      asked.onblocked = () => reject(new FileError("none"));
    } catch (error) {
      reject(new FileError("none", error));
    }
  });
}

/**
 * Notes whose vault this is, and removes those that nobody has a key to any more.
 *
 * @param {IDBDatabase} database
 * @param {{id: string, course: string, profile: string, opened: number}} mine
 * @param {Set<string>} living ids of the profiles of this course
 */
async function sweep(database, mine, living) {
  const transaction = database.transaction(["files", "vaults"], "readwrite");
  const vaults = transaction.objectStore("vaults");
  vaults.put(mine);
  const all = vaults.getAll();
  all.onsuccess = () => {
    for (const vault of all.result) {
      if (vault.course === mine.course && vault.id !== mine.id && isLost(vault, mine, living)) removeVault(transaction, vault.id);
    }
  };
  await settled(transaction);
}

/**
 * @param {{profile: string, opened: number}} vault
 * @param {{profile: string, opened: number}} mine
 * @param {Set<string>} living
 */
function isLost(vault, mine, living) {
  if (vault.profile === "guest") return mine.opened - vault.opened > GUEST_LASTS;
  return vault.profile === mine.profile || !living.has(vault.profile);
}

/**
 * @param {IDBTransaction} transaction
 * @param {string} vault
 */
function removeVault(transaction, vault) {
  transaction.objectStore("vaults").delete(vault);
  const files = transaction.objectStore("files").index("vault").openKeyCursor(IDBKeyRange.only(vault));
  files.onsuccess = () => {
    if (!files.result) return;
    transaction.objectStore("files").delete(files.result.primaryKey);
    files.result.continue();
  };
}

/**
 * One request to the files, when it is truly stored.
 *
 * @param {IDBDatabase} database
 * @param {IDBTransactionMode} mode
 * @param {(files: IDBObjectStore) => IDBRequest} ask
 * @returns {Promise<any>}
 */
async function done(database, mode, ask) {
  try {
    const transaction = database.transaction("files", mode);
    const asked = ask(transaction.objectStore("files"));
    await settled(transaction);
    return asked.result;
  } catch (error) {
    throw error instanceof FileError ? error : new FileError("none", error);
  }
}

/**
 * @param {IDBTransaction} transaction
 * @returns {Promise<void>}
 */
function settled(transaction) {
  return new Promise((resolve, reject) => {
    transaction.oncomplete = () => resolve();
    transaction.onabort = () => reject(new FileError(transaction.error?.name === "QuotaExceededError" ? "full" : "none", transaction.error));
  });
}

/** @param {Uint8Array} bytes */
function hex(bytes) {
  return [...bytes].map((byte) => byte.toString(16).padStart(2, "0")).join("");
}

/** @param {Uint8Array} bytes */
function base64(bytes) {
  return btoa(String.fromCharCode(...bytes));
}

/** @param {string} text */
function fromBase64(text) {
  return Uint8Array.from(atob(text), (letter) => letter.charCodeAt(0));
}
