import assert from "node:assert/strict";
import { test } from "node:test";

import { listLines, toPlain } from "../src/search/plain";

test("blocks are lines, marks inside words leave no gap", () => {
  assert.equal(toPlain("<h1>Un</h1>\n<p>deux <em>tr</em>ois<br>quatre</p><ul><li>cinq</li>\n<li>six</li></ul>"), "Un\ndeux trois\nquatre\ncinq\nsix");
});

test("what stands in attributes is not text, signs are written out", () => {
  assert.equal(toPlain('<p title="a > b">x &lt;y&gt; &amp;amp; z&nbsp;!</p>'), "x <y> &amp; z\u00a0!");
});

test("a line broken in the source is one line", () => {
  assert.equal(toPlain("<p>la feuille\n  de route</p>"), "la feuille de route");
});

test("values are lines too, but not those that are other notes or places in them", () => {
  const properties = [
    { key: "rôle", values: [{ text: "présidence" }, { text: "France", node: 3 }] },
    { key: "mandats", values: [{ text: "", fields: [{ key: "énoncé", values: [{ text: "après avoir rejoint" }] }] }] },
  ];
  assert.equal(listLines({ body: "<p>Corps</p>", properties }), "Corps\nprésidence\naprès avoir rejoint");
  assert.equal(listLines({}), "");
});
