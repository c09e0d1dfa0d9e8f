// @ts-check
/**
 * What friends hand each other: "please look at this", and the feedback to it. As a file, or in a link
 * that a QR code can hold. What comes in is from anybody: it is read strictly, shown as text, and never
 * more than it should be.
 */

import { fromLink as ofLink, inLink as asLink } from "../link-text.js";
import { isPicture } from "./pictures.js";
import { isWebAddress } from "./pieces.js";

/** @typedef {{kind: "text" | "link" | "file", title: string, text: string, picture: string}} Shown */
/** @typedef {{format: "mkcourse-look", version: 1, course: string, project: string, look: string, from: string, at: number, pieces: Shown[]}} Look */
/** @typedef {{format: "mkcourse-feedback", version: 1, course: string, project: string, review: string, look: string, to: string, by: string,
 *   at: number, scores: Record<string, number>, good: string, next: string}} Feedback */
/** @typedef {{id: string, criteria: {id: string, points: number[]}[]}} KnownProject */

/** Bytes of such a file, at most. */
export const LARGEST_PEER_FILE = 8_000_000;
/** Letters of a link that a QR code still holds so that phones read it. */
export const LONGEST_IN_LINK = 1500;

const VERSION = 1;
const LONGEST_NAME = 80;
const LONGEST_TITLE = 200;
const LONGEST_TEXT = 4000;
const LONGEST_SENTENCE = 1000;
const MOST_PIECES = 60;
const ID = /^[\w-]{1,100}$/;

/** A file or link that is not taken: `code` says why. */
export class PeerError extends Error {
  /** @param {"too-large" | "no-file" | "other-course" | "other-project" | "newer" | "damaged"} code */
  constructor(code) {
    super(code);
    this.name = "PeerError";
    this.code = code;
  }
}

/**
 * @param {string} text of a file
 * @param {string} course id
 * @param {Map<string, KnownProject>} projects of the course
 * @returns {Look | Feedback} throws PeerError
 */
export function readPeerFile(text, course, projects) {
  if (text.length > LARGEST_PEER_FILE) throw new PeerError("too-large");
  const value = parsed(text);
  if (value["format"] !== "mkcourse-look" && value["format"] !== "mkcourse-feedback") throw new PeerError("no-file");
  if (value["version"] !== VERSION) throw new PeerError(Number(value["version"]) > VERSION ? "newer" : "damaged");
  if (value["course"] !== course) throw new PeerError("other-course");
  const project = projects.get(String(value["project"]));
  if (!project) throw new PeerError("other-project");
  return value["format"] === "mkcourse-look" ? lookFrom(value, course, project) : feedbackFrom(value, course, project);
}

/**
 * @param {Look | Feedback} content
 * @returns {string} for the end of a link
 */
export function inLink(content) {
  return asLink(content);
}

/**
 * @param {string} told the end of a link
 * @returns {string} the text of the file; throws PeerError
 */
export function fromLink(told) {
  const text = ofLink(told);
  if (text === null) throw new PeerError("damaged");
  return text;
}

/**
 * @param {Record<string, unknown>} value
 * @param {string} course
 * @param {KnownProject} project
 * @returns {Look}
 */
function lookFrom(value, course, project) {
  const pieces = value["pieces"];
  if (!Array.isArray(pieces) || pieces.length > MOST_PIECES) throw new PeerError("damaged");
  return {
    format: "mkcourse-look",
    version: 1,
    course,
    project: project.id,
    look: id(value["look"]),
    from: text(value["from"], LONGEST_NAME),
    at: time(value["at"]),
    pieces: pieces.map(pieceFrom),
  };
}

/**
 * @param {unknown} value
 * @returns {Shown}
 */
function pieceFrom(value) {
  const piece = record(value);
  const kind = piece["kind"];
  if (kind !== "text" && kind !== "link" && kind !== "file") throw new PeerError("damaged");
  const told = text(piece["text"] ?? "", LONGEST_TEXT);
  if (kind === "link" && !isWebAddress(told)) throw new PeerError("damaged");
  const picture = piece["picture"] ?? "";
  if (picture !== "" && !isPicture(picture)) throw new PeerError("damaged");
  return { kind, title: text(piece["title"], LONGEST_TITLE), text: told, picture: /** @type {string} */ (picture) };
}

/**
 * @param {Record<string, unknown>} value
 * @param {string} course
 * @param {KnownProject} project
 * @returns {Feedback}
 */
function feedbackFrom(value, course, project) {
  return {
    format: "mkcourse-feedback",
    version: 1,
    course,
    project: project.id,
    review: id(value["review"]),
    look: value["look"] === "" ? "" : id(value["look"]),
    to: text(value["to"], LONGEST_NAME),
    by: text(value["by"], LONGEST_NAME),
    at: time(value["at"]),
    scores: scoresFrom(record(value["scores"]), project),
    good: text(value["good"], LONGEST_SENTENCE),
    next: text(value["next"], LONGEST_SENTENCE),
  };
}

/**
 * Points for criteria that the rubric does not have, or has no such level of, are passed over.
 *
 * @param {Record<string, unknown>} told
 * @param {KnownProject} project
 */
function scoresFrom(told, project) {
  /** @type {Record<string, number>} */
  const scores = {};
  for (const { id, points } of project.criteria) {
    const score = Object.hasOwn(told, id) ? told[id] : null;
    if (typeof score === "number" && points.includes(score)) scores[id] = score;
  }
  return scores;
}

/**
 * @param {string} text
 * @returns {Record<string, unknown>}
 */
function parsed(text) {
  try {
    const value = JSON.parse(text.replace(/^\ufeff/, ""));
    return typeof value === "object" && value !== null && !Array.isArray(value) ? value : {};
  } catch {
    throw new PeerError("no-file");
  }
}

/**
 * @param {unknown} value
 * @returns {Record<string, unknown>}
 */
function record(value) {
  if (typeof value !== "object" || value === null || Array.isArray(value)) throw new PeerError("damaged");
  return /** @type {Record<string, unknown>} */ (value);
}

/**
 * @param {unknown} value
 * @param {number} longest
 */
function text(value, longest) {
  if (typeof value !== "string" || value.length > longest) throw new PeerError("damaged");
  return value;
}

/** @param {unknown} value */
function id(value) {
  if (typeof value !== "string" || !ID.test(value)) throw new PeerError("damaged");
  return value;
}

/** @param {unknown} value */
function time(value) {
  if (typeof value !== "number" || !Number.isInteger(value) || value < 0 || value > 253_402_300_799) throw new PeerError("damaged");
  return value;
}
