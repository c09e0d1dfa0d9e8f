/** What a profile is locked with where the browser offers no cryptography: on plain HTTP. */
export { xchacha20poly1305 } from "@noble/ciphers/chacha.js";
export { scrypt } from "@noble/hashes/scrypt.js";
