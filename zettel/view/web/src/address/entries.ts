// What of the reader's state stands in the address: an entry for each, with the names that it has
// there. Notes, types and tags go by their names, never by their numbers, so that an address made
// with one page holds in the next. What a page doesn't know is passed over, and told.

import type { Graph } from "../graph/graph";
import { isLarge } from "../panels/crumbs";
import type { Change, State } from "../state";
import { findDay } from "../time/days";
import type { Params } from "./hash";
import { choice, flag, names, terms } from "./kinds";
import { findLost } from "./lost";

/** Finds the texts that the address has under a name. */
export type Find = (name: string) => string[];

export interface Entry {
  /** Nothing where the state is what the page opens with. */
  write: (state: State, graph: Graph) => Params;
  /** All keys that the entry is about, at their defaults where the address says nothing. */
  read: (find: Find, graph: Graph) => Change;
  /** Where the state is, of all places that the browser's history goes back over; true: all that is written. */
  isStep?: true | ((state: State) => boolean);
}

const TABS = ["results", "filters", "index"] as const;

const NOTE: Entry = {
  isStep: true,
  write: ({ selected, unknown, anchor }, graph) => {
    const id = selected === null ? unknown : graph.nodes[selected]!.id;
    if (!id) return [];
    return anchor ? [["note", id], ["at", anchor]] : [["note", id]];
  },
  read: (find, graph) => {
    const [id = ""] = find("note");
    const selected = graph.find(id);
    return { selected, unknown: selected === null ? id : "", anchor: (id && find("at")[0]) || "" };
  },
};

/** A search shows what it found, else the filters are shown, unless another tab was chosen. */
const QUERY: Entry = {
  write: ({ query, tab }) => [
    ...(query.trim() ? [["q", query] as const] : []),
    ...(tab === findTab(query) ? [] : [["tab", tab] as const]),
  ],
  read: (find) => {
    const query = find("q")[0] ?? "";
    const tab = TABS.find((word) => word === find("tab")[0]) ?? findTab(query);
    return { query, tab, searching: find("q").length > 0 && find("note").length === 0 };
  },
};

/** Communities go by their most central note, for their numbers change; a large vault opens on them. */
const OVERVIEW: Entry = {
  isStep: true,
  write: ({ overview, community, selected, unknown }, graph) => {
    if (community !== null) return [["community", graph.nodes[graph.data.communities[community]!.hubs[0]!]!.id]];
    const isOpening = isLarge(graph) && selected === null && !unknown;
    return overview === isOpening ? [] : [["overview", overview ? "yes" : "no"]];
  },
  read: (find, graph) => {
    const hub = graph.find(find("community")[0] ?? "");
    const found = hub === null ? -1 : (graph.nodes[hub]!.community ?? -1);
    const community = found < 0 ? null : found;
    const said = find("overview")[0];
    const isOpening = isLarge(graph) && find("note").length === 0;
    return { community, overview: community === null && (isOpening ? said !== "no" : said === "yes") };
  },
};

/** A note and how far around it one sees, and which way. */
const FOCUS: Entry = {
  isStep: true,
  write: ({ focus }, graph) => focus === null ? [] : [
    ["focus", graph.nodes[focus.node]!.id],
    ["steps", String(focus.steps)],
    ...(focus.direction === "both" ? [] : [["direction", focus.direction] as const]),
  ],
  read: (find, graph) => {
    const node = graph.find(find("focus")[0] ?? "");
    const steps = Number(/^[1-5]$/.exec(find("steps")[0] ?? "")?.[0] ?? 1);
    const direction = (["out", "in"] as const).find((word) => word === find("direction")[0]) ?? "both";
    return { focus: node === null ? null : { node, steps, direction } };
  },
};

/** Both ends, "" for one that is not chosen yet, and which of several ways. */
const PATH: Entry = {
  isStep: true,
  write: ({ path }, graph) => {
    if (path === null) return [];
    const ends = [path.from, path.to].map((node) => ["path", node === null ? "" : graph.nodes[node]!.id] as const);
    return path.way ? [...ends, ["way", String(path.way + 1)]] : ends;
  },
  read: (find, graph) => {
    const ids = find("path");
    const [from, to] = [graph.find(ids[0] ?? ""), graph.find(ids[1] ?? "")];
    if (from === null && to === null && (ids.length === 0 || ids.some(Boolean))) return { path: null };
    const way = Number(/^\d{1,3}$/.exec(find("way")[0] ?? "")?.[0] ?? 1) - 1;
    return { path: { from, to, ...(way > 0 ? { way } : {}) } };
  },
};

/** The day that is shown; "all" while the time bar is open on all time. */
const DAY: Entry = {
  write: ({ timeline, day }) => (timeline || day ? [["day", day || "all"]] : []),
  read: (find) => {
    const said = find("day")[0] ?? "";
    const day = isDay(said) ? said : "";
    return { timeline: day !== "" || said === "all", day };
  },
};

/** The first and the last day, whichever is named first; "" where there is no limit. */
const CREATED: Entry = {
  write: ({ created }) => (created ?? []).map((day) => ["created", day] as const),
  read: (find) => {
    const [from = "", to = ""] = find("created").map((day) => (isDay(day) ? day : ""));
    return { created: from || to ? sortDays(from, to) : null };
  },
};

const TABLE: Entry = {
  isStep: ({ table }) => table !== null,
  write: ({ table }) => table === null ? [] : [
    ["table", table.list],
    ["by", table.by],
    ...(table.down ? [["down", "yes"] as const] : []),
    ...(table.from > 0 ? [["from", String(table.from)] as const] : []),
  ],
  read: (find) => {
    const list = (["notes", "links"] as const).find((word) => word === find("table")[0]);
    const from = Number(/^\d{1,7}$/.exec(find("from")[0] ?? "")?.[0] ?? 0);
    return { table: list ? { list, by: find("by")[0] ?? "", down: find("down")[0] === "yes", from } : null };
  },
};

/** The query, and whether the map shows what its answer names. */
const CONSOLE: Entry = {
  isStep: ({ console }) => console !== null,
  write: ({ console, mapped }) => console === null ? [] : [
    ["sparql", console],
    ...(mapped ? [["shown", "yes"] as const] : []),
  ],
  read: (find) => {
    const console = find("sparql")[0] ?? null;
    return { console, mapped: console !== null && find("shown")[0] === "yes" };
  },
};

/** What is named in vain is told, and not written again. */
const LOST: Entry = {
  write: () => [],
  read: (find, graph) => ({ lost: findLost(find, graph) }),
};

/** In the order in which they stand in the address. */
export const ENTRIES: readonly Entry[] = [
  NOTE,
  OVERVIEW,
  QUERY,
  terms("type", "withoutTypes", (graph) => graph.data.types),
  flag("without-missing", "withoutPlaceholders"),
  terms("link", "withoutRelations", (graph) => graph.data.relations),
  names("tag", "tags", (graph) => new Set(graph.nodes.flatMap((node) => node.tags ?? []))),
  flag("orphans", "onlyOrphans"),
  CREATED,
  FOCUS,
  PATH,
  DAY,
  choice("clock", "clock", ["facts", "notes"]),
  choice("size", "sizeBy", ["degree", "rank", "same"]),
  choice("colour", "colourBy", ["type", "tag", "community", "date"]),
  choice("order", "indexBy", ["title", "date", "degree", "rank"]),
  TABLE,
  CONSOLE,
  LOST,
];

/** Two days in their order, of which either may be "" for no limit. */
export function sortDays(from: string, to: string): [from: string, to: string] {
  return from && to && to < from ? [to, from] : [from, to];
}

/** Whether a text is a day of the calendar, as YYYY-MM-DD. */
function isDay(text: string): boolean {
  return text !== "" && findDay(text) === text;
}

function findTab(query: string): State["tab"] {
  return query.trim() ? "results" : "filters";
}
