import assert from "node:assert/strict";
import { test } from "node:test";
import { readText } from "../../../site_template/scripts/formula/text-reading.js";
import { toLatex, toText } from "../../../site_template/scripts/formula/writing.js";
import { readLatex } from "../../../site_template/scripts/formula/latex-reading.js";

/** What MathLive gives, and the text that is sent. */
const VISUAL = [
  ["\\frac12", "1/2"],
  ["\\frac{1}{2}x", "(1/2)x"],
  ["1\\frac12", "1 1/2"],
  ["1\\frac12\\cdot y", "1 1/2*y"],
  ["1\\frac12y", "1 1/2y"],
  ["2\\frac{x}{3}", "2(x/3)"],
  ["-\\frac{3}{4}+1", "-3/4+1"],
  ["x^2+3", "x^2+3"],
  ["x^{10}+1", "x^10+1"],
  ["x^{-2}", "x^(-2)"],
  ["x^{n+1}y", "x^(n+1) y"],
  ["x^2y", "x^2 y"],
  ["\\sqrt{\\left(x+1\\right)}", "sqrt(x+1)"],
  ["\\sqrt2x", "sqrt(2)x"],
  ["\\sqrt[3]{8}", "root(3; 8)"],
  ["2x\\left(x+1\\right)", "2x(x+1)"],
  ["3{,}5x", "3,5x"],
  ["3.5x", "3.5x"],
  ["\\pi r^2", "πr^2"],
  ["\\frac{\\left(x+1\\right)}{\\left(x-1\\right)}", "(x+1)/(x-1)"],
  ["\\frac{1}{2x}", "1/(2x)"],
  ["\\frac{\\frac12}{3}", "(1/2)/3"],
  ["\\left(\\frac12\\right)^2", "(1/2)^2"],
  ["\\frac12^2", "(1/2)^2"],
  ["\\left|x-1\\right|+2", "|x-1|+2"],
  ["3\\cdot2", "3*2"],
  ["x\\times y", "x*y"],
  ["a_1+a_{12}", "a_1+a_12"],
  ["\\sin\\left(x\\right)^2", "sin(x)^2"],
  ["\\sin x", "sin x"],
  ["\\sin^2x", "sin^2 x"],
  ["2\\sin x\\cos x", "2sin x cos x"],
  ["\\operatorname{lg}x", "lg x"],
  ["2\\%", "2%"],
  ["5!", "5!"],
  ["90\\degree", "90°"],
  ["90^{\\circ}", "90°"],
  ["x\\le3", "x <= 3"],
  ["(x+1)^2", "(x+1)^2"],
  ["\\alpha+\\beta", "α+β"],
  ["", ""],
];

test("what is laid out is sent as text that means the same", () => {
  for (const [latex, text] of VISUAL) assert.equal(toText(readLatex(latex)), text, latex);
});

/** What may be typed, and the LaTeX that the visual field is filled with. */
const TYPED = [
  ["1/2", "\\frac{1}{2}"],
  ["1/2x", "\\frac{1}{2}x"],
  ["1 1/2", "1\\frac{1}{2}"],
  ["(x+1)/(x-1)", "\\frac{x+1}{x-1}"],
  ["2x/3y", "\\frac{2x}{3}y"],
  ["x^10", "x^{10}"],
  ["x^(n+1)", "x^{n+1}"],
  ["x²", "x^{2}"],
  ["x^-2", "x^{-2}"],
  ["sqrt(x+1)", "\\sqrt{x+1}"],
  ["√2", "\\sqrt{2}"],
  ["root(3;8)", "\\sqrt[3]{8}"],
  ["cbrt(8)", "\\sqrt[3]{8}"],
  ["2*pi*r", "2\\cdot \\pi \\cdot r"],
  ["3,5x", "3{,}5x"],
  ["|x-1|", "\\left|x-1\\right|"],
  ["sin(2x)", "\\operatorname{sin}\\left(2x\\right)"],
  ["a_1", "a_{1}"],
  ["x >= 2", "x\\ge 2"],
  ["2(x", "2\\left(x\\right."],
  ["2/", "\\frac{2}{}"],
  ["/", "/"],
  ["x^", "x^{}"],
  ["{", "\\left\\lbrace \\right."],
];

test("what is typed is laid out, however unfinished", () => {
  for (const [text, latex] of TYPED) assert.equal(toLatex(readText(text)), latex, text);
});

test("a formula that goes to the visual field and back is the same", () => {
  for (const [, text] of VISUAL) assert.equal(toText(readLatex(toLatex(readText(text)))), text);
});

test("any text at all is laid out, as deep as it may nest", () => {
  const signs = "0123456789xyzπ+-*/^_()[]{}|,.;= sqrt\\√²°%!?é漢 \t".split("");
  let seed = 7;
  const next = () => (seed = (seed * 1103515245 + 12345) % 2147483648);
  for (let count = 0; count < 3000; count += 1) {
    const text = Array.from({ length: next() % 40 }, () => signs[next() % signs.length]).join("");
    assert.equal(typeof toLatex(readText(text)), "string");
    assert.equal(typeof toText(readLatex(text)), "string");
  }
  for (const sign of ["(", "^", "-", "sqrt", "/", "|", "{", "\\frac", "\\sqrt[", "\\left("]) {
    assert.equal(typeof toLatex(readText(sign.repeat(3000))), "string");
    assert.equal(typeof toText(readLatex(sign.repeat(3000))), "string");
  }
});
