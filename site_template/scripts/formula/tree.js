// @ts-check
/**
 * A formula as it is laid out, and not what it means: only the engine knows that.
 *
 * @typedef {Node[]} Row
 * @typedef {{kind: "number" | "letter" | "name" | "sign", text: string}} Piece
 * @typedef {{kind: "fraction", top: Row, bottom: Row}} Fraction
 * @typedef {{kind: "script", base: Node | null, up: Row | null, down: Row | null}} Script
 * @typedef {{kind: "root", degree: Row | null, body: Row}} Root
 * @typedef {{kind: "bracket", open: string, close: string, body: Row}} Bracket
 * @typedef {Piece | Fraction | Script | Root | Bracket} Node
 */

/** Names that are set upright and whole. */
export const NAMES = new Set(
  "sin cos tan cot sec csc asin acos atan arcsin arccos arctan sinh cosh tanh ln lg log exp min max gcd lcm mod abs floor ceil round".split(" "),
);

const GREEK =
  "alpha α beta β gamma γ delta δ epsilon ε zeta ζ eta η theta θ iota ι kappa κ lambda λ mu μ nu ν xi ξ rho ρ sigma σ tau τ phi φ chi χ psi ψ omega ω pi π Gamma Γ Delta Δ Theta Θ Lambda Λ Sigma Σ Phi Φ Psi Ψ Omega Ω".split(" ");

/** Name of a Greek letter -> the letter. @type {Map<string, string>} */
export const LETTERS = new Map(GREEK.flatMap((name, place) => (place % 2 ? [] : [[name, GREEK[place + 1] ?? ""]])));

/**
 * @param {Row} row
 * @returns {Row} without the brackets around the whole of it
 */
export function bare(row) {
  const [only] = row;
  return row.length === 1 && only?.kind === "bracket" && only.open === "(" && only.close === ")" ? bare(only.body) : row;
}

/**
 * @param {Node | undefined} node
 * @param {string} [signs] any of these; all, when none are named
 */
export function isSign(node, signs = "") {
  return node?.kind === "sign" && (!signs || signs.includes(node.text));
}
