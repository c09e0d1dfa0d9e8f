// @ts-check
/**
 * The lobby: practice before the engine is there, or where it cannot be.
 *
 * Nothing is judged here. The compiler has let the engine's own grading judge the answers that can be foreseen
 * (authoring/build/lobby.py); they are looked up. Every other answer waits for the engine, which is given all of
 * them, in their order, when it is there.
 */

/** @typedef {import("./context.js").Context} Context */
/** @typedef {import("./types.js").FeedbackEffect} FeedbackEffect */
/** @typedef {import("./types.js").ItemPage} ItemPage */
/** @typedef {import("./types.js").Response} Response */
/** @typedef {import("./types.js").Showing} Showing */

/**
 * What is told of an answer that was foreseen; whether it counts as evidence is for the engine to say.
 *
 * @param {string} item
 * @param {ItemPage} page
 * @param {Response} response
 * @returns {FeedbackEffect | null} null where only the engine can judge it
 */
export function foreseenFeedback(item, page, response) {
  const wanted = lookupText(page.type, response);
  const found = page.foreseen?.find(({ answers }) => answers.some((answer) => JSON.stringify(answer) === wanted));
  if (!found) return null;
  const { answers, ...told } = found;
  const silent = { reason: null, misconception: null, fields: [] };
  const keys = inOrder(told.keys ?? [], response);
  return { type: "Feedback", item, counts: true, why_not: null, credit: told.verdict === "right" ? 1 : 0, ...silent, ...told, keys };
}

/**
 * What is said of several options stands in the order in which they were chosen, which is that of the page.
 *
 * @param {string[]} keys
 * @param {Response} response
 */
function inOrder(keys, response) {
  const chosen = "chosen" in response ? response.chosen.map((id) => `option:${id}`) : [];
  const place = (/** @type {string} */ key) => (chosen.includes(key) ? chosen.indexOf(key) : chosen.length);
  return [...keys].sort((a, b) => place(a) - place(b));
}

/**
 * An answer as the compiler writes it down. Options have no order, but where the order is what is asked for.
 *
 * @param {string} type of the question
 * @param {Response} response
 */
function lookupText(type, response) {
  if ("text" in response && !("scores" in response)) return JSON.stringify(response.text);
  return JSON.stringify(type === "order" ? response : sorted(response));
}

/**
 * @param {Response | null} response
 * @returns {Response | null}
 */
function sorted(response) {
  if (response && "chosen" in response) return { chosen: [...response.chosen].sort() };
  if (response && "answers" in response) return { answers: response.answers.map(sorted) };
  return response;
}

/**
 * The first question, in the compiler's order, that the learner has not answered yet; where all are, the one that was
 * answered longest ago.
 *
 * @param {Context} context
 * @param {string[]} competencies
 * @param {string[]} avoid items on the page
 * @returns {Promise<Showing | null>}
 */
export async function nextInLobby({ items, session }, competencies, avoid) {
  const orders = await Promise.all(competencies.map((competency) => items.order(competency)));
  const free = orders.flat().filter((item) => !avoid.includes(item));
  const answered = session.answeredItems();
  const turn = (/** @type {string} */ item) => answered.lastIndexOf(item);
  const [first] = free.sort((a, b) => turn(a) - turn(b)); // sort is stable
  return first === undefined ? null : { item: first, order: [], tries: 0 };
}
