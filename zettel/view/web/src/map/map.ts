// The one interface between the panels and whatever draws the map.

import type { Visible } from "../visible";

export interface MapEvents {
  hover: number | null; // the pointer is on this node, or on none
  open: number; // a node was clicked or tapped
  leave: null; // the empty map was clicked
}

/** Room that panels take from the map's edges, in CSS pixels. */
export interface Insets {
  left: number;
  right: number;
  top: number;
  bottom: number;
}

/** How the map names things; asked again whenever `show` is called. */
export interface Naming {
  title(node: number): string;
  relation(relation: number): string; // "" for a plain link
}

export interface GraphMap {
  /** Draws these nodes and edges of the document and hides the others. */
  show(visible: Visible): void;
  /** Marks one node as the one being read. */
  select(node: number | null): void;
  /** Brings a node into the middle, or with null the whole map into view. */
  focus(node: number | null): void;
  /** Dims all but these; the edges of `centre` are shown with their link types. */
  dim(keep: ReadonlySet<number> | null, centre?: number | null): void;
  on<K extends keyof MapEvents>(event: K, handler: (detail: MapEvents[K]) => void): void;
  zoom(factor: number): void;
  /** Lets forces move the nodes, or stops them. */
  arrange(run: boolean): void;
}
