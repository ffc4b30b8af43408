import assert from "node:assert/strict";
import { test } from "node:test";

import { findMarks, findSentence, foldPlaces } from "../src/search/sentence";

const marked = (text: string, words: string[]): string[] => {
  const found = findSentence(text, words, "fr");
  return found ? [found.text, ...found.marks.map(([start, end]) => found.text.slice(start, end))] : [];
};

test("places in the folded text lead back to the text, whatever folding did to its length", () => {
  const { folded, places } = foldPlaces("Œuvre d’été");
  assert.equal(folded, "oeuvre d'ete");
  assert.equal("Œuvre d’été".slice(places[folded.indexOf("ete")], places[folded.length]), "été");
  assert.deepEqual(findMarks("cafe\u0301 noir", ["cafe"]), [[0, 5]]);
});

test("marks come in order and none over another", () => {
  assert.deepEqual(findMarks("ouvert, gouvernement ouvert", ["gouvernement ouvert", "ouvert"]), [[0, 6], [8, 27]]);
});

test("the sentence with most of the words is chosen, the first of those", () => {
  const text = "Le plan est prêt. La France le publie. Le plan de la France est prêt.\nAutre plan.";
  assert.deepEqual(marked(text, ["plan", "france"]), ["Le plan de la France est prêt.", "plan", "France"]);
  assert.deepEqual(marked(text, ["pret"]), ["Le plan est prêt.", "prêt"]);
  assert.deepEqual(marked(text, ["absent"]), []);
});

test("a long sentence is cut between words, around what was found", () => {
  const text = `${"avant ".repeat(60)}aiguille ${"après ".repeat(60)}fin`;
  const found = findSentence(text, ["aiguille"], "fr")!;
  assert.ok(found.text.length < 240);
  assert.match(found.text, /^… avant .* après …$/);
  assert.deepEqual(found.marks.map(([start, end]) => found.text.slice(start, end)), ["aiguille"]);
});
