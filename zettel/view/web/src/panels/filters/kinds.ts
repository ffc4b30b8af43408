// The legend's note types and link types: each with its mark and how many there are.

import type { Facets } from "../../graph/facets";
import { h } from "../../dom";
import { type Change, toggle } from "../../state";
import { type Context, nameRelation, nameType, words } from "../context";
import { strokeMark, typeDot } from "../marks";
import { type Row, type Section, writeRest, writeRows, writeSection, writeToggle } from "./switches";

const SHOWN = 8;

export function buildTypes(context: Context, facets: Facets): HTMLElement | false {
  const { state } = context.store;
  const rows = listTypes(context, facets);
  if (rows.length === 0) return false;
  const w = words(context);
  const kept = state.allTypes ? rows : shorten(rows, (i) => i === context.data.types.length); // placeholders stay
  const rest = writeRest(context, w.finding.allTypes, rows.length - kept.length, `types-${SHOWN}`, { allTypes: true });
  const isFiltered = rows.some((row) => !row.on) || state.onlyOrphans;
  const section: Section = { name: "types", title: w.types, filters: ["withoutTypes", "withoutPlaceholders", "onlyOrphans"], isFiltered };
  return writeSection(context, section, writeRows(context, "types", kept), rest, writeOrphans(context, facets));
}

function writeOrphans(context: Context, { orphans }: Facets): HTMLElement | null {
  const { state } = context.store;
  if (orphans === 0 && !state.onlyOrphans) return null;
  const w = words(context).finding;
  const button = writeToggle(context, w.orphans, orphans, state.onlyOrphans, "orphans", () => ({ onlyOrphans: !state.onlyOrphans }));
  button.title = w.orphansHint;
  return h("p", {}, button);
}

export function buildRelations(context: Context, facets: Facets): HTMLElement | false {
  const { state } = context.store;
  const rows = listRelations(context, facets);
  if (rows.length === 0) return false;
  const w = words(context);
  const kept = state.allRelations ? rows : shorten(rows, (i) => i === rows.length - 1); // plain links stay
  const rest = writeRest(context, w.rest, rows.length - kept.length, `relations-${SHOWN}`, { allRelations: true });
  const section: Section = { name: "relations", title: w.relations, filters: ["withoutRelations"], isFiltered: rows.some((row) => !row.on) };
  return writeSection(context, section, writeRows(context, "relations", kept), rest);
}

/** The rare ones wait behind one line, but for those that are put out. */
function shorten(rows: Row[], stays: (i: number) => boolean): Row[] {
  return rows.length <= SHOWN + 2 ? rows : rows.filter((row, i) => i < SHOWN || !row.on || stays(i));
}

function listTypes(context: Context, facets: Facets): Row[] {
  const { data, store: { state } } = context;
  const rows = data.types.map((_, i): Row => ({
    label: nameType(context, i),
    count: facets.types[i]!,
    on: !state.withoutTypes.has(i),
    mark: typeDot(context, i),
    flip: () => ({ withoutTypes: toggle(state.withoutTypes, i) }),
    only: () => only(data.types.length, i),
  }));
  if (!data.nodes.at(-1)?.placeholder) return rows; // they are the last
  rows.push({
    label: words(context).placeholders,
    count: facets.placeholders,
    on: !state.withoutPlaceholders,
    mark: typeDot(context, null),
    flip: () => ({ withoutPlaceholders: !state.withoutPlaceholders }),
    only: () => ({ withoutTypes: new Set(data.types.keys()), withoutPlaceholders: false }),
  });
  return rows;
}

function only(count: number, kept: number): Change {
  return { withoutTypes: without(count, kept), withoutPlaceholders: true };
}

function listRelations(context: Context, facets: Facets): Row[] {
  const { data, store: { state } } = context;
  const edges = new Uint32Array(data.relations.length);
  for (const relation of data.edges.relation) edges[relation]! += 1;
  const rows = data.relations.map((_, i): Row => ({
    label: nameRelation(context, i),
    count: facets.relations[i]!,
    on: !state.withoutRelations.has(i),
    mark: strokeMark(context, i),
    flip: () => ({ withoutRelations: toggle(state.withoutRelations, i) }),
    only: () => ({ withoutRelations: without(data.relations.length, i) }),
  }));
  // What is drawn of each counts, not how often it was written; plain links are the last.
  const rank = (i: number): number => (data.relations[i]!.name === "" ? -1 : edges[i]!);
  return [...rows.keys()].sort((a, b) => rank(b) - rank(a) || a - b).map((i) => rows[i]!);
}

function without(count: number, kept: number): ReadonlySet<number> {
  return new Set([...Array(count).keys()].filter((i) => i !== kept));
}
