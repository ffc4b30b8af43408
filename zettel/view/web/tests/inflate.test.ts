import assert from "node:assert/strict";
import { test } from "node:test";
import { deflateSync } from "node:zlib";

import { inflate } from "../src/data/inflate";

const pack = (text: string): string => deflateSync(text).toString("base64");

test("a text comes back as it was, wherever its bytes are cut", async () => {
  for (const text of ["", "note", "é👩‍🔬\u0000\u2028".repeat(50_000)]) assert.equal(await inflate(pack(text)), text);
});
