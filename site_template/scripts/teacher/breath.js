// @ts-check

/** Time for a press or a scroll, while much is drawn. */
export function breath() {
  return new Promise((resolve) => setTimeout(resolve));
}
