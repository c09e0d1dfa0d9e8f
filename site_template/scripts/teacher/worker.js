// @ts-check
/**
 * The class page's worker: the students' own, with a reader of files before it.
 *
 * The reader must hear a message first. Of two scripts that are imported a bundler may put either first; the engine
 * is asked for once the reader listens. Nobody sends anything before it is ready.
 */

import "./reading.js";

await import("../engine-worker.js");

export {};
