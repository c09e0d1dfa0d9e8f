// Tables of the class page: whatever a name says, a spreadsheet opens it as text.
import assert from "node:assert/strict";
import { test } from "node:test";
import { csvOf } from "../../../site_template/scripts/teacher/csv.js";
import { Names } from "../../../site_template/scripts/teacher/names.js";

const WORDS = { say: (key, { number } = {}) => (key === "teacher.student" ? `Student ${number}` : key) };

function file(id, name, learner = null) {
  return { id, name, learner };
}

test("what begins like a formula gets an apostrophe, also behind spaces and in wide letters", () => {
  for (const name of ["=1+1", "+1", "-1", "@a", "\t=1", "  =1", "\r\n=1", "＝1", "|cmd"]) {
    assert.equal(csvOf([[name]]), `\ufeff"'${name}"\r\n`);
  }
});

test("quotes are doubled, commas and lines stay in their cell, numbers stay numbers", () => {
  assert.equal(csvOf([['say "hi", twice', "a\nb", -0.25, null]]), '\ufeff"say ""hi"", twice","a\nb",-0.25,""\r\n');
});

test("a student has the name in the file, else the file's; two of one name are told apart", () => {
  const names = new Names(WORDS);
  names.meet([file("a", "anna.json", "Anna"), file("b", "class/ben.json"), file("c", "x.json", "Anna")]);
  assert.deepEqual(["a", "b", "c"].map((id) => names.of(id)), ["Anna", "ben", "Anna (2)"]);
});

test("a file's own ending stays, and nobody gets a number whose name nobody else has", () => {
  const names = new Names(WORDS);
  names.meet([file("a", "water (1).json"), file("b", "water.json"), file("c", "ann/water.json"), file("d", "ben/water (1).json")]);
  assert.deepEqual(["a", "b", "c", "d"].map((id) => names.of(id)), ["water (1)", "water", "water (2)", "water (1) (2)"]);
});

test("a number stays a student's own when others come, and when a class that was kept comes again", () => {
  const names = new Names(WORDS);
  names.isHidden = true;
  names.meet([file("m", "anna.json", "Anna")]);
  names.meet([file("a", "ben.json", "Ben")]);
  assert.deepEqual(["m", "a"].map((id) => names.of(id)), ["Student 1", "Student 2"]);
  const again = new Names(WORDS, names.numbers());
  again.isHidden = true;
  again.meet([file("1", "new.json", "Cleo"), file("2", "ben.json", "Ben"), file("3", "anna.json", "Anna")]);
  assert.deepEqual(["1", "2", "3"].map((id) => again.of(id)), ["Student 3", "Student 2", "Student 1"]);
});

test("with names hidden, a file's own name is hidden, too", () => {
  const names = new Names(WORDS);
  names.meet([file("a", "Anna Smith.json")]);
  names.isHidden = true;
  assert.equal(names.ofFile(file("a", "Anna Smith.json")), "Student 1");
});
