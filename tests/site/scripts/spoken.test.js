import assert from "node:assert/strict";
import { test } from "node:test";
import { spokenMath } from "../../../site_template/scripts/spoken.js";
import { Words } from "../../../site_template/scripts/words.js";
import { readFileSync } from "node:fs";

const words = new Words(JSON.parse(readFileSync(process.env["MKCOURSE_WORDS"] ?? "", "utf8")), "en");

/** A MathML element, as a page has it. */
function ml(localName, ...children) {
  const [only] = children;
  const text = typeof only === "string" ? only : children.map((each) => each.textContent).join("");
  const elements = children.filter((each) => typeof each !== "string");
  return { nodeType: 1, localName, textContent: text, children: elements, firstElementChild: elements[0] ?? null, getAttribute: () => null };
}

const fraction = (top, bottom) => ml("mfrac", ml("mn", top), ml("mn", bottom));

test("a fraction is read as one number over the other", () => {
  assert.equal(spokenMath(ml("math", ml("mrow", fraction("1", "2"))), words), "1 over 2");
});

test("a number before a fraction makes a mixed number", () => {
  assert.equal(spokenMath(ml("math", ml("mrow", ml("mn", "2"), fraction("3", "4"))), words), "2 and 3 over 4");
});

test("signs are read as words, and brackets are silent", () => {
  const sum = ml("math", ml("mrow", ml("mo", "("), fraction("1", "4"), ml("mo", "+"), ml("mn", "1"), ml("mo", ")"), ml("mo", "≤"), ml("mi", "x")));
  assert.equal(spokenMath(sum, words), "1 over 4 plus 1 is at most x");
});

test("powers and roots are read as a teacher says them", () => {
  assert.equal(spokenMath(ml("math", ml("msup", ml("mi", "x"), ml("mn", "2"))), words), "x squared");
  assert.equal(spokenMath(ml("math", ml("msup", ml("mi", "x"), ml("mi", "n"))), words), "x to the power of n");
  assert.equal(spokenMath(ml("math", ml("msqrt", ml("mn", "9"))), words), "square root of 9");
});
