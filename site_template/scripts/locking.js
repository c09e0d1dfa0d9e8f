// @ts-check
/**
 * Putting a lock on a profile, taking it off, and opening one.
 *
 * The tab may die in between: values of a locked profile that are not sealed yet are sealed when it
 * is opened next, and a lock is taken off only when every value is plain again.
 */

import { OWN_KEYS } from "./profiles.js";
import { isSealed, loadCipher, newLock, SealedArea, sealFor } from "./sealed-area.js";

/** @typedef {import("./profiles.js").Lock} Lock */
/** @typedef {import("./profiles.js").Profiles} Profiles */
/** @typedef {import("./sealed-area.js").Seal} Seal */
/** @typedef {() => Promise<import("./sealed-area.js").Cipher>} Load */

/**
 * @param {Storage} area
 * @param {string} prefix of the profile's keys
 * @param {Lock} lock
 * @param {string} passphrase
 * @param {Load} [load]
 * @returns {Promise<Storage>} rejected with WrongPassphrase
 */
export async function unlocked(area, prefix, lock, passphrase, load = loadCipher) {
  const seal = sealFor(await load(), lock, passphrase);
  sealAll(area, prefix, seal);
  return new SealedArea(area, prefix, seal);
}

/**
 * Locks the profile of `area`. All of it, or, where there is no room, none of it: then it throws.
 *
 * @param {Storage} area
 * @param {Profiles} profiles
 * @param {string} id
 * @param {string} passphrase
 * @param {Load} [load]
 */
export async function lockProfile(area, profiles, id, passphrase, load = loadCipher) {
  const { lock, seal } = newLock(await load(), passphrase);
  profiles.saveLock(id, lock);
  try {
    sealAll(area, profiles.prefix(id), seal);
  } catch (error) {
    openAll(area, profiles.prefix(id), seal);
    profiles.saveLock(id, null);
    throw error;
  }
}

/**
 * Takes the lock off.
 *
 * @param {Storage} area
 * @param {Profiles} profiles
 * @param {string} id
 * @param {string} passphrase
 * @param {Load} [load]
 * @returns {Promise<void>} rejected with WrongPassphrase
 */
export async function unlockProfile(area, profiles, id, passphrase, load = loadCipher) {
  const { lock } = profiles.find(id);
  if (!lock) return;
  openAll(area, profiles.prefix(id), sealFor(await load(), lock, passphrase));
  profiles.saveLock(id, null);
}

/**
 * @param {Storage} area
 * @param {string} prefix
 * @param {Seal} seal
 */
function sealAll(area, prefix, seal) {
  for (const [key, text] of values(area, prefix)) {
    if (!isSealed(text)) area.setItem(key, seal.sealed(key, text));
  }
}

/**
 * @param {Storage} area
 * @param {string} prefix
 * @param {Seal} seal
 */
function openAll(area, prefix, seal) {
  for (const [key, text] of values(area, prefix)) {
    if (isSealed(text)) area.setItem(key, seal.opened(key, text));
  }
}

/**
 * @param {Storage} area
 * @param {string} prefix
 * @returns {[string, string][]} all of a profile but what belongs to the profile itself
 */
function values(area, prefix) {
  const keys = [];
  for (let index = 0; index < area.length; index += 1) keys.push(area.key(index) ?? "");
  const own = OWN_KEYS.map((name) => prefix + name);
  return keys.filter((key) => key.startsWith(prefix) && !own.includes(key)).map((key) => [key, area.getItem(key) ?? ""]);
}
