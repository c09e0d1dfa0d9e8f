// A learner's journey in Firefox, driven over WebDriver BiDi.
//
//     node firefox_journey.mjs PUPPETEER FIREFOX ADDRESS KEYS FOLDER
//
// KEYS is a JSON file {item: {right: [...], wrong: [...]}}, FOLDER takes the downloads. Prints what it saw as JSON.

import { readFile, readdir } from "node:fs/promises";
import { join } from "node:path";
import { pathToFileURL } from "node:url";

const [, , puppeteerPath, executablePath, address, keysPath, folder] = process.argv;
const { default: puppeteer } = await import(pathToFileURL(puppeteerPath).href);
const keys = JSON.parse(await readFile(keysPath, "utf8"));
const TIMEOUT = 120_000;
const STEP = 100; // milliseconds between two looks

const browser = await puppeteer.launch({
  browser: "firefox",
  executablePath,
  headless: true,
  protocolTimeout: TIMEOUT,
  extraPrefsFirefox: {
    "browser.download.folderList": 2,
    "browser.download.dir": folder,
    "browser.download.always_ask_before_handling_new_types": false,
    "browser.helperApps.neverAsk.saveToDisk": "application/json",
  },
});
let shown = ""; // the question that was shown last
const seen = { complaints: [], foreign: [], steps: [] };
const page = await browser.newPage();
try {
  await journey(page);
} catch (error) {
  seen.failed = String(error.stack ?? error);
  seen.shown = await page.evaluate(() => document.querySelector("main")?.innerText).catch(() => "nothing");
} finally {
  await browser.close();
}
console.log(JSON.stringify(seen));

async function journey() {
  page.setDefaultTimeout(TIMEOUT);
  page.on("console", (message) => message.type() === "error" && complain(message.text()));
  page.on("pageerror", (error) => isOfLeftPage(error) || complain(error));
  page.on("request", (request) => {
    if (!/^(data|blob):/.test(request.url()) && !request.url().startsWith(new URL(address).origin)) seen.foreign.push(request.url());
  });

  await page.goto(address);
  await page.waitForSelector("mk-home .mk-card a");
  step("home");

  await page.goto(`${address}lessons/remembering/`);
  await page.waitForSelector("mk-practice form[data-mounted]");
  await page.waitForSelector("mk-practice [data-level]"); // the engine is up
  await answer("wrong");
  step("wrong");
  await press('mk-practice [data-action="skip"]');
  await another();
  const item = await answer("right");
  step("right");

  await page.reload();
  await page.waitForSelector("mk-practice form[data-mounted]");
  await page.waitForSelector("mk-practice [data-level]");
  await page.goto(`${address}progress/`);
  await page.waitForSelector('mk-progress [data-level="learning"]');
  step("kept");

  await page.goto(`${address}me/`);
  await page.waitForSelector('mk-backup [data-action="save"]');
  await press('mk-backup [data-action="save"]');
  const backup = JSON.parse(await downloaded());
  seen.saved = backup.events.filter((event) => event.type === "Attempted").map((event) => event.item);
  if (!seen.saved.includes(item)) throw new Error("the answer is not in the backup");
  step("backup");

  await page.waitForSelector('[data-keeping="here"]');
  step("offline");
}

/** A page that is left while the engine is on its way breaks off its import; through a service worker, Firefox has no name for it. */
function isOfLeftPage(error) {
  return /error loading dynamically imported module: .*pyodide|Failed to load ‘’/.test(String(error));
}

/** A complaint is told with the step after which it came. */
function complain(message) {
  seen.complaints.push(`${message} (after "${seen.steps.at(-1) ?? "the start"}")`);
}

function step(name) {
  seen.steps.push(name);
}

async function another() {
  await until(() => page.evaluate((before) => document.querySelector("mk-practice form.mk-item")?.dataset.item !== before, shown));
}

/** Puppeteer's own ways to wait for more than an element need eval in the page, which its policy forbids. */
async function until(isSo) {
  for (let waited = 0; waited < TIMEOUT; waited += STEP) {
    if (await isSo()) return;
    await new Promise((resolve) => setTimeout(resolve, STEP));
  }
  throw new Error(`it never came so after "${seen.steps.at(-1)}"`);
}

/** Presses what may still move under the pointer, such as while the page scrolls. */
async function press(selector) {
  await page.waitForSelector(selector);
  let before = "";
  await until(async () => {
    const place = await page.$eval(selector, (element) => {
      element.scrollIntoView({ block: "center", behavior: "instant" });
      return JSON.stringify(element.getBoundingClientRect());
    });
    const isStill = place === before;
    before = place;
    return isStill;
  });
  await page.click(selector);
}

/** Answers what is shown, and waits for that verdict. */
async function answer(verdict) {
  await page.waitForSelector("mk-practice form[data-mounted]");
  shown = await page.evaluate(() => {
    const form = document.querySelector("mk-practice form.mk-item");
    form.scrollIntoView({ block: "nearest" }); // what is in sight stays, whatever the engine would rather ask
    return form.dataset.item;
  });
  const form = `mk-practice form[data-item="${shown}"]`;
  const isTyped = (await page.$(`${form} input[name=answer][type=text]`)) !== null;
  if (isTyped) await page.type(`${form} input[name=answer]`, keys[shown][verdict][0]);
  else for (const option of keys[shown][verdict]) await press(`${form} input[value="${option}"]`);
  await press(`${form} button[type=submit]`);
  await page.waitForSelector(`${form} [data-verdict="${verdict}"]`);
  return shown;
}

async function downloaded() {
  for (let waited = 0; waited < TIMEOUT; waited += 250) {
    const files = await readdir(folder);
    const [file] = files.filter((name) => name.endsWith(".json"));
    if (file && !files.some((name) => name.endsWith(".part"))) return readFile(join(folder, file), "utf8");
    await new Promise((resolve) => setTimeout(resolve, 250));
  }
  throw new Error("nothing was downloaded");
}
