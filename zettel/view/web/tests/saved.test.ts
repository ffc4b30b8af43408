import assert from "node:assert/strict";
import { test } from "node:test";

import { addView, cleanName, renameView } from "../src/views/saved";

const views = [{ name: "A", address: "q=a" }, { name: "B", address: "q=b" }];

test("no view takes another's name by being renamed", () => {
  assert.equal(renameView(views, "A", "B"), null);
  assert.deepEqual(renameView(views, "A", "A"), views);
  assert.deepEqual(renameView(views, "A", "C")?.map((view) => view.name), ["C", "B"]);
  assert.deepEqual(addView(views, { name: "A", address: "q=c" }).map((view) => view.address), ["q=c", "q=b"]);
});

test("a name keeps what joins its letters, and no other unseen sign", () => {
  for (const name of ["👩‍👩‍👧", "می‌خواهم"]) assert.equal(cleanName(name), name);
  assert.equal(cleanName(" a\u0000\t\u202eb \u200b"), "a b");
  for (const name of ["\u200d", " \u200c\u0000 "]) assert.equal(cleanName(name), "");
  const long = "é‍ ".repeat(90);
  assert.equal(cleanName(cleanName(long)), cleanName(long));
});
