// @ts-check
/** Dragging a row by its grip, with mouse, pen or finger, within lists and from one to another. */

/**
 * @param {HTMLElement} grip
 * @param {HTMLElement} row
 * @param {HTMLElement[]} lists in which it may be put down
 * @param {() => void} dropped told when it was put down elsewhere
 */
export function draggable(grip, row, lists, dropped) {
  grip.addEventListener("pointerdown", (event) => {
    if (event.button !== 0) return;
    event.preventDefault();
    drag(event, row, lists, dropped);
  });
}

/**
 * The first list captures the pointer: the row would lose it when it is moved in the document.
 *
 * @param {PointerEvent} start
 * @param {HTMLElement} row
 * @param {HTMLElement[]} lists
 * @param {() => void} dropped
 */
function drag(start, row, lists, dropped) {
  const [holder] = lists;
  if (!holder) return;
  const home = { list: row.parentElement, before: row.nextElementSibling };
  const over = new AbortController();
  const { signal } = over;
  holder.setPointerCapture(start.pointerId);
  row.dataset["dragged"] = "";
  const end = () => {
    over.abort();
    delete row.dataset["dragged"];
    if (row.parentElement !== home.list || row.nextElementSibling !== home.before) dropped();
  };
  const back = () => {
    home.list?.insertBefore(row, home.before);
    end();
  };
  holder.addEventListener("pointermove", (event) => follow(event.clientX, event.clientY, row, lists), { signal });
  holder.addEventListener("pointerup", end, { signal });
  holder.addEventListener("pointercancel", back, { signal });
  document.addEventListener("keydown", (event) => event.key === "Escape" && back(), { signal });
}

/**
 * Puts the row where the pointer is: before the first row whose middle lies below it.
 *
 * @param {number} x
 * @param {number} y
 * @param {HTMLElement} row
 * @param {HTMLElement[]} lists
 */
function follow(x, y, row, lists) {
  const list = lists.find((each) => isWithin(each.getBoundingClientRect(), x, y)) ?? row.parentElement;
  if (!list) return;
  const others = [...list.children].filter((each) => each !== row);
  const next = others.find((each) => middle(each) > y) ?? null;
  if (row.parentElement !== list || row.nextElementSibling !== next) list.insertBefore(row, next);
}

/** @param {Element} element */
function middle(element) {
  const { top, height } = element.getBoundingClientRect();
  return top + height / 2;
}

/**
 * @param {DOMRect} box
 * @param {number} x
 * @param {number} y
 */
function isWithin(box, x, y) {
  return x >= box.left && x <= box.right && y >= box.top && y <= box.bottom;
}
