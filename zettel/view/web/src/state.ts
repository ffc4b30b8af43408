// What the reader has set, in one place. Panels read it and ask for changes; none keeps its own.

import type { ColourBy, SizeBy } from "./map/map";
import type { Order } from "./graph/orders";

/** A passage that the search led to: the words to be marked in a note, and the text they stand in. */
export interface Marked {
  node: number;
  query: string;
  near: string;
}

/** The table: of notes or of links, in an order, from a row on. */
export interface TableView {
  list: "notes" | "links";
  by: string; // a column
  down: boolean;
  from: number;
}

/** A note and what lies around it, so many links away. */
export interface Focus {
  node: number;
  steps: number; // 1 to 5
  direction: "both" | "out" | "in";
}

/** The two ends of a path, as far as they are chosen, and which of several equally short ones. */
export interface Route {
  from: number | null;
  to: number | null;
  way?: number; // counted from 0
}

/** Something that the address names and the page doesn't have. */
export interface Lost {
  kind: "note" | "tag" | "type" | "link" | "view";
  name: string;
}

export interface State {
  selected: number | null;
  anchor: string; // a place inside the selected note, "" for its beginning
  unknown: string; // the id that the address names when no note has it, else ""
  lost: readonly Lost[]; // what else it names in vain, told until a note is opened
  marked: Marked | null;
  query: string;
  searching: boolean; // the map shows what the search found, until a note is chosen
  withoutTypes: ReadonlySet<number>;
  withoutRelations: ReadonlySet<number>;
  withoutPlaceholders: boolean;
  onlyOrphans: boolean; // notes that no link joins to another
  tags: ReadonlySet<string>;
  sizeBy: SizeBy;
  colourBy: ColourBy;
  overview: boolean; // communities are shown instead of notes
  community: number | null; // the only one whose notes are shown
  console: string | null; // the query in the SPARQL console, null while that is closed
  mapped: boolean; // the map is to show what the console's answer names
  answered: ReadonlySet<number> | null; // what that is, once there is an answer
  created: readonly [from: string, to: string] | null; // days as YYYY-MM-DD, "" for no limit
  allTypes: boolean; // the legend lists the rare types too
  allRelations: boolean;
  allTags: boolean;
  tab: "results" | "filters" | "index"; // of the left panel
  indexBy: Order;
  table: TableView | null;
  focus: Focus | null;
  path: Route | null;
  timeline: boolean; // the time bar is open
  day: string; // ISO, what is shown is as of it; "" for all time
  clock: "facts" | "notes"; // what time means: that of what the notes tell, or when they were written
  language: "fr" | "en";
}

/** What is set when the page opens. */
export function createState(language: State["language"]): State {
  return {
    selected: null,
    anchor: "",
    unknown: "",
    lost: [],
    marked: null,
    query: "",
    searching: false,
    withoutTypes: new Set(),
    withoutRelations: new Set(),
    withoutPlaceholders: false,
    onlyOrphans: false,
    tags: new Set(),
    created: null,
    allTypes: false,
    allRelations: false,
    sizeBy: "degree",
    colourBy: "type",
    overview: false,
    community: null,
    console: null,
    mapped: false,
    answered: null,
    allTags: false,
    tab: "filters",
    indexBy: "title",
    table: null,
    focus: null,
    path: null,
    timeline: false,
    day: "",
    clock: "facts",
    language,
  };
}

export type Change = Partial<State>;
type Listener = (state: State, change: Change) => void;

export class Store {
  private readonly listeners: Listener[] = [];

  constructor(private current: State) {}

  get state(): State {
    return this.current;
  }

  /** Changes the state and tells everyone what changed. */
  update(change: Change): void {
    this.current = { ...this.current, ...change };
    for (const listener of this.listeners) listener(this.current, change);
  }

  listen(listener: Listener): void {
    this.listeners.push(listener);
  }
}

/** A copy of a set with one member put in or taken out. */
export function toggle<T>(set: ReadonlySet<T>, member: T): ReadonlySet<T> {
  const copy = new Set(set);
  if (!copy.delete(member)) copy.add(member);
  return copy;
}
