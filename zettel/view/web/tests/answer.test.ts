import assert from "node:assert/strict";
import { test } from "node:test";

import { Answer } from "../src/sparql/answer";

const XSD = "http://www.w3.org/2001/XMLSchema#";
const INTEGER = `${XSD}integer`;
const uri = (value: string): object => ({ type: "uri", value });
const word = (value: string): object => ({ type: "literal", value });
const number = (value: string): object => ({ type: "literal", value, datatype: INTEGER });

function answer(vars: string[], ...bindings: object[]): Answer {
  return new Answer("SELECT", JSON.stringify({ head: { vars }, results: { bindings } }));
}

test("some rows are shown, and how many there are in all", () => {
  const shown = answer(["n"], { n: number("1") }, { n: number("2") }, {}).show(2);
  assert.deepEqual([shown.total, shown.rows.length, shown.numeric], [3, 2, [true]]);
});

test("numbers are ordered as numbers, words as the language has them, what is missing first", () => {
  const order = (column: number, down: boolean): string[] =>
    answer(["n", "w"], { n: number("10"), w: word("été") }, { n: number("9"), w: word("zoo") }, { w: word("Fin") })
      .show(9, { column, down }, "fr").rows.map((row) => row[column]?.value ?? "");
  assert.deepEqual(order(0, false), ["", "9", "10"]);
  assert.deepEqual(order(0, true), ["10", "9", ""]);
  assert.deepEqual(order(1, false), ["été", "Fin", "zoo"]);
});

test("IRIs are ordered by the names that are shown for them", () => {
  const found = answer(["n"], { n: uri("urn:1") }, { n: uri("urn:2") }, { n: uri("urn:3") });
  const names = new Map([["urn:1", "Thierry"], ["urn:2", "Amélie"]]);
  const rows = found.show(9, { column: 0, down: false }, "fr", names).rows;
  assert.deepEqual(rows.map((row) => row[0]!.value), ["urn:2", "urn:1", "urn:3"]);
});

test("CSV is that of SPARQL 1.1: terms without their marks, quoted where they must be", () => {
  const found = answer(["a", "b"], { a: uri("urn:x"), b: word('a "b",\nc') }, { b: { type: "bnode", value: "n" } });
  assert.equal(found.write("csv"), 'a,b\r\nurn:x,"a ""b"",\nc"\r\n,_:n\r\n');
});

test("triples are read as terms, sorted, each once", () => {
  const triples = '<urn:b> <urn:p> "é\\n\\"\\u00e9"@fr .\n<urn:a> <urn:p> _:x .\n<urn:a> <urn:p> _:x .\n<urn:c> <urn:p> <<( <urn:a> <urn:b> "1" )>> .\n';
  const { kind, rows } = new Answer("CONSTRUCT", triples).show(9);
  assert.equal(kind, "triples");
  assert.deepEqual(rows.map((row) => row[2]?.value), ["x", 'é\n"é', '<<( <urn:a> <urn:b> "1" )>>']);
  assert.equal(rows[1]![2]!["xml:lang"], "fr");
});

test("what may name a note are IRIs and words, not numbers and dates", () => {
  const found = answer(["a", "b"], { a: uri("urn:x"), b: number("2016") }, { a: word("PGO"), b: { type: "literal", value: "2016-01-01", datatype: `${XSD}date` } });
  assert.deepEqual(found.findNames(), { iris: ["urn:x"], words: ["PGO"] });
});
