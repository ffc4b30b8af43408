import assert from "node:assert/strict";
import { test } from "node:test";

import { isDate, writeDate } from "../src/text/dates";

test("a day and a month are written out, in the reader's language", () => {
  assert.equal(writeDate("2016-12-07", "fr"), "7 décembre 2016");
  assert.equal(writeDate("2016-12-07", "en"), "7 December 2016");
  assert.equal(writeDate("2016-11-01", "fr"), "1er novembre 2016");
  assert.equal(writeDate("2016-11-01", "en"), "1 November 2016");
  assert.equal(writeDate("2015-10", "fr"), "octobre 2015");
  assert.equal(writeDate("2016-12-07T09:30:00Z", "en"), "7 December 2016");
});

test("a month is cut short where there is little room", () => {
  assert.equal(writeDate("2016-12-07", "en", "short"), "7 Dec 2016");
  assert.equal(writeDate("2021-02-30", "en", "short"), "2021-02-30");
});

test("years before 100 are those years", () => {
  assert.equal(writeDate("0001-01-01", "fr"), "1er janvier 1");
  assert.equal(writeDate("0044-03-15", "en"), "15 March 44");
  assert.match(writeDate("0000-01-01", "fr"), /av. J/);
});

test("what is no date stays as it was written", () => {
  for (const text of ["2016", "2016-13-01", "2016-02-30", "7 décembre", "", "2016-12-07 or so"]) {
    assert.equal(writeDate(text, "fr"), text);
  }
});

test("a year alone may be any number, so it is no date by itself", () => {
  for (const text of ["2016-12", "2016-12-07", "2016-12-07T10:30:00"]) assert.ok(isDate(text), text);
  for (const text of ["2016", "été 2016", "12", ""]) assert.ok(!isDate(text), text);
});
