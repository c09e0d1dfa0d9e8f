// @ts-check
/** Opening a checkpoint with its passphrase: fetched, opened in memory, and given to the engine. Nothing of it is kept. */

import { loadData } from "../data.js";
import { loadCipher, WrongPassphrase } from "../sealed-area.js";
import { courseId, rooted } from "../site.js";

/** @typedef {{salt: string, cost: number, nonce: string, sealed: string}} Sealed */
/** @typedef {import("../sealed-area.js").Cipher} Cipher */

/** More is not worked through, whatever a damaged file says. */
const HIGHEST_COST = 2 ** 18;

/**
 * @param {string} checkpoint id
 * @param {string} passphrase
 * @param {import("../context.js").Context} context
 * @returns {Promise<void>} rejected with WrongPassphrase, or where the file does not come
 */
export async function openCheckpoint(checkpoint, passphrase, { session, items }) {
  /** @type {[Sealed, Cipher]} */
  const [file, cipher] = await Promise.all([loadData(`checkpoints/${checkpoint}`), loadCipher()]);
  const told = JSON.parse(rooted(opened(file, checkpoint, passphrase, cipher)));
  items.add(told.pages);
  await session.open(told.items);
}

/**
 * As authoring/build/sealed.py seals it.
 *
 * @param {Sealed} file
 * @param {string} checkpoint
 * @param {string} passphrase
 * @param {Cipher} cipher
 */
function opened({ salt, cost, nonce, sealed }, checkpoint, passphrase, cipher) {
  if (cost > HIGHEST_COST) throw new WrongPassphrase();
  const key = cipher.scrypt(bytesOf(normal(passphrase)), fromBase64(salt), { N: cost, r: 8, p: 1, dkLen: 32 });
  const place = bytesOf(`mkcourse-checkpoint-1 ${courseId()} ${checkpoint}`);
  try {
    return new TextDecoder().decode(cipher.xchacha20poly1305(key, fromBase64(nonce), place).decrypt(fromBase64(sealed)));
  } catch {
    throw new WrongPassphrase();
  }
}

/** @param {string} passphrase neither case nor spaces and hyphens count, as pupils type it */
function normal(passphrase) {
  return passphrase.normalize("NFKC").toLowerCase().replaceAll(/[\s-]+/g, "");
}

/** @param {string} text */
function bytesOf(text) {
  return new TextEncoder().encode(text);
}

/** @param {string} text */
function fromBase64(text) {
  return Uint8Array.from(atob(text), (letter) => letter.charCodeAt(0));
}
