// What of the reader's state stands in the address: an entry for each, with the names that it has
// there. Notes, types and tags go by their names, never by their numbers, so that an address made
// with one page holds in the next. What a page doesn't know is passed over.

import type { Graph } from "../graph";
import { isLarge } from "../panels/crumbs";
import type { Change, State } from "../state";
import type { Params } from "./hash";
import { choice, flag, names, terms } from "./kinds";

/** Finds the texts that the address has under a name. */
export type Find = (name: string) => string[];

export interface Entry {
  /** Nothing where the state is what the page opens with. */
  write: (state: State, graph: Graph) => Params;
  /** All keys that the entry is about, at their defaults where the address says nothing. */
  read: (find: Find, graph: Graph) => Change;
  isStep?: boolean; // a change of it is a step that the browser's history goes back over
}

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

const QUERY: Entry = {
  write: ({ query }) => (query.trim() ? [["q", query]] : []),
  read: (find) => ({ query: find("q")[0] ?? "", searching: find("q").length > 0 && find("note").length === 0 }),
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

const CONSOLE: Entry = {
  write: ({ console }) => (console === null ? [] : [["sparql", console]]),
  read: (find) => ({ console: find("sparql")[0] ?? null }),
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
  choice("size", "sizeBy", ["degree", "rank", "same"]),
  choice("colour", "colourBy", ["type", "tag", "community", "date"]),
  CONSOLE,
];
