import assert from "node:assert/strict";
import { test } from "node:test";

import { findDataset, findSpokenOf } from "../src/data/statements";

const TAIL = [
  "<missing/rien> a zettel:Placeholder ;\n    rdfs:label \"rien\" .",
  "<tag/droit> skos:prefLabel \"droit\" .",
  "<tag/droits> skos:prefLabel \"droits\" .",
  "zettel:Placeholder rdfs:subClassOf zettel:Thing .",
  "zettel:Thing rdfs:label \"thing\"@en .",
  "xsd:date rdfs:label \"date\"@en .",
  "<tag/droit> a skos:Concept .",
].map((block) => `${block}\n\n`);

function find(text: string): number[] {
  const found = findSpokenOf(text, TAIL.join(""));
  return TAIL.flatMap((block, i) => (found.includes(block) ? [i] : []));
}

test("what a text names is told, all that is said of it, and what that names in turn", () => {
  assert.deepEqual(find("<note/a> dcterms:subject <tag/droit>,\n        <x> .\n\n"), [1, 6]);
  assert.deepEqual(find("<note/a> dcterms:references <missing/rien> .\n\n"), [0, 3, 4]);
  assert.deepEqual(find("<note/a> ex:on \"2016-11-01\"^^xsd:date ;\n    a <y> .\n\n"), [5]);
});

test("what no text names is not told", () => {
  assert.deepEqual(find("<note/a> ex:on \"droit\", <tag/droi> .\n\n"), []);
});

test("of the data set it is told what stands at the head, where anything does", () => {
  const moved = "<note/old> dcterms:isReplacedBy <note/a> .\n\n";
  assert.equal(findDataset(`<> a void:Dataset ;\n    dcterms:license <l> .\n\n${moved}`), "<> a void:Dataset ;\n    dcterms:license <l> .\n\n");
  assert.equal(findDataset(moved), "");
});
