import assert from "node:assert/strict";
import { test } from "node:test";

import { parseHash, toHash } from "../src/address";

const ODD = ["a b", "a&at=b", "é/ü", "100%", "a+b", "#", "__proto__", "=", "note=x", "日本", "a\u0000b", "?q"];

test("any id and place come back from the address", () => {
  for (const id of ODD) {
    for (const anchor of ["", ...ODD]) {
      const { id: note, anchor: place } = parseHash(toHash(id, anchor));
      assert.deepEqual([note, place], [id, anchor]);
    }
  }
});

test("an address that names no note names none", () => {
  for (const hash of ["", "#", "#at=x", "#other=1"]) assert.equal(parseHash(hash).id, "");
});
