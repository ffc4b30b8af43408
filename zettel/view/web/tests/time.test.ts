import assert from "node:assert/strict";
import { test } from "node:test";

import type { Fact, When } from "../src/data/document";
import { addMonths, findDay, findSpan, toDay, toNumber } from "../src/time/days";
import { countDays, findTicks } from "../src/time/density";
import { findHolding } from "../src/time/holding";
import { findLater } from "../src/time/later";
import { buildGraph } from "./graphs";

const when = (earliest: string, latest: string): When => ({ ...(earliest && { earliest }), ...(latest && { latest }) });
const office = (more: Partial<Fact>, to = 7): Fact => ({ node: 0, key: "mandats", about: [{ key: "fonction", values: [{ text: "x", node: to }] }], ...more });
const rate = (facts: Fact[], day: string): string[] => findHolding(facts, day).map(({ certainty }) => certainty);

const OCTOBER = when("2016-10-01", "2016-10-31");

test("days are numbered, and come back as they were", () => {
  assert.equal(toDay(toNumber("2016-02-29") + 1), "2016-03-01");
  assert.equal(addMonths("2016-01-31", 1), "2016-02-29");
  assert.equal(addMonths("2016-01-31", -12), "2015-01-31");
  assert.equal(addMonths("0004-01-31", 1), "0004-02-29");
});

test("a day is read from an ISO date, if there is such a day", () => {
  assert.equal(findDay("2016-10-01 11:07"), "2016-10-01");
  assert.equal(findDay("2016-10-01T11:07:00+02:00"), "2016-10-01");
  assert.equal(findDay("2016-10-01Z"), "2016-10-01");
  assert.equal(findDay("2016-10"), "2016-10-01");
  assert.equal(findDay("2016"), "2016-01-01");
  for (const text of ["2016-02-30", "1598651458825", "2016-2017", "2016-3", "hier", ""]) assert.equal(findDay(text), "", text);
});

test("a month that has passed has begun; within it, nobody knows", () => {
  const facts = [office({ start: OCTOBER })];
  assert.deepEqual(rate(facts, "2016-09-30"), []);
  assert.deepEqual(rate(facts, "2016-10-15"), ["possibly"]);
  assert.deepEqual(rate(facts, "2016-11-01"), ["open"]);
});

test("what has begun and is to end later holds surely; in its last month perhaps; then no more", () => {
  const facts = [office({ start: when("2015-10-01", "2015-10-31"), end: OCTOBER })];
  assert.deepEqual(rate(facts, "2016-05-01"), ["surely"]);
  assert.deepEqual(rate(facts, "2016-10-15"), ["possibly"]);
  assert.deepEqual(rate(facts, "2016-11-01"), []);
});

test("the end that one source tells makes another's fact of the same office sure", () => {
  const begun = office({ start: OCTOBER });
  const ended = office({ start: when("2016-09-01", "2016-12-21"), end: when("2017-09-01", "2017-12-21") });
  assert.deepEqual(rate([begun, ended], "2016-11-01"), ["surely", "possibly"]);
  assert.deepEqual(rate([begun, { ...ended, about: [{ key: "fonction", values: [{ text: "y", node: 8 }] }] }], "2016-11-01"), ["open", "possibly"]);
});

test("a later term says nothing of an earlier one without an end", () => {
  const first = office({ start: when("2010-01-01", "2010-12-31") });
  const second = office({ start: when("2015-01-01", "2015-12-31"), end: when("2017-01-01", "2017-12-31") });
  assert.deepEqual(rate([first, second], "2012-06-01"), ["open"]);
});

test("begun by a day at the latest, it counts from that day on", () => {
  const facts = [office({ start: when("", "2014-10-31") })];
  assert.deepEqual(rate(facts, "2014-10-30"), []);
  assert.deepEqual(rate(facts, "2014-10-31"), ["open"]);
});

test("a day holds what is told of it, perhaps what is told of its year, nothing open to one side", () => {
  assert.deepEqual(rate([office({ point: when("2016-11-01", "2016-11-01") })], "2016-11-01"), ["surely"]);
  assert.deepEqual(rate([office({ point: when("2016-01-01", "2016-12-31") })], "2016-11-01"), ["possibly"]);
  assert.deepEqual(rate([office({ point: when("", "2016-12-31") })], "2016-11-01"), []);
});

test("a note comes with its first dated fact; one without is always there", () => {
  const facts = [office({ start: OCTOBER }), { node: 1, key: "", point: when("", "2020-01-01") }];
  const graph = buildGraph(3, [], { facts });
  assert.deepEqual([...findLater(graph, { day: "2015-01-01", clock: "facts" })], [0]);
  assert.deepEqual([...findLater(graph, { day: "2016-10-01", clock: "facts" })], []);
  assert.deepEqual([...findLater(graph, { day: "", clock: "facts" })], []);
});

test("by the clock of the notes they come when they were written, placeholders with the first link to them", () => {
  const nodes = [{ created: "2020-01-01" }, { created: "2021-01-01" }, { placeholder: true }, { placeholder: true }, {}];
  const graph = buildGraph(5, [[0, 2], [1, 3]], {}, nodes);
  assert.deepEqual([...findLater(graph, { day: "2020-06-01", clock: "facts" })], [1, 3]); // there are no facts
});

test("a few days far from all others do not stretch the time line", () => {
  const days = ["1789-01-01", "1789-12-31", "2014-01-01", "2014-06-01", "2015-01-01", "2016-01-01"];
  const [first, last] = findSpan(days)!;
  assert.ok(toDay(first) > "2013-06-01" && toDay(first) < "2014-01-01");
  assert.ok(toDay(last) > "2016-01-01");
  assert.equal(findSpan([]), null);
});

test("days are counted in parts of the span, those outside not at all", () => {
  const span: [number, number] = [toNumber("2016-01-01"), toNumber("2016-01-10")];
  assert.deepEqual(countDays(["2016-01-01", "2016-01-06", "2016-01-10", "1789-01-01"], span, 2), [1, 2]);
});

test("a long span has years as ticks, a short one months", () => {
  const ticks = (from: string, to: string): string[] => findTicks([toNumber(from), toNumber(to)], 6).map((tick) => tick.day);
  assert.deepEqual(ticks("2013-06-01", "2016-06-01"), ["2014-01-01", "2015-01-01", "2016-01-01"]);
  assert.deepEqual(ticks("2016-01-15", "2016-05-15"), ["2016-02-01", "2016-03-01", "2016-04-01", "2016-05-01"]);
});
