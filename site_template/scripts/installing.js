// @ts-check
/** The browser's offer to install the course as an app: kept until the learner asks for it on the page about oneself. */

/** @typedef {Event & {prompt: () => Promise<void>, userChoice: Promise<{outcome: "accepted" | "dismissed"}>}} Offer */

/** Says "change". */
export const installing = new EventTarget();

/** @type {Offer | null} */
let offer = null;

export function watchInstalling() {
  window.addEventListener("beforeinstallprompt", (event) => {
    event.preventDefault(); // no banner over the lesson
    become(/** @type {Offer} */ (event));
  });
  window.addEventListener("appinstalled", () => become(null));
}

/** Whether this page runs as an installed app. */
export function isInstalled() {
  return matchMedia("(display-mode: standalone)").matches;
}

/** Whether the browser lets us ask. */
export function canInstall() {
  return offer !== null;
}

/** Asks the browser to ask. */
export async function install() {
  const asked = offer;
  become(null);
  await asked?.prompt();
}

/** @param {Offer | null} next */
function become(next) {
  offer = next;
  installing.dispatchEvent(new Event("change"));
}
