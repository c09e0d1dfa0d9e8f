import assert from "node:assert/strict";
import { test } from "node:test";
import { Translation } from "../../../site_template/scripts/translation.js";
import { Words } from "../../../site_template/scripts/words.js";

const ENGLISH = {
  "item.check": "Check",
  "minutes.one": "{count} minute",
  "minutes.other": "{count} minutes",
  "days.one": "One day",
  "days.other": "{count} days",
  "gap": "Gap {number} of {count}",
  "around": "{gap}, between {before} and {after}",
  "bare": "{a}: {b}",
};

const ARABIC = {
  "item.check": "تحقّق",
  "minutes.zero": "لا دقائق", "minutes.one": "دقيقة واحدة", "minutes.two": "دقيقتان",
  "minutes.few": "{count} دقائق", "minutes.many": "{count} دقيقة", "minutes.other": "{count} دقيقةٍ",
  "days.zero": "لا يوم", "days.one": "يوم واحد", "days.two": "يومان",
  "days.few": "{count} أيام", "days.many": "{count} يومًا", "days.other": "{count} يوم",
  "gap": "الفراغ {number} من {count}",
  "around": "{gap} بين {before} و{after}",
  "bare": "{a}: {b}",
};

const translation = new Translation(ENGLISH, new Words(ARABIC, "ar"));

test("a sentence of the page is said in the learner's language, whatever the spaces around it", () => {
  assert.equal(translation.of("  Check\n"), "تحقّق");
});

test("a sentence of nobody's catalogue stays as it is", () => {
  assert.equal(translation.of("One half is one of two equal parts."), null);
});

test("a number takes the form that Arabic has for it, all six of them", () => {
  const told = [1, 2, 3, 10, 11, 99, 100].map((count) => translation.of(`${count} minutes`));
  assert.deepEqual(told, ["دقيقة واحدة", "دقيقتان", "3 دقائق", "10 دقائق", "11 دقيقة", "99 دقيقة", "100 دقيقةٍ"]);
  assert.equal(new Words(ARABIC, "ar").count("minutes", 0), "لا دقائق");
});

test("a form that names no number is understood, too", () => {
  assert.equal(translation.of("One day"), "يوم واحد");
});

test("a sentence inside another one is said in the learner's language, and the course's own words stay", () => {
  assert.equal(translation.of("Gap 2 of 3, between half and whole"), "الفراغ 2 من 3 بين half وwhole");
});

test("a sentence of placeholders alone fits nothing, or it would fit everything", () => {
  assert.equal(translation.of("Halves: equal parts"), null);
});
