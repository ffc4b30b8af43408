// The overview of a large vault: its communities as bubbles, named by their most central notes.

import { forceCollide, forceLink, forceManyBody, forceSimulation, forceX, forceY } from "d3-force";
import type { Graph } from "../graph/graph";
import type { Visible } from "../graph/visible";
import { listColours, rankCommunities } from "./dress";
import type { Figure, Name } from "./figure";
import type { ColourBy, Naming } from "./map";
import { type Palette, mix } from "./palette";
import { wrap } from "./wrap";

export interface Overview {
  communities: number[]; // by bubble
  figure: Figure;
  size: Float64Array;
  slots: Uint8Array;
}

const LEAST = 2; // notes of a community that has a bubble
const EACH = 3; // edges a bubble, on average: the widest ones
const TICKS = 160; // of forces, until the bubbles stand apart
const WIDEST = 7; // px
const PALE = 0.72; // how much paper is in a bubble's colour, so that its name can be read
const LETTER = 7; // px, about

/** Gathers what is visible by community. The same graph gives the same picture. */
export function buildOverview(graph: Graph, visible: Visible, naming: Naming): Overview {
  const counts = countMembers(graph, visible);
  const communities = [...counts.keys()].filter((community) => counts.get(community)! >= LEAST).sort((a, b) => a - b);
  const bubbles = new Map(communities.map((community, bubble) => [community, bubble]));
  const links = gatherLinks(graph, visible, bubbles).slice(0, EACH * communities.length);
  const most = links[0]?.count ?? 1;
  const size = Float64Array.from(communities, (community) => 12 + 9 * Math.sqrt(counts.get(community)!));
  const colours = rankCommunities(graph.data);
  const places = arrange(findMeans(graph, visible, bubbles), size, links);
  const figure: Figure = {
    ...places,
    source: Int32Array.from(links, (link) => link.source),
    target: Int32Array.from(links, (link) => link.target),
    stroke: new Uint8Array(links.length),
    weight: Float64Array.from(links, (link) => 1 + (WIDEST - 1) * Math.sqrt(link.count / most)),
    isDirected: false,
    isBubbles: true,
    isHollow: () => false,
    listNames: (bubble, room) => listNames(graph, naming, communities[bubble]!, counts.get(communities[bubble]!)!, room),
    nameEdge: (edge) => naming.links(links[edge]!.count),
  };
  return { communities, figure, size, slots: Uint8Array.from(communities, (community) => colours.get(community) ?? colours.size) };
}

/** For each bubble the number of its colour: that of its community where colours say those, else of what has none. */
export function findSlots({ slots }: Overview, graph: Graph, colourBy: ColourBy): Uint8Array {
  return colourBy === "community" ? slots : slots.map(() => rankCommunities(graph.data).size);
}

/** The colours of bubbles, pale enough for their names. */
export function findBubbleColours(graph: Graph, palette: Palette): { colours: string[]; rims: string[] } {
  const rims = listColours(palette, rankCommunities(graph.data).size + 1, false);
  return { colours: rims.map((colour) => mix(colour, palette.paper, PALE)), rims };
}

interface Link {
  source: number;
  target: number;
  count: number;
}

interface Body {
  x: number;
  y: number;
  radius: number;
}

function countMembers(graph: Graph, visible: Visible): Map<number, number> {
  const counts = new Map<number, number>();
  for (const node of visible.nodes) {
    const community = graph.data.nodes[node]!.community ?? -1;
    if (community >= 0) counts.set(community, (counts.get(community) ?? 0) + 1);
  }
  return counts;
}

/** Counts the visible links between bubbles, the most first. */
function gatherLinks(graph: Graph, visible: Visible, bubbles: ReadonlyMap<number, number>): Link[] {
  const found = new Map<number, Link>();
  const find = (node: number): number | undefined => bubbles.get(graph.data.nodes[node]!.community ?? -1);
  for (const edge of visible.edges) {
    const [a, b] = [find(graph.source[edge]!), find(graph.target[edge]!)];
    if (a === undefined || b === undefined || a === b) continue;
    const key = Math.min(a, b) * bubbles.size + Math.max(a, b);
    const link = found.get(key);
    if (link) link.count += 1;
    else found.set(key, { source: Math.min(a, b), target: Math.max(a, b), count: 1 });
  }
  return [...found.values()].sort((a, b) => b.count - a.count || a.source - b.source || a.target - b.target);
}

/** The middle of each community's notes. */
function findMeans(graph: Graph, visible: Visible, bubbles: ReadonlyMap<number, number>): { x: number; y: number }[] {
  const sums = [...bubbles].map(() => ({ x: 0, y: 0, count: 0 }));
  for (const node of visible.nodes) {
    const { x, y, community } = graph.data.nodes[node]!;
    const sum = sums[bubbles.get(community ?? -1) ?? -1];
    if (!sum) continue;
    sum.x += x;
    sum.y += y;
    sum.count += 1;
  }
  return sums.map(({ x, y, count }) => ({ x: x / count, y: y / count }));
}

/** Moves the bubbles from where their notes are to where each has its room. */
function arrange(means: { x: number; y: number }[], size: Float64Array, links: Link[]): { x: Float64Array; y: Float64Array } {
  const bodies = means.map(({ x, y }, i): Body => ({ x, y, radius: size[i]! }));
  const simulation = forceSimulation(bodies)
    .stop()
    .alphaDecay(0.04)
    .force("links", forceLink(links.map(({ source, target }) => ({ source, target }))).distance(({ source, target }) =>
      (source as unknown as Body).radius + (target as unknown as Body).radius + 30).strength(0.1))
    .force("apart", forceManyBody<Body>().strength((body) => -4 * body.radius))
    .force("room", forceCollide<Body>((body) => body.radius + 7).iterations(3))
    .force("across", forceX<Body>(0).strength(0.05))
    .force("along", forceY<Body>(0).strength(0.08)); // screens are wider than high
  simulation.tick(TICKS);
  return { x: Float64Array.from(bodies, (body) => body.x), y: Float64Array.from(bodies, (body) => body.y) };
}

/** The names of a bubble: its three, two, one most central notes and how many it has, or one note alone. */
function listNames(graph: Graph, naming: Naming, community: number, count: number, room: number): Name[] {
  const letters = Math.max(8, Math.floor((room * 0.85) / LETTER));
  const titles = graph.data.communities[community]!.hubs.map((node) => naming.title(node));
  const wrapFirst = (most: number): string[] =>
    titles.slice(0, most).flatMap((title, i, { length }) => wrap(i < length - 1 ? `${title},` : title, letters));
  const known = titles.map((_, i) => ({ lines: [...wrapFirst(titles.length - i), naming.members(count)], count: true }));
  return [...known, { lines: wrapFirst(1), count: false }];
}
