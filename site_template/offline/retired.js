// @ts-check
// In the place of a service worker under `mkcourse serve`: what was kept of a site that was here before goes, so that
// a teacher sees each change. The browser asks for this file when it opens a page that an old worker still serves.

const successor = /** @type {any} */ (self);

successor.addEventListener("install", () => successor.skipWaiting());
successor.addEventListener("activate", (/** @type {any} */ event) => event.waitUntil(retire()));

async function retire() {
  const ours = `mkcourse ${new URL("./", successor.location.href).pathname} `;
  for (const name of await caches.keys()) if (name.startsWith(ours)) await caches.delete(name);
  await successor.registration.unregister();
  for (const page of await successor.clients.matchAll({ type: "window" })) await page.navigate(page.url).catch(() => {});
}
