// @ts-check
/** A class that the teacher asked to keep: its files, in this browser's IndexedDB, until the teacher deletes them. */

/**
 * @typedef {{course: string, at: number, size: number, files: {name: string, blob: Blob}[],
 *   numbers: Record<string, number>, levels: Record<string, Record<string, number>>}} Kept
 *   `numbers` of the pseudonyms and `levels`, both by the students' own names
 */

const DATABASE = "mkcourse-class";
const STORE = "classes";

/**
 * @param {string} course id
 * @returns {Promise<Kept | null>}
 */
export async function keptClass(course) {
  const known = await indexedDB.databases?.();
  if (known && !known.some(({ name }) => name === DATABASE)) return null; // looking leaves nothing behind
  return withStore("readonly", (store) => store.get(course)).then((found) => found ?? null, () => null);
}

/** @param {Kept} kept */
export async function keepClass(kept) {
  await withStore("readwrite", (store) => store.put(kept));
}

/** @param {string} course id */
export async function deleteClass(course) {
  const left = await withStore("readwrite", (store) => {
    store.delete(course);
    return store.count();
  });
  if (left === 0) indexedDB.deleteDatabase(DATABASE);
}

/**
 * @template T
 * @param {IDBTransactionMode} mode
 * @param {(store: IDBObjectStore) => IDBRequest<T>} act
 * @returns {Promise<T>} when it is written
 */
async function withStore(mode, act) {
  const database = await opened();
  try {
    return await new Promise((resolve, reject) => {
      const transaction = database.transaction(STORE, mode);
      const request = act(transaction.objectStore(STORE));
      transaction.oncomplete = () => resolve(request.result);
      transaction.onabort = transaction.onerror = () => reject(transaction.error);
    });
  } finally {
    database.close();
  }
}

/** @returns {Promise<IDBDatabase>} */
function opened() {
  return new Promise((resolve, reject) => {
    const request = indexedDB.open(DATABASE, 1);
    request.onupgradeneeded = () => request.result.createObjectStore(STORE, { keyPath: "course" });
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });
}
