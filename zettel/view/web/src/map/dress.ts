// What size and colour say of a note: by which measure, in how many steps, and what each stands for.

import type { Document } from "../data/document";
import type { ColourBy, SizeBy } from "./map";
import { findPalette, type Palette } from "./palette";

export type Meaning =
  | { kind: "type"; type: number }
  | { kind: "tag"; tag: string }
  | { kind: "community"; community: number }
  | { kind: "date"; from: string; to: string }
  | { kind: "other" };

/** A colour of the map, what it stands for and how many notes have it: a row of the legend. */
export type Swatch = Meaning & { colour: string; count: number };

/** For each node the number of its colour; and what these colours mean, "other" the last. */
export interface Colouring {
  slots: Uint8Array;
  meanings: Meaning[];
  isRamp: boolean;
}

const MOST = 8; // colours that eyes tell apart
const STEPS = 6; // of time
const SMALLEST = 6;
const GROWTH = 30; // what a hub is larger by; it stays smaller than its neighbourhood
const EVEN = 10;

const known = new WeakMap<Document, Map<ColourBy, Colouring>>();

/** The colours of all nodes; found once for each measure. */
export function findColouring(data: Document, colourBy: ColourBy): Colouring {
  const found = known.get(data) ?? new Map<ColourBy, Colouring>();
  known.set(data, found);
  const colouring = found.get(colourBy) ?? colour(data, colourBy);
  found.set(colourBy, colouring);
  return colouring;
}

function colour(data: Document, colourBy: ColourBy): Colouring {
  if (colourBy === "tag") return colourByTag(data);
  if (colourBy === "community") return colourByCommunity(data);
  return colourBy === "date" ? colourByDate(data) : colourByType(data);
}

/** Lists what the colours of the map mean, with how many notes have each; unused ones are left out. */
export function describeColours(data: Document, colourBy: ColourBy): Swatch[] {
  const { slots, meanings, isRamp } = findColouring(data, colourBy);
  const colours = listColours(findPalette(), meanings.length, isRamp);
  const counts = new Uint32Array(meanings.length);
  data.nodes.forEach((node, i) => {
    if (!node.placeholder) counts[slots[i]!]! += 1;
  });
  return meanings
    .map((meaning, slot) => ({ ...meaning, colour: colours[slot]!, count: counts[slot]! }))
    .filter((swatch) => swatch.count > 0);
}

/** The palette's colours by slot: those that mean something, then the one for the rest. */
export function listColours(palette: Palette, count: number, isRamp: boolean): string[] {
  const used = isRamp ? palette.ramp.slice(-(count - 1)) : palette.types;
  return [...used.slice(0, count - 1), palette.other];
}

function colourByType(data: Document): Colouring {
  const types = [...data.types.keys()].filter((type) => data.types[type]!.name !== "").slice(0, MOST);
  const numbers = new Map(types.map((type, slot) => [type, slot]));
  return gather(data, types.map((type) => ({ kind: "type", type })), (node) => numbers.get(data.nodes[node]!.types[0] ?? -1));
}

function colourByTag(data: Document): Colouring {
  const counts = new Map<string, number>();
  for (const node of data.nodes) for (const tag of node.tags ?? []) counts.set(tag, (counts.get(tag) ?? 0) + 1);
  const tags = [...counts].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1)).slice(0, MOST).map(([tag]) => tag);
  const find = (node: number): number | undefined => {
    const slot = tags.findIndex((tag) => data.nodes[node]!.tags?.includes(tag));
    return slot < 0 ? undefined : slot;
  };
  return gather(data, tags.map((tag) => ({ kind: "tag", tag })), find);
}

function colourByCommunity(data: Document): Colouring {
  const numbers = rankCommunities(data);
  const meanings = [...numbers.keys()].map((community): Meaning => ({ kind: "community", community }));
  return gather(data, meanings, (node) => numbers.get(data.nodes[node]!.community ?? -1));
}

/** The communities that have a colour of their own, the largest first, with its number. */
export function rankCommunities(data: Document): Map<number, number> {
  const { communities } = data;
  const order = [...communities.keys()].sort((a, b) => communities[b]!.count - communities[a]!.count || a - b);
  return new Map(order.filter((community) => communities[community]!.count > 1).slice(0, MOST).map((community, slot) => [community, slot]));
}

function colourByDate(data: Document): Colouring {
  const dates = data.nodes.map((node) => node.created?.slice(0, 10) ?? "").filter(Boolean).sort();
  const starts = [...new Set(Array.from({ length: STEPS }, (_, i) => dates[Math.floor((i * dates.length) / STEPS)] ?? ""))].filter(Boolean);
  const meanings = starts.map((from, i): Meaning => {
    const to = dates.findLast((date) => i + 1 === starts.length || date < starts[i + 1]!) ?? from;
    return { kind: "date", from, to };
  });
  const find = (node: number): number | undefined => {
    const date = data.nodes[node]!.created?.slice(0, 10);
    return date ? starts.findLastIndex((from) => from <= date) : undefined;
  };
  return { ...gather(data, meanings, find), isRamp: true };
}

function gather(data: Document, meanings: Meaning[], find: (node: number) => number | undefined): Colouring {
  const slots = Uint8Array.from(data.nodes, (_, node) => find(node) ?? meanings.length);
  return { slots, meanings: [...meanings, { kind: "other" }], isRamp: false };
}

/** How large each node is drawn, as a radius on the map. */
export function findSizes(data: Document, sizeBy: SizeBy): Float64Array {
  if (sizeBy === "same") return new Float64Array(data.nodes.length).fill(EVEN);
  if (sizeBy === "degree") return Float64Array.from(data.nodes, (node) => SMALLEST + Math.min(GROWTH, 2.4 * Math.sqrt(node.degree)));
  const mean = data.nodes.reduce((sum, node) => sum + (node.rank ?? 0), 0) / Math.max(1, data.nodes.length);
  return Float64Array.from(data.nodes, (node) => SMALLEST + Math.min(GROWTH, 5 * Math.sqrt((node.rank ?? 0) / (mean || 1))));
}
