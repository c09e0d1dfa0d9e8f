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
try {
  await journey(await browser.newPage());
} catch (error) {
  seen.failed = String(error.stack ?? error);
} finally {
  await browser.close();
}
console.log(JSON.stringify(seen));

async function journey(page) {
  page.setDefaultTimeout(TIMEOUT);
  page.on("console", (message) => message.type() === "error" && seen.complaints.push(message.text()));
  page.on("pageerror", (error) => isOfLeftPage(error) || seen.complaints.push(String(error)));
  page.on("request", (request) => {
    if (!/^(data|blob):/.test(request.url()) && !request.url().startsWith(new URL(address).origin)) seen.foreign.push(request.url());
  });

  await page.goto(address);
  await page.waitForSelector("mk-home .mk-card a");
  step("home");

  await page.goto(`${address}lessons/remembering/`);
  await page.waitForSelector("mk-practice form[data-mounted]");
  await page.waitForSelector("mk-practice [data-level]"); // the engine is up
  await answer(page, "wrong");
  step("wrong");
  await page.click('mk-practice [data-action="skip"]');
  await another(page);
  const item = await answer(page, "right");
  step("right");

  await page.reload();
  await page.waitForSelector("mk-practice form[data-mounted]");
  await page.waitForSelector("mk-practice [data-level]");
  await page.goto(`${address}progress/`);
  await page.waitForSelector('mk-progress [data-level="learning"]');
  step("kept");

  await page.goto(`${address}me/`);
  await page.waitForSelector('mk-backup [data-action="save"]');
  await page.click('mk-backup [data-action="save"]');
  const backup = JSON.parse(await downloaded());
  seen.saved = backup.events.filter((event) => event.type === "Attempted").map((event) => event.item);
  if (!seen.saved.includes(item)) throw new Error("the answer is not in the backup");
  step("backup");

  await page.waitForSelector('[data-keeping="here"]');
  step("offline");
}

/** A page that is left while the engine is on its way breaks off its import. */
function isOfLeftPage(error) {
  return /error loading dynamically imported module: .*pyodide/.test(String(error));
}

function step(name) {
  seen.steps.push(name);
}

async function another(page) {
  await page.waitForFunction((before) => document.querySelector("mk-practice form.mk-item")?.dataset.item !== before, {}, shown);
}

/** Answers the question that is shown, and waits for that verdict. */
/** Answers what is shown; a question that nobody has touched may give way to the engine's choice, and is left then. */
async function answer(page, verdict, tries = 3) {
  try {
    return await answerShown(page, verdict);
  } catch (error) {
    if (tries === 1 || !/detached|find element/i.test(error.message)) throw error;
    return answer(page, verdict, tries - 1);
  }
}

async function answerShown(page, verdict) {
  await page.waitForSelector("mk-practice form[data-mounted]");
  shown = await page.$eval("mk-practice form.mk-item", (form) => form.dataset.item);
  const form = `mk-practice form[data-item="${shown}"]`;
  const isTyped = (await page.$(`${form} input[name=answer][type=text]`)) !== null;
  if (isTyped) await page.type(`${form} input[name=answer]`, keys[shown][verdict][0]);
  else for (const option of keys[shown][verdict]) await page.click(`${form} input[value="${option}"]`);
  await page.click(`${form} button[type=submit]`);
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
