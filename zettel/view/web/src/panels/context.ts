// What every panel is given: the data, questions about it, the reader's state, and words.

import type { Document } from "../data/document";
import type { Graph } from "../graph/graph";
import type { Keys } from "../keys";
import { WORDS, nameTerm } from "../language";
import { findPalette, pickColour } from "../map/palette";
import type { Marked, Store } from "../state";
import type { Visible } from "../graph/visible";
import type { Words } from "../words/words";
import type { Menu } from "./menu";

export interface Context {
  data: Document;
  graph: Graph;
  store: Store;
  keys: Keys;
  menu: Menu;
  visible: () => Visible; // what the map shows now
}

export function words(context: Context): Words {
  return WORDS[context.store.state.language];
}

export function nameType(context: Context, type: number): string {
  return nameTerm(context.data.types[type]!, context.store.state.language, words(context).untyped);
}

export function nameRelation(context: Context, relation: number): string {
  return nameTerm(context.data.relations[relation]!, context.store.state.language, words(context).plain);
}

/** The colour that the map gives to a type, or to placeholders (null); grey where colours say something else. */
export function typeColour(context: Context, type: number | undefined): string {
  if (context.store.state.colourBy !== "type") return findPalette().other;
  const none = context.data.types.findIndex((term) => term.name === "");
  return pickColour(findPalette(), type, none);
}

/** Opens a note; the search has done its work then. Words it was found by are marked in it. */
export function open(context: Context, node: number, anchor = "", marked: Marked | null = null): void {
  context.store.update({ selected: node, anchor, marked, unknown: "", lost: [], searching: false });
}

export function close(context: Context): void {
  context.store.update({ selected: null, anchor: "", unknown: "", lost: [] });
}
