import assert from "node:assert/strict";
import { test } from "node:test";

import { fold } from "../src/text/fold";

test("case and accents do not count", () => {
  assert.equal(fold("Économie ÇÀ"), "economie ca");
  assert.equal(fold("E\u0301conomie"), fold("Économie"));
});

test("letters that no accent can be taken from become those people type", () => {
  assert.equal(fold("Œuvre, Ærø, Straße"), "oeuvre, aero, strasse");
  assert.equal(fold("l’État"), "l'etat");
});

test("folding twice changes nothing more", () => {
  for (const text of ["ﬁn", "İstanbul", "Ⅷ", "日本語", "👩‍🔬", "ǅ"]) assert.equal(fold(fold(text)), fold(text));
});
