import assert from "node:assert/strict";
import { test } from "node:test";

import { setSpaces } from "../src/text/typography";

test("high punctuation and guillemets keep to their words", () => {
  assert.equal(setSpaces("Quoi ? « Oui » : non !"), "Quoi\u00a0? «\u00a0Oui\u00a0»\u00a0: non\u00a0!");
});

test("text without French punctuation stays as it is", () => {
  for (const text of ["What? Yes: no!", "a;b", "", "10:30"]) assert.equal(setSpaces(text), text);
});
