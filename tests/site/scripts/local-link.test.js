// @ts-check
/** Which links a teacher can't hand over. */

import assert from "node:assert/strict";
import { test } from "node:test";

import { isThisDevice } from "../../../site_template/scripts/signing/local-link.js";

test("a link to the device itself leads nowhere on another; one to the web or the school's network does", () => {
  for (const host of ["localhost", "127.0.0.1", "127.0.1.1", "[::1]", ""]) assert.equal(isThisDevice(host), true, host);
  for (const host of ["ms-lee.github.io", "192.168.0.7", "127.example.org", "localhost.school.example"]) assert.equal(isThisDevice(host), false, host);
});
