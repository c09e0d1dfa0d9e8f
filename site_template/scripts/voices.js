// @ts-check
/**
 * The voices of this device. Those that send the text to a server are left out: what a learner reads
 * is nobody else's business.
 */

/** Some browsers tell of their voices a moment after the page is there, and some never do. */
const VOICES_WAIT = 1500;

/** @returns {SpeechSynthesisVoice[]} */
function voices() {
  if (!("speechSynthesis" in globalThis)) return [];
  return speechSynthesis.getVoices().filter((voice) => voice.localService);
}

/** Whether there is any voice. */
export function canSpeak() {
  return voices().length > 0;
}

/**
 * @param {string} language
 * @returns {SpeechSynthesisVoice | null} the voice for a language, the one of the same region first
 */
export function voiceFor(language) {
  const wanted = language.toLowerCase();
  const [base] = wanted.split("-");
  const fitting = voices().filter((voice) => voice.lang.toLowerCase().split(/[-_]/)[0] === base);
  const exact = fitting.find((voice) => voice.lang.toLowerCase().replace("_", "-") === wanted);
  return exact ?? fitting.find((voice) => voice.default) ?? fitting[0] ?? null;
}

/** @returns {Promise<void>} when the browser has told its voices, or had time enough */
export function voicesKnown() {
  if (canSpeak() || !("speechSynthesis" in globalThis)) return Promise.resolve();
  return new Promise((resolve) => {
    speechSynthesis.addEventListener?.("voiceschanged", () => resolve(), { once: true });
    setTimeout(resolve, VOICES_WAIT);
  });
}
