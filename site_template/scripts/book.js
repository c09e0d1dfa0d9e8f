// @ts-check
/** The entry of a course that is only to be read: no engine, no progress, nothing stored. */

import { watchDrawer } from "./drawer.js";
import { watchScrollAreas } from "./scroll-areas.js";

document.documentElement.dataset["mkStarted"] = ""; // for arrival.js
watchScrollAreas();
watchDrawer();
