// @ts-check
/** QR codes: drawing one, and reading one from a picture or the camera. The libraries come when they are needed. */

import { assetUrl } from "./site.js";

const SVG = "http://www.w3.org/2000/svg";

/** Pictures are made as small as this before they are read: phones take far larger ones than a QR code needs. */
const SIZES = [900, 500, 1600];

/** A frame of the camera is looked at so often. */
const LOOK_EVERY = 250;

/**
 * @param {string} text
 * @param {string} label what it leads to, for those who cannot see it
 * @returns {Promise<SVGSVGElement>} dark on white in every theme, or cameras cannot read it
 */
export async function drawnQr(text, label) {
  const { encodeQR } = await import(assetUrl("vendor/qr.js"));
  /** @type {boolean[][]} */
  const rows = encodeQR(text, "raw", { ecc: "medium", border: 3 });
  const svg = document.createElementNS(SVG, "svg");
  svg.setAttribute("viewBox", `0 0 ${rows.length} ${rows.length}`);
  svg.setAttribute("class", "mk-qr");
  svg.setAttribute("role", "img");
  svg.setAttribute("aria-label", label);
  const dark = rows.flatMap((row, y) => row.map((isDark, x) => (isDark ? `M${x} ${y}h1v1h-1z` : ""))).join("");
  svg.append(shape("rect", { width: `${rows.length}`, height: `${rows.length}`, class: "mk-qr__ground" }), shape("path", { d: dark, class: "mk-qr__dark" }));
  return svg;
}

/**
 * @param {Blob} picture
 * @returns {Promise<string | null>} what its QR code says; null where none is seen
 */
export async function readQr(picture) {
  const decode = await decoder();
  const bitmap = await createImageBitmap(picture).catch(() => null);
  if (!bitmap) return null;
  for (const size of SIZES) {
    const found = decode(pixels(bitmap, bitmap.width, bitmap.height, size));
    if (found !== null) return found;
  }
  return null;
}

/** @returns {boolean} whether a page here may use the camera at all: not on plain HTTP */
export function hasCamera() {
  return typeof navigator.mediaDevices?.getUserMedia === "function";
}

/**
 * Looks through the camera until a QR code is seen, or nobody wants to any more.
 *
 * @param {HTMLVideoElement} video
 * @param {AbortSignal} stop
 * @returns {Promise<string | null>} rejected where the camera is not allowed
 */
export async function watchForQr(video, stop) {
  const [decode, stream] = await Promise.all([decoder(), navigator.mediaDevices.getUserMedia({ video: { facingMode: "environment" } })]);
  try {
    video.srcObject = stream;
    await video.play();
    while (!stop.aborted) {
      const found = video.videoWidth > 0 ? decode(pixels(video, video.videoWidth, video.videoHeight, 600)) : null;
      if (found !== null) return found;
      await new Promise((next) => setTimeout(next, LOOK_EVERY));
    }
    return null;
  } finally {
    for (const track of stream.getTracks()) track.stop();
  }
}

/** @returns {Promise<(image: ImageData) => string | null>} */
async function decoder() {
  const { decodeQR } = await import(assetUrl("vendor/qr-reader.js"));
  return (image) => {
    try {
      return decodeQR(image);
    } catch {
      return null;
    }
  };
}

/**
 * @param {CanvasImageSource} source
 * @param {number} width
 * @param {number} height
 * @param {number} most of its longer side
 */
function pixels(source, width, height, most) {
  const scale = Math.min(1, most / Math.max(width, height));
  const canvas = document.createElement("canvas");
  canvas.width = Math.max(1, Math.round(width * scale));
  canvas.height = Math.max(1, Math.round(height * scale));
  const drawing = /** @type {CanvasRenderingContext2D} */ (canvas.getContext("2d", { willReadFrequently: true }));
  drawing.drawImage(source, 0, 0, canvas.width, canvas.height);
  return drawing.getImageData(0, 0, canvas.width, canvas.height);
}

/**
 * @param {string} tag
 * @param {Record<string, string>} attributes
 */
function shape(tag, attributes) {
  const element = document.createElementNS(SVG, tag);
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
  return element;
}
