// @ts-check
/** The portfolio as one page of HTML that needs no script, no site and no network. */

import { formatted } from "./html-text.js";
import { isWebAddress } from "./pieces.js";
import { fullDay } from "./sign-off.js";

/** @typedef {import("../context.js").Context} Context */
/** @typedef {import("./state.js").Portfolio} Portfolio */
/** @typedef {import("./state.js").ProjectPage} ProjectPage */
/** @typedef {import("./state.js").Scores} Scores */
/** @typedef {import("./packing.js").Packed} Packed */

const SHAPES = { red: "■", yellow: "▲", green: "●" };
const PICTURES = ["image/png", "image/jpeg", "image/webp", "image/gif"];
const STYLE = `
body { max-width: 46rem; margin: 2rem auto; padding: 0 1rem; color: #1d2526; background: #fff; font: 1rem/1.6 system-ui, sans-serif; }
h1, h2, h3 { line-height: 1.25; }
article { margin: 2.5rem 0; padding-top: 1rem; border-top: 2px solid #d5dcdd; }
table { border-collapse: collapse; } th, td { padding: .4rem .6rem; border: 1px solid #c3cccd; text-align: start; vertical-align: top; }
img { max-width: 100%; max-height: 24rem; } blockquote { margin: 1rem 0; padding: .2rem 1rem; border-inline-start: 4px solid #7fb1b4; }
pre { white-space: pre-wrap; font: inherit; } .quiet { color: #55606a; font-size: .9rem; } code { overflow-wrap: anywhere; font-size: .75rem; }
@media print { article { break-inside: avoid; } }`;

/**
 * @param {{portfolio: Portfolio, pages: ProjectPage[], packed: Packed[], name: string}} what
 * @param {Context} context
 * @returns {string}
 */
export function readablePage({ portfolio, pages, packed, name }, context) {
  const { words, book } = context;
  const title = name ? words.say("portfolio.of", { name, course: book.course.title }) : `${words.say("portfolio.title")}: ${book.course.title}`;
  const language = document.documentElement.lang || book.course.language;
  const direction = document.documentElement.dir || "auto";
  const begun = pages.filter(({ id }) => ["begun", "finished"].includes(portfolio.projects[id]?.standing ?? ""));
  const signs = portfolio.sign_offs.filter(({ refused }) => refused === null);
  return formatted`<!doctype html>
<html lang="${language}" dir="${direction}">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width,initial-scale=1"><title>${title}</title><style>${{ html: STYLE }}</style></head>
<body>
<h1>${title}</h1>
<p class="quiet">${words.say("portfolio.made-on", { when: words.date(Math.floor(Date.now() / 1000)) })}</p>
${begun.map((page) => article(page, portfolio, packed, context))}
${signs.length > 0 ? section(words.say("project.sign-off"), signs.map((each) => formatted`<p>${words.say("sign-off.by", { by: each.by })} · ${book.title(each.subject)} · ${words.say("sign-off.level", { level: each.level })} · ${fullDay(each.day)} · ${words.say("sign-off.for", { name: each.learner })}<br><code>${each.code}</code></p>`)) : ""}
</body>
</html>
`.html;
}

/**
 * @param {ProjectPage} page
 * @param {Portfolio} portfolio
 * @param {Packed[]} packed
 * @param {Context} context
 */
function article(page, portfolio, packed, { words, book }) {
  const work = portfolio.projects[page.id];
  if (!work) return "";
  const shows = book.projects.get(page.id)?.competencies.map((id) => book.competencies.get(id)?.can ?? id) ?? [];
  return formatted`<article>
<h2>${page.title}</h2>
<p class="quiet">${words.say(`portfolio.${work.standing}`)}</p>
${section(words.say("project.shows"), formatted`<ul>${shows.map((can) => formatted`<li>${can}</li>`)}</ul>`)}
<ul>${page.checkpoints.map(({ id, text }) => checkpoint(text, work.checkpoints[id] ?? null, words))}</ul>
${work.evidence.length > 0 ? section(words.say("project.work"), work.evidence.map((piece) => shownPiece(piece, packed, words))) : ""}
${work.assessment ? section(words.say("portfolio.own-judgement"), [rubric(page, work.assessment.scores), work.assessment.text ? formatted`<blockquote>${words.say("assessment.next")} ${work.assessment.text}</blockquote>` : ""]) : ""}
${work.reviews.map((review) => section(words.say("peer.by", { name: review.by || words.say("peer.somebody"), when: words.date(review.at) }), [formatted`<blockquote>${words.say("peer.good")} ${review.good}</blockquote><blockquote>${words.say("peer.next")} ${review.next}</blockquote>`, rubric(page, review.scores)]))}
</article>
`;
}

/**
 * @param {string} title
 * @param {import("./html-text.js").Part} content
 */
function section(title, content) {
  return formatted`<h3>${title}</h3>${content}`;
}

/**
 * @param {string} text
 * @param {import("./state.js").Colour | null} colour
 * @param {import("../words.js").Words} words
 */
function checkpoint(text, colour, words) {
  return formatted`<li>${colour ? SHAPES[colour] : "○"} ${text} (${words.say(colour ? `checkpoint.${colour}` : "checkpoint.open")})</li>`;
}

/**
 * @param {import("./state.js").Piece} piece
 * @param {Packed[]} packed
 * @param {import("../words.js").Words} words
 */
function shownPiece(piece, packed, words) {
  const title = piece.title || words.say(`evidence.${piece.kind}`);
  if (piece.kind === "text") return formatted`<h4>${title}</h4><pre>${piece.text ?? ""}</pre>`;
  if (piece.kind === "link") return isWebAddress(piece.text ?? "") ? formatted`<p>${title}: <a href="${piece.text ?? ""}">${piece.text ?? ""}</a></p>` : formatted`<p>${title}: ${piece.text ?? ""}</p>`;
  const file = packed.find(({ evidence }) => evidence === piece.id);
  if (!file) return formatted`<p>${title} (${words.say("evidence.elsewhere")})</p>`;
  const address = file.path.split("/").map(encodeURIComponent).join("/");
  const picture = PICTURES.includes(file.media) ? formatted`<br><img src="${address}" alt="${title}">` : "";
  return formatted`<p><a href="${address}">${title}</a>${picture}</p>`;
}

/**
 * @param {ProjectPage} page
 * @param {Scores} scores
 */
function rubric(page, scores) {
  const rows = page.rubric.flatMap(({ id, text, levels }) => {
    const level = levels.find(({ points }) => points === scores[id]);
    return level ? [formatted`<tr><th scope="row">${text}</th><td>${String(level.points)}</td><td>${level.text}</td></tr>`] : [];
  });
  return rows.length > 0 ? formatted`<table>${rows}</table>` : "";
}
