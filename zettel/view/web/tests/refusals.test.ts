import assert from "node:assert/strict";
import { test } from "node:test";

import { explain, findBody, findDeclared, findForm, refuse } from "../src/sparql/refusals";

test("updates and other servers are refused, whatever stands before them", () => {
  for (const text of ["INSERT DATA { }", "# a\nPREFIX x: <urn:x>\nDELETE WHERE { }", "BASE <urn:a> LOAD <urn:b>"]) {
    assert.equal(refuse(text)?.kind, "update", text);
  }
  assert.equal(refuse("SELECT * {1SERVICE<urn:x>{}}")?.kind, "service");
});

test("a word in a string, an IRI, a comment or a name is no keyword", () => {
  const texts = ['SELECT ("SERVICE" AS ?a) {}', "SELECT * { ?service ex:SERVICE <urn:SERVICE> } # SERVICE", "ASK { ?load a ?insert }"];
  for (const text of texts) assert.equal(refuse(text), null, text);
});

test("the form is the first word after what is declared", () => {
  assert.equal(findForm("PREFIX select: <urn:ask>\n# ASK\nconstruct { } { }"), "CONSTRUCT");
  assert.equal(findForm("gibberish"), null);
  assert.deepEqual(findDeclared("PREFIX a: <urn:#PREFIX> prefix é: <urn:c> # PREFIX d: <>"), ["a", "é"]);
  assert.equal(findBody("PREFIX a: <urn:a>\nASK {}"), 18);
});

test("a place is found in the text as written, though prefixes were put before it", () => {
  const text = "ASK { 🙂 }\n";
  const fault = explain("error at 1:17: expected one of a, b, c", text, [], 10);
  assert.deepEqual([fault.line, fault.column, fault.near, text.slice(fault.from, fault.to)], [1, 7, "🙂 }", "🙂"]);
  const end = explain("error at 2:1: expected }", "ASK {\n", [], 10);
  assert.deepEqual([end.from, end.near, end.expected], [6, "", "}"]);
});

test("a prefix that nobody declared is named at its place", () => {
  const text = "ASK { ?a a foo:Bar ; xsd:b <foo:c> }";
  const fault = explain("whatever", text, ["xsd"], 0);
  assert.deepEqual([fault.kind, fault.prefix, text.slice(fault.from, fault.to)], ["prefix", "foo", "foo:"]);
  assert.deepEqual(fault.declared, ["xsd"]);
});

test("what is no query is told at its first word, and an engine's own words are not shown", () => {
  const message = "error at 1:9: expected one of a, b";
  const slip = explain(message, "SELEC ?x", [], 0);
  assert.deepEqual([slip.line, slip.column, slip.near, slip.to], [1, 1, "SELEC ?x", 5]);
  assert.match(slip.expected!, /^SELECT, ASK/);
  const comment = explain(message, "# only a comment", [], 0);
  assert.deepEqual([comment.near, comment.expected], ["", slip.expected]);
  const iri = explain("error at 1:9: expected IRI parsing failed", "SELECT (<a\"> AS ?k) {}", [], 0);
  assert.deepEqual([iri.expected, iri.column], ["", 9]);
  assert.notEqual(explain("error at 1:12: expected [_]", "PREFIX foo <urn:a> ASK {}", [], 0).expected, slip.expected);
});
