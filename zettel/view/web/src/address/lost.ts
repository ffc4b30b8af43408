// What an address names that the page doesn't have, beside the note that is read: the page goes on
// without it, and says so.

import type { Graph } from "../graph/graph";
import type { Lost } from "../state";
import type { Find } from "./entries";

/** Finds notes, tags, types, links and views that the page doesn't know, each once. */
export function findLost(find: Find, graph: Graph): Lost[] {
  const { types, relations, views } = graph.data;
  const lost: Lost[] = [];
  const ask = (kind: Lost["kind"], names: string[], isKnown: (name: string) => boolean): void => {
    for (const name of new Set(names)) if (!isKnown(name)) lost.push({ kind, name });
  };
  ask("note", ["focus", "path", "community"].flatMap(find), (id) => id === "" || graph.find(id) !== null);
  ask("tag", find("tag"), (tag) => graph.nodes.some((node) => node.tags?.includes(tag)));
  ask("type", find("type"), (name) => types.some((term) => term.name === name));
  ask("link", find("link"), (name) => relations.some((term) => term.name === name));
  ask("view", find("view"), (name) => name === "" || views.some((view) => view.name === name));
  return lost;
}
