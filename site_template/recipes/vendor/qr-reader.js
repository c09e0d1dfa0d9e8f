/** Reading QR codes from the pixels of a picture. */
export { default as decodeQR } from "qr/decode.js";
