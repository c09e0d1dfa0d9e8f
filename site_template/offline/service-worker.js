// @ts-check
// The course without a network: one cache for each edition of the site, filled whole or not at all.
//
// The build puts the site's files, each with its sum, in the place of the empty SITE below and writes the outcome to
// the site's root. So a new edition is a new worker to the browser, which sees it, lets it fill a cache of its own,
// and keeps it waiting. Until the learner wants it, or has closed every tab, the old worker and its cache serve.
// Each file must have its sum: while a host is half way through an update, nothing of two editions is mixed.
//
// Not Workbox: its precache is one cache that a new worker changes under the feet of the tabs that are open, and it
// takes more code than what is needed here.

/** @typedef {{[name: string]: string}} Sums of files, as fetch() takes them */
/** @typedef {{course: string, edition: string, kept: Sums, asked: Sums}} Site `asked`: kept when first asked for */
/** @typedef {{name: string, cache: Cache, names: Map<string, string>}} Older */
/** @typedef {{current: string, tabs: {[client: string]: string}}} State caches: the newest one's, those of older tabs */

/** @type {Site} */
const SITE = { course: "", edition: "", kept: {}, asked: {} };

const worker = /** @type {any} */ (self);
const ROOT = new URL("./", worker.location.href);
const OURS = `mkcourse ${ROOT.pathname} `; // several courses can share an origin
const STATE = `${OURS}state`;
const CACHE = `${OURS}${SITE.course} ${SITE.edition}`;
const SUM = "X-Mkcourse-Sum";
const LANES = 4; // files at once, so that there is room for what the learner asks for
const PAUSES = [500, 2000, 8000]; // milliseconds before a file that did not come is asked for again

let isRemoved = false;

worker.addEventListener("install", (/** @type {any} */ event) => event.waitUntil(install()));
worker.addEventListener("activate", (/** @type {any} */ event) => event.waitUntil(activate()));
worker.addEventListener("message", (/** @type {any} */ event) => event.waitUntil(heard(event.data)));
worker.addEventListener("fetch", (/** @type {any} */ event) => {
  const name = nameOf(event.request.url);
  if (event.request.method === "GET" && name !== null && !isRemoved) event.respondWith(answer(event, name));
});

/** Keeps every file. What came before a failure stays, unused, for the next attempt. */
async function install() {
  const cache = await caches.open(CACHE);
  const older = await olderEditions();
  const names = Object.keys(SITE.kept);
  let done = 0;
  const waiting = names.values();
  const lane = async () => {
    for (const name of waiting) {
      if (!(await cache.match(urlOf(name)))) await keep(cache, name, older);
      done += 1;
      if (done % 10 === 0) await tell({ keeping: done / names.length });
    }
  };
  await Promise.all(Array.from({ length: LANES }, lane));
  await cache.put(urlOf("edition"), new Response(JSON.stringify(SITE)));
  if ((await (await caches.open(CACHE)).keys()).length <= names.length) throw new Error("the browser let files go");
  if (older.length > 0 && !older.some(({ name }) => isOfThisCourse(name))) await worker.skipWaiting(); // another course was here before
}

/**
 * @param {Cache} cache
 * @param {string} name
 * @param {Older[]} older that may hold the same file, perhaps under another name
 */
async function keep(cache, name, older) {
  const sum = SITE.kept[name] ?? SITE.asked[name] ?? "";
  for (const each of older) {
    const known = await each.cache.match(urlOf(each.names.get(sum) ?? name));
    if (known?.headers.get(SUM) === sum) return cache.put(urlOf(name), known);
  }
  await cache.put(urlOf(name), await patiently(() => fetched(name, SITE)));
}

/** @returns {Promise<Older[]>} with the names that their files had, by the sum */
async function olderEditions() {
  const names = (await ownCaches()).filter((name) => name !== CACHE);
  return Promise.all(names.map(async (name) => {
    const cache = await caches.open(name);
    const { kept, asked } = await siteOf(cache);
    return { name, cache, names: new Map(Object.entries({ ...asked, ...kept }).map(([file, sum]) => [sum, file])) };
  }));
}

/**
 * @template T
 * @param {() => Promise<T>} task
 */
async function patiently(task) {
  for (const pause of PAUSES) {
    try {
      return await task();
    } catch {
      await new Promise((resolve) => setTimeout(resolve, pause));
    }
  }
  return task();
}

/**
 * A file of that edition from the network, or a failure. Its copy has lost all signs of a redirection.
 *
 * @param {string} name
 * @param {Site} site
 */
async function fetched(name, site) {
  const sum = site.kept[name] ?? site.asked[name] ?? "";
  const found = await fetch(urlOf(name), { cache: "no-cache", integrity: sum, credentials: "same-origin" });
  if (!found.ok) throw new Error(`${name}: ${found.status}`);
  const type = found.headers.get("Content-Type") ?? "";
  return new Response(await found.arrayBuffer(), { headers: { ...(type ? { "Content-Type": type } : {}), [SUM]: sum } });
}

/** From now on this edition is what a new tab gets; open ones keep theirs. */
async function activate() {
  const state = await readState();
  for (const { id } of await worker.clients.matchAll({ type: "all" })) {
    if (!state.tabs[id] && state.current && isOfThisCourse(state.current)) state.tabs[id] = state.current;
  }
  state.current = CACHE;
  await saveState(state);
  await letGo(state);
}

/** Removes the caches that no tab needs any more. @param {State} state */
async function letGo(state) {
  for (const id of Object.keys(state.tabs)) if (!(await worker.clients.get(id))) delete state.tabs[id];
  await saveState(state);
  const needed = [STATE, CACHE, ...Object.values(state.tabs)];
  for (const name of await ownCaches()) if (!needed.includes(name)) await caches.delete(name);
}

/** @param {{use?: boolean, media?: boolean, remove?: boolean, claim?: string}} said by a page */
async function heard({ use, media, remove, claim }) {
  if (use) await worker.skipWaiting();
  if (remove) await removeAll();
  if (media) await keepMedia();
  // A page that came from the network before there was a worker; of another edition it must not get our files.
  if (claim === SITE.edition) await worker.clients.claim();
}

/** The learner wants nothing kept. Pages that are open get everything from the network from now on. */
async function removeAll() {
  isRemoved = true;
  await worker.registration.unregister();
  for (const name of [...(await ownCaches()), STATE]) await caches.delete(name);
}

/** Keeps the films, recordings and large pictures, too. */
async function keepMedia() {
  const cache = await caches.open(CACHE);
  try {
    for (const name of Object.keys(SITE.asked)) if (!(await cache.match(urlOf(name)))) await keep(cache, name, []);
    await tell({ media: "kept" });
  } catch {
    await tell({ media: "failed" });
  }
}

/**
 * @param {any} event
 * @param {string} name
 * @returns {Promise<Response>}
 */
async function answer(event, name) {
  const { request } = event;
  const cache = await cacheFor(event);
  const found = await cache.match(urlOf(name));
  if (found) return part(request, found);
  if (await cache.match(urlOf(`${name}/index.html`))) return Response.redirect(urlOf(`${name}/`));
  const site = await siteOf(cache);
  const isPlayed = request.headers.has("Range"); // a film begins before the whole of it is there
  if (isPlayed || (!site.kept[name] && !site.asked[name])) return fetch(request);
  try {
    const fresh = await fetched(name, site);
    await cache.put(urlOf(name), fresh.clone());
    return part(request, fresh);
  } catch {
    void worker.registration.update().catch(() => {}); // perhaps the server has a new edition
    return Response.error();
  }
}

/**
 * The cache of the edition that asks: a page's first request opens the newest one's, a tab from before goes on with its own.
 *
 * @param {any} event
 */
async function cacheFor({ request, clientId, resultingClientId }) {
  const state = await readState();
  const older = request.mode === "navigate" && request.destination === "document" ? undefined : state.tabs[clientId];
  if (older && resultingClientId) await saveState({ ...state, tabs: { ...state.tabs, [resultingClientId]: older } });
  return caches.open(older ?? CACHE);
}

/**
 * @param {Cache} cache
 * @returns {Promise<Site>}
 */
async function siteOf(cache) {
  return (await (await cache.match(urlOf("edition")))?.json()) ?? SITE;
}

/**
 * What a player asks for of a film or a recording.
 *
 * @param {Request} request
 * @param {Response} whole
 */
async function part(request, whole) {
  const range = /^bytes=(\d+)-(\d*)$/.exec(request.headers.get("Range") ?? "");
  if (!range) return whole;
  const body = await whole.blob();
  const [first, last] = [Number(range[1]), Math.min(Number(range[2] || body.size - 1), body.size - 1)];
  const headers = { "Content-Type": whole.headers.get("Content-Type") ?? "", "Content-Range": `bytes ${first}-${last}/${body.size}` };
  return new Response(body.slice(first, last + 1), { status: 206, headers });
}

/**
 * @param {string} url
 * @returns {string | null} of a file of the site, null where it is none
 */
function nameOf(url) {
  const { origin, pathname } = new URL(url);
  if (origin !== ROOT.origin || !pathname.startsWith(ROOT.pathname)) return null;
  const name = pathname.slice(ROOT.pathname.length);
  try {
    return decodeURIComponent(name === "" || name.endsWith("/") ? `${name}index.html` : name);
  } catch {
    return null;
  }
}

/** @param {string} name */
function urlOf(name) {
  return new URL(name.split("/").map(encodeURIComponent).join("/"), ROOT).href;
}

async function ownCaches() {
  return (await caches.keys()).filter((name) => name.startsWith(OURS) && name !== STATE);
}

/** @param {string} cache */
function isOfThisCourse(cache) {
  return cache.startsWith(`${OURS}${SITE.course} `);
}

/** @type {Promise<State> | null} only the active worker writes it */
let known = null;

/** @returns {Promise<State>} */
function readState() {
  known ??= storedState();
  return known;
}

/** @returns {Promise<State>} */
async function storedState() {
  const found = await (await caches.open(STATE)).match(urlOf("state"));
  return found ? found.json() : { current: "", tabs: {} };
}

/** @param {State} state */
async function saveState(state) {
  known = Promise.resolve(state);
  await (await caches.open(STATE)).put(urlOf("state"), new Response(JSON.stringify(state)));
}

/** @param {Record<string, unknown>} news */
async function tell(news) {
  for (const page of await worker.clients.matchAll({ includeUncontrolled: true })) page.postMessage(news);
}
