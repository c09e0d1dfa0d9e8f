// @ts-check
/** The class page's worker: the students' own, with a reader of files before it. Their order matters. */

import "./reading.js";
import "../engine-worker.js";
