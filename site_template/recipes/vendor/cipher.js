/** What a profile is locked with, and files are sealed and told apart by, where the browser offers no cryptography: on plain HTTP. */
export { xchacha20poly1305 } from "@noble/ciphers/chacha.js";
export { scrypt } from "@noble/hashes/scrypt.js";
export { sha256 } from "@noble/hashes/sha2.js";
