import assert from "node:assert/strict";
import { test } from "node:test";

import { Naming } from "../src/sparql/naming";
import { createShortener } from "../src/sparql/terms";
import { buildDocument } from "./documents";

const BASE = "https://carnet.example/";
const nodes = [
  { id: "1", title: "France" }, { id: "dir/Été 100%", title: "Été" }, { id: "3", title: "Été" },
  { id: "missing:à écrire", title: "À écrire", placeholder: true },
];
const naming = new Naming(buildDocument(nodes), BASE);
const find = (path: string): unknown => naming.find({ type: "uri", value: BASE + path });

test("notes, their things and their parts go by their IRIs", () => {
  assert.deepEqual(find("note/1"), { node: 0, fragment: "" });
  assert.deepEqual(find("note/1#it"), { node: 0, fragment: "it" });
  assert.deepEqual(find("note/dir/%C3%89t%C3%A9%20100%25#block-a"), { node: 1, fragment: "block-a" });
  assert.deepEqual(find("missing/%C3%A0%20%C3%A9crire"), { node: 3, fragment: "" });
  for (const path of ["note/9", "tag/1", "note/%E0", "1", ""]) assert.equal(find(path), null, path);
});

test("a thing goes by the IRI that its note gives it", () => {
  const alice = "http://people.example/alice#me";
  const named = new Naming(buildDocument([{ id: "1", title: "Alice", iri: alice }]), BASE);
  assert.deepEqual(named.find({ type: "uri", value: alice }), { node: 0, fragment: "it" });
  assert.equal(named.find({ type: "uri", value: "http://people.example/alice" }), null);
});

test("words name a note by its identifier or its title, unless several have it", () => {
  assert.equal(naming.find({ type: "literal", value: "France", "xml:lang": "fr" })?.node, 0);
  assert.equal(naming.find({ type: "literal", value: "Été" }), null);
  assert.equal(naming.find({ type: "literal", value: "1", datatype: "http://www.w3.org/2001/XMLSchema#integer" }), null);
  assert.deepEqual([...naming.findNodes([`${BASE}note/1#it`, "urn:x"], ["3", "France"])], [0, 2]);
});

test("IRIs are shortened by the longest prefix that leaves a name", () => {
  const shorten = createShortener({ a: BASE, b: `${BASE}vocab#` }, BASE);
  assert.equal(shorten(`${BASE}vocab#Thing`), "b:Thing");
  assert.equal(shorten(`${BASE}note/1`), "note/1");
  assert.equal(shorten("urn:x"), "urn:x");
});
