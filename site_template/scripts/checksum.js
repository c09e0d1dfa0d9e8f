// @ts-check
/** CRC-32 of a text's UTF-8 bytes: tells a damaged segment from a whole one. No secret, no signature. */

const TABLE = Uint32Array.from({ length: 256 }, (_, byte) => {
  let value = byte;
  for (let bit = 0; bit < 8; bit += 1) value = value & 1 ? 0xedb88320 ^ (value >>> 1) : value >>> 1;
  return value;
});

/**
 * @param {string} text
 * @returns {number}
 */
export function checksum(text) {
  let sum = 0xffffffff;
  for (const byte of new TextEncoder().encode(text)) {
    sum = /** @type {number} */ (TABLE[(sum ^ byte) & 0xff]) ^ (sum >>> 8);
  }
  return (sum ^ 0xffffffff) >>> 0;
}
