// @ts-check
/** What runs in the head of every page of a course, before its body is read: as a classic script, so in this order. */

import "./early-access.js";
import "./early-back.js";
import "./early-data.js";
