import assert from "node:assert/strict";
import { test } from "node:test";

import { countDates, findPeriods } from "../src/graph/periods";

const names = (...dates: string[]): string[] => findPeriods(dates).map((period) => period.name);

test("the shortest periods are taken that are not too many", () => {
  assert.deepEqual(names("2016-12-30", "2017-01-02"), ["2016-12-30", "2016-12-31", "2017-01-01", "2017-01-02"]);
  assert.deepEqual(names("2016-11-02", "2017-01-31"), ["2016-11", "2016-12", "2017-01"]);
  assert.deepEqual(names("2012", "2015-06"), ["2012", "2013", "2014", "2015"]);
  assert.deepEqual(names("1899-01-01", "1945-05-08"), ["1890", "1900", "1910", "1920", "1930", "1940"]);
});

test("a period knows its first and last day", () => {
  const [february] = findPeriods(["2016-02-10", "2016-05-01"]);
  assert.deepEqual([february!.from, february!.to], ["2016-02-01", "2016-02-29"]);
  const early = findPeriods(["0004-02-10", "0004-05-01"]);
  assert.equal(early[0]!.to, "0004-02-29");
  const [decade] = findPeriods(["1899", "1945"]);
  assert.deepEqual([decade!.from, decade!.to, decade!.decade], ["1890-01-01", "1899-12-31", true]);
});

test("one day alone has no periods, nor have texts that are no dates", () => {
  assert.deepEqual(names("2016-01-01", "2016-01-01T10:00"), []);
  assert.deepEqual(names("hier", "avant-hier"), []);
});

test("each date is counted in its period", () => {
  const periods = findPeriods(["2012", "2016-02-01"]);
  assert.deepEqual(countDates(periods, ["2012", "2016-02-01 12:00", "2013-05", "2013-12-31", "jamais"]), [1, 2, 0, 0, 1]);
});
