// The one interface between the panels and whatever draws the map.

import type { Visible } from "../graph/visible";
import type { Box } from "./grid";

export interface MapEvents {
  hover: number | null; // the pointer is on this note, or on none
  open: number; // a note was clicked or tapped
  leave: null; // the empty map was clicked
  community: number; // a bubble of the overview was clicked
  arranging: boolean; // forces have begun, or come to rest
  move: MapView; // the map has come to rest in another place
}

/** Room that panels take from the map's edges, in CSS pixels. */
export interface Insets {
  left: number;
  right: number;
  top: number;
  bottom: number;
  over?: readonly Box[]; // what lies over the map besides: no label stands under it
}

/** Which place of the map is in the middle of what the panels leave, and how large it is drawn. */
export interface MapView {
  x: number;
  y: number;
  scale: number;
}

/** How the map names things, asked again whenever `show` is called, and where it finds pictures. */
export interface Naming {
  title(node: number): string;
  relation(relation: number): string; // "" for a plain link
  members(count: number): string; // "12 notes"
  links(count: number): string; // "12 links"
  picture?(node: number): Promise<HTMLImageElement | null>;
}

export type SizeBy = "degree" | "rank" | "same";
export type ColourBy = "type" | "tag" | "community" | "date";

/** What the size and the colour of a note say. */
export interface Dress {
  sizeBy: SizeBy;
  colourBy: ColourBy;
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
  /** Draws these edges and their ends in full colour over a grey map, named by their link types. */
  trace(edges: Iterable<number> | null): void;
  dress(dress: Dress): void;
  /** Draws communities instead of notes. */
  overview(on: boolean): void;
  on<K extends keyof MapEvents>(event: K, handler: (detail: MapEvents[K]) => void): void;
  zoom(factor: number): void;
  /** Lets forces move the nodes, or stops them. */
  arrange(run: boolean): void;
  /** Whether all of the map is in view, as it is until someone moves it. */
  readonly isWhole: boolean;
  findView(): MapView;
  setView(view: MapView): void;
  /** What is seen, as an SVG document, in the light colours if it goes on paper. */
  toSvg(onPaper?: boolean): string;
  /** What is seen, as a PNG of twice the screen's resolution. */
  toPng(): Promise<Blob>;
}
