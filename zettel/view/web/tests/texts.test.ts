import assert from "node:assert/strict";
import { test } from "node:test";

import type { Detail } from "../src/data/document";
import { Texts } from "../src/search/texts";

const BODIES = ["<p>La feuille de route. La feuille.</p>", "<p>Une feuille sur la route</p>", "", "<p>Rien</p>"];

async function* listParts(): AsyncGenerator<Detail[]> {
  for (const body of BODIES) yield [body ? { body } : {}];
}

async function read(names = ["un", "deux", "trois", "plan"]): Promise<Texts> {
  const texts = new Texts(BODIES.length, () => names, listParts, () => undefined);
  await texts.read();
  return texts;
}

test("a phrase comes before its words apart, more places before fewer", async () => {
  const texts = await read();
  assert.deepEqual(texts.find(["route", "feuille"], () => 0), [0, 1]);
  assert.deepEqual(texts.find(["feuille de route"], () => 0), [0]);
});

test("a word may stand in a name, but one must be in the text", async () => {
  const texts = await read();
  assert.deepEqual(texts.find(["rien", "plan"], () => 0), [3]);
  assert.deepEqual(texts.find(["plan"], () => 0), []);
});

test("what is as good is ordered by how much it is linked", async () => {
  assert.deepEqual((await read()).find(["route"], (node) => node), [1, 0]);
});

test("what is not read yet is not found; the end of the reading is told", async () => {
  const told: number[] = [];
  const texts = new Texts(BODIES.length, () => ["", "", "", ""], listParts, ({ read }) => told.push(read));
  assert.deepEqual(texts.find(["route"], () => 0), []);
  await texts.read();
  assert.equal(told.at(-1), BODIES.length);
  assert.ok(texts.hasBodies);
});
