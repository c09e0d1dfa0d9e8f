"""A learner without a mouse: only keys, and at each stop a look at where the focus is."""

from __future__ import annotations

from typing import Any

from playwright.sync_api import ElementHandle, Locator, Page, expect

MOST_STOPS = 150
"""No page has more places to stop at before what is looked for."""

FOCUS = """(wanted) => {
  const element = document.activeElement;
  const brush = document.createElement("canvas").getContext("2d", {willReadFrequently: true});
  const paint = (...colours) => {
    brush.clearRect(0, 0, 1, 1);
    for (const colour of colours) { brush.fillStyle = colour; brush.fillRect(0, 0, 1, 1); }
    return [...brush.getImageData(0, 0, 1, 1).data].slice(0, 3);
  };
  const light = rgb => rgb.map(each => each / 255)
    .map(each => each <= 0.04045 ? each / 12.92 : ((each + 0.055) / 1.055) ** 2.4)
    .reduce((sum, each, place) => sum + each * [0.2126, 0.7152, 0.0722][place], 0);
  const contrast = (one, other) => {
    const [less, more] = [light(one), light(other)].sort((a, b) => a - b);
    return (more + 0.05) / (less + 0.05);
  };
  const ground = start => {
    const layers = [];
    for (let each = start; each; each = each.parentElement) layers.unshift(getComputedStyle(each).backgroundColor);
    return paint("#fff", ...layers);
  };
  const edge = (styles, around) => styles.outlineStyle !== "none" && parseFloat(styles.outlineWidth) >= 2
    ? contrast(paint(styles.outlineColor), ground(around)) : 0;
  const box = element.matches(".mk-node") ? element.querySelector(".mk-node__box") : null;
  const named = element.id ? document.querySelector(`label[for="${element.id}"]`) : null;
  const label = element.closest("label") ?? named;
  const shown = [element, ...(label ? [label] : [])];
  const strengths = box
    ? [parseFloat(getComputedStyle(box).strokeWidth) >= 3
      ? contrast(paint(getComputedStyle(box).stroke), ground(element)) : 0]
    : shown.flatMap(each => [
      edge(getComputedStyle(each), each.parentElement),
      edge(getComputedStyle(each, "::after"), each),
    ]);
  const rests = shown.flatMap(each => [...each.getClientRects()]);
  const isInSight = rests.some(({left, right, top, bottom}) =>
    right > 0 && bottom > 0 && left < innerWidth && top < innerHeight && right - left > 1
    && [0.1, 0.5, 0.9].some(part => {
      const across = (Math.max(left, 0) + Math.min(right, innerWidth)) / 2;
      const at = document.elementFromPoint(across, top + (bottom - top) * part);
      return at && (shown.some(each => each.contains(at)) || at.contains(element) && at !== document.body);
    }));
  const words = element.getAttribute("aria-label") ?? label?.textContent ?? element.textContent;
  const says = words.trim().replace(/\\s+/g, " ").slice(0, 50);
  const name = `${element.localName}.${element.getAttribute("class") ?? ""} "${says}"`;
  const isBody = element === document.body;
  return {name, isBody, strength: Math.max(...strengths), isInSight, isThere: element === wanted};
}"""


class Keyboard:
    """Presses keys on a page, and holds that the focus is always somewhere and always in sight."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.stops: list[str] = []
        """Where Tab has stopped since the last place that was looked for."""

    def press(self, *keys: str) -> None:
        for key in keys:
            self.page.keyboard.press(key)

    def type(self, text: str) -> None:
        """Text in the place of what stands in the focused field."""
        self.press("ControlOrMeta+a")
        self.page.keyboard.type(text)

    def go_to(self, wanted: Locator, *, back: bool = False) -> None:
        """Tab, or Shift + Tab, until the focus is on ``wanted``."""
        expect(wanted).to_be_visible()
        self.stops = []
        for _ in range(MOST_STOPS):
            if self.look(wanted.element_handle())["isThere"]:  # anew each time: a page may draw itself again
                return
            self.press("Shift+Tab" if back else "Tab")
            self.stops.append(self.look()["name"])
        raise AssertionError(f"{wanted} is not reached; the last stops were {self.stops[-5:]}")

    def open(self, wanted: Locator, key: str = "Enter") -> None:
        """Goes to a link or a button and presses it."""
        self.go_to(wanted)
        self.press(key)

    def look(self, wanted: ElementHandle | None = None) -> dict[str, Any]:
        """Where the focus is."""
        found: dict[str, Any] = self.page.evaluate(FOCUS, wanted)
        return found

    def expect_focus(self) -> dict[str, Any]:
        """Holds that the focus is on something, with an edge of contrast 3 : 1, and in sight."""
        found = self.look()
        assert not found["isBody"], f"the focus is lost after {self.stops[-3:]}"
        assert found["strength"] >= 3, f"nothing shows the focus on {found}"
        assert found["isInSight"], f"the focus is out of sight on {found}"
        return found
