// @ts-check
/** Small pictures of photos: for the list of evidence, and for what a friend is shown. */

const WIDEST = 320;
const MEDIA = ["image/png", "image/jpeg", "image/webp", "image/gif"];
const PICTURE = /^data:image\/(?:png|jpeg|webp|gif);base64,[A-Za-z0-9+/]+={0,2}$/;

/**
 * @param {Blob} file
 * @returns {Promise<string>} a data: address; "" where it is no picture that this browser can show
 */
export async function smallPicture(file) {
  if (!MEDIA.includes(file.type)) return "";
  try {
    const whole = await createImageBitmap(file);
    const scale = Math.min(1, WIDEST / Math.max(whole.width, whole.height));
    const canvas = document.createElement("canvas");
    canvas.width = Math.max(1, Math.round(whole.width * scale));
    canvas.height = Math.max(1, Math.round(whole.height * scale));
    const context = canvas.getContext("2d");
    if (!context) return "";
    context.fillStyle = "#fff"; // JPEG knows no transparency
    context.fillRect(0, 0, canvas.width, canvas.height);
    context.drawImage(whole, 0, 0, canvas.width, canvas.height);
    whole.close();
    return canvas.toDataURL("image/jpeg", 0.8);
  } catch {
    return "";
  }
}

/**
 * @param {unknown} value
 * @returns {value is string} whether it is a picture that may be shown, whoever made it
 */
export function isPicture(value) {
  return typeof value === "string" && value.length < 400_000 && PICTURE.test(value);
}
