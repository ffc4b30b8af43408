import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";

import { isStep, readAddress, writeAddress, writeBar, writeView } from "../src/address/codec";
import { ENTRIES } from "../src/address/entries";
import { parseParams, toHash, toReadable } from "../src/address/hash";
import type { View } from "../src/data/document";
import { Graph } from "../src/graph/graph";
import { type Change, type State, createState } from "../src/state";
import { buildDocument } from "./documents";

const ODD = ["a b", "a&at=b", "é/ü", "100%", "a+b", "#", "__proto__", "=", "note=x", "日本", "a\u0000b", "?q", "\u202eb"];
const TERMS = ["", ...ODD].map((name) => ({ name, count: 1 }));

const graph = new Graph(buildDocument(
  ODD.map((id, i) => ({ id, tags: [id, `${id}2`], types: [i], community: i % 3 })),
  { types: TERMS, relations: TERMS, communities: [0, 1, 2].map((hub) => ({ count: 4, hubs: [hub] })) },
));
const start = createState("fr");

function read(address: string, state: State = start, views: readonly View[] = []): State {
  return { ...state, ...readAddress(address, state, graph, views) };
}

/** Numbers that look random and are the same each time. */
function* draw(seed: number): Generator<number> {
  for (;;) {
    seed = (seed * 1_103_515_245 + 12_345) % 2 ** 31;
    yield seed / 2 ** 31;
  }
}

const numbers = draw(11);
const pick = <T>(list: readonly T[]): T => list[Math.floor(numbers.next().value * list.length)]!;
const some = <T>(list: readonly T[], part: number): Set<T> => new Set(list.filter(() => numbers.next().value < part));

function drawState(): State {
  const change: Change = {};
  const set = (part: Change): unknown => numbers.next().value < 0.5 && Object.assign(change, part);
  const out = (): Set<number> => some([...TERMS.keys()], pick([0.1, 0.5, 0.9, 1]));
  set({ withoutTypes: out() });
  set({ withoutRelations: out() });
  set({ withoutPlaceholders: true });
  set({ tags: some(ODD, 0.2) });
  set({ sizeBy: pick(["degree", "rank", "same"]), colourBy: pick(["type", "tag", "community", "date"]) });
  set({ mapped: pick([true, false]), console: pick(["", "ASK {}", ...ODD, "SELECT ?a {\n  ?a ?b \"#&=%\"\n}".repeat(40)]) });
  set(pick([{ overview: true }, { community: pick([0, 1, 2]) }]));
  set({ onlyOrphans: true, created: pick([["2016-01-01", ""], ["", "2017-01-01"], ["2016-01-01", "2017-01-01"]] as const) });
  const ends = [null, ...ODD.keys()];
  set({ focus: { node: pick([...ODD.keys()]), steps: pick([1, 3, 5]), direction: pick(["both", "out", "in"]) } });
  set({ path: { from: pick(ends), to: pick(ends), ...pick([{}, { way: 2 }]) } });
  set(pick([{ timeline: true }, { timeline: true, day: "2016-11-01" }]));
  set({ clock: "notes" });
  set({ indexBy: pick(["title", "date", "degree", "rank"]) });
  set({ table: { list: pick(["notes", "links"]), by: pick(ODD), down: pick([true, false]), from: pick([0, 200]) } });
  set(pick([{ selected: pick([...ODD.keys()]), anchor: pick(["", ...ODD]) }, { unknown: "nowhere", anchor: pick(ODD) }]));
  const state = { ...start, ...change };
  const query = pick(["", ...ODD]);
  const tab = pick(["results", "filters", "index"] as const);
  return { ...state, query, tab, searching: query !== "" && state.selected === null && !state.unknown };
}

test("whatever is set comes back from its address", () => {
  for (let i = 0; i < 2000; i++) {
    const state = drawState();
    const address = writeAddress(state, graph);
    assert.deepEqual(read(address), state, address);
    assert.deepEqual(read(toReadable(address)), state, address);
  }
});

test("an address tells the whole state: what was set before does not matter", () => {
  for (let i = 0; i < 200; i++) {
    const [state, before] = [drawState(), drawState()];
    assert.deepEqual(read(writeAddress(state, graph), before), state);
  }
});

test("any id and place come back from a link", () => {
  for (const id of ODD) {
    for (const anchor of ["", ...ODD]) {
      const said = new Map(parseParams(toHash(id, anchor)));
      assert.deepEqual([said.get("note"), said.get("at") ?? ""], [id, anchor]);
    }
  }
});

test("what nobody set is not written, and nothing is set by what is unknown or broken", () => {
  assert.equal(writeAddress(start, graph), "");
  for (const address of ["", "#", "at=x", "other=1", "size=huge", "type=none", "tag=none", "link=none", "community=none", "without-type=none", "%", "%E9", "&&=&", "=x", "path=none", "path=none&path=none", "focus=none&steps=9", "day=2016-13-01", "overview=perhaps", "created=x&created=y", "day=2016-02-30", "created=2016-02-30", "day=2016", "focus=none", "steps=3", "way=2", "day=yesterday", "clock=cuckoo", "table=all", "tab=none"]) {
    assert.deepEqual({ ...read(address), lost: [] }, start, address);
  }
});

test("names that nothing here has are kept to be told, each once; hiding what is not there needs no word", () => {
  const lost = (address: string): string[] => read(address).lost.map(({ kind, name }) => `${kind} ${name}`);
  assert.deepEqual(lost("path=none&path=none&focus=no&community=c&path="), ["note no", "note none", "note c"]);
  assert.deepEqual(lost("tag=t&type=u&link=v&view=w&without-type=x&without-link=y&view="), ["tag t", "type u", "link v", "view w"]);
  assert.deepEqual(lost("note=none&at=x&tag=日本&type=日本&link=&focus=日本&other=1"), []);
});

test("notes, types and tags go by their names", () => {
  const left = new Set([...TERMS.keys()].filter((i) => TERMS[i]!.name !== "日本"));
  const state = { ...start, withoutTypes: left, withoutRelations: new Set([0]), selected: 0 };
  const address = writeAddress(state, graph);
  assert.equal(toReadable(address), "note=a%20b&type=日本&without-link=");
});

test("a letter without its other half does not stop the address from being written", () => {
  assert.equal(read(writeAddress({ ...start, query: "a\ud800" }, graph)).query, "a\ufffd");
});

test("going to a note is a step, a filter is none", () => {
  assert.ok(isStep(start, { ...start, selected: 1 }, graph));
  assert.ok(isStep({ ...start, selected: 1 }, { ...start, selected: 1, anchor: "x" }, graph));
  const table = { list: "notes", by: "title", down: false, from: 0 } as const;
  assert.ok(isStep(start, { ...start, table }, graph) && isStep(start, { ...start, console: "" }, graph));
  assert.ok(!isStep({ ...start, table }, { ...start, table: { ...table, down: true } }, graph));
  assert.ok(!isStep({ ...start, console: "" }, { ...start, console: "ASK {}" }, graph));
  assert.ok(!isStep(start, { ...start, tags: new Set(["a b"]), query: "x", sizeBy: "rank" }, graph));
});

test("a view goes by its name, more may be set on top, and one of them opens the page", () => {
  const views = [{ name: "Au Brésil", address: "note=日本&size=rank" }, { name: "Début", address: "q=x", default: true }];
  assert.equal(read("view=Au%20Br%C3%A9sil&size=same", start, views).sizeBy, "same");
  assert.equal(read("view=Au%20Br%C3%A9sil", start, views).selected, ODD.indexOf("日本"));
  assert.equal(read("", start, views).query, "x");
  assert.equal(read("size=rank", start, views).query, "");
  assert.equal(read("view=unknown", start, views).query, "");
  assert.equal(read(writeBar(start, graph, views), start, views).query, "");
  assert.equal(writeBar(start, graph, []), "");
  assert.equal(read(writeView(start, graph), start, views).query, "");
});

test("a large vault opens on its communities, unless the address names a note or says otherwise", () => {
  const nodes = Array.from({ length: 2500 }, (_, i) => ({ community: i % 3 }));
  const large = new Graph(buildDocument(nodes, { communities: [0, 1, 2].map((hub) => ({ count: 800, hubs: [hub] })) }));
  const open = (address: string): boolean => ({ ...start, ...readAddress(address, start, large) }).overview;
  assert.deepEqual(["", "note=3", "overview=no", "community=1", "size=rank"].map(open), [true, false, false, false, true]);
  for (const state of [start, { ...start, overview: true }, { ...start, selected: 3 }, { ...start, community: 2 }, { ...start, selected: 3, overview: true }]) {
    assert.deepEqual({ ...start, ...readAddress(writeAddress(state, large), start, large) }, state);
  }
});

test("two days may come in either order", () => {
  assert.deepEqual(read("created=2017-01-01&created=2016-01-01").created, ["2016-01-01", "2017-01-01"]);
  assert.deepEqual(read("created=2017-01-01&created=").created, ["2017-01-01", ""]);
});

test("the keys of addresses are those that Python knows, which checks the views of zettel.toml", () => {
  const asked = new Set(["view"]);
  const find = (name: string): string[] => {
    asked.add(name);
    return [name === "table" ? "notes" : ODD[0]!];
  };
  for (const entry of ENTRIES) entry.read(find, graph);
  const known = readFileSync("../addresses.py", "utf8").matchAll(/^ {4}"([a-z-]+)": "/gm);
  assert.deepEqual([...known].map(([, key]) => key).sort(), [...asked].sort());
});
