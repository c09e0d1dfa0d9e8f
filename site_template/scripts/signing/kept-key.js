// @ts-check
/** A key that is kept on this device: sealed under a passphrase, as locked profiles are, and never otherwise. */

import { storageArea } from "../memory-area.js";
import { isSealed, loadCipher, newLock, sealFor, WrongPassphrase } from "../sealed-area.js";
import { courseId } from "../site.js";

/** @typedef {{lock: import("../profiles.js").Lock, sealed: string}} Kept */

const place = () => `mkcourse/${courseId()}/teachers-key`;

/** @returns {Kept | null} */
function kept() {
  try {
    const { lock, sealed } = JSON.parse(storageArea().area.getItem(place()) ?? "null") ?? {};
    return lock && isSealed(sealed) ? { lock, sealed } : null;
  } catch {
    return null;
  }
}

export function hasKeptKey() {
  return kept() !== null;
}

/**
 * @param {string} secret
 * @param {string} passphrase
 * @returns {Promise<void>} rejected where there is no room
 */
export async function keepKey(secret, passphrase) {
  const { lock, seal } = newLock(await loadCipher(), passphrase);
  storageArea().area.setItem(place(), JSON.stringify({ lock, sealed: seal.sealed(place(), secret) }));
}

/**
 * @param {string} passphrase
 * @returns {Promise<string>} the secret; rejected with WrongPassphrase
 */
export async function openKeptKey(passphrase) {
  const found = kept();
  if (!found) throw new WrongPassphrase();
  const secret = sealFor(await loadCipher(), found.lock, passphrase).opened(place(), found.sealed);
  if (isSealed(secret)) throw new WrongPassphrase();
  return secret;
}

export function forgetKey() {
  storageArea().area.removeItem(place());
}
