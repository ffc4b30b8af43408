import assert from "node:assert/strict";
import { test } from "node:test";

import { toIri, toMissingPath, toPage } from "../src/data/iri";

test("an identifier is encoded step by step, as in the exports", () => {
  const iris = { "202309": "202309", "a b/é": "a%20b/%C3%A9", "l'(un)!*~": "l%27%28un%29%21%2A~", "x/../.": "x/%2E%2E/%2E" };
  for (const [id, path] of Object.entries(iris)) assert.equal(toIri("https://x.example/", id), `https://x.example/note/${path}`);
});

test("a note's page goes by its identifier, signs of the pattern's own among them", () => {
  assert.equal(toPage("../note/{}/index.html", "a b/$&"), "../note/a%20b/%24%26/index.html");
});

test("a note to be written goes by its name", () => {
  assert.equal(toMissingPath("missing:l'été/un"), "missing/l%27%C3%A9t%C3%A9/un");
});
