/** Drawing QR codes. */
export { default as encodeQR } from "qr";
