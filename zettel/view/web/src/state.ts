// What the reader has set, in one place. Panels read it and ask for changes; none keeps its own.

import type { ColourBy, SizeBy } from "./map/map";

export interface State {
  selected: number | null;
  anchor: string; // a place inside the selected note, "" for its beginning
  unknown: string; // the id that the address names when no note has it, else ""
  query: string;
  searching: boolean; // the map shows what the search found, until a note is chosen
  withoutTypes: ReadonlySet<number>;
  withoutRelations: ReadonlySet<number>;
  withoutPlaceholders: boolean;
  tags: ReadonlySet<string>;
  allRelations: boolean; // the legend lists the rare link types too
  sizeBy: SizeBy;
  colourBy: ColourBy;
  overview: boolean; // communities are shown instead of notes
  community: number | null; // the only one whose notes are shown
  console: string | null; // the query in the SPARQL console, null while that is closed
  answered: ReadonlySet<number> | null; // what a query's answer names, while the map shows it
  language: "fr" | "en";
}

/** What is set when the page opens. */
export function createState(language: State["language"]): State {
  return {
    selected: null,
    anchor: "",
    unknown: "",
    query: "",
    searching: false,
    withoutTypes: new Set(),
    withoutRelations: new Set(),
    withoutPlaceholders: false,
    tags: new Set(),
    allRelations: false,
    sizeBy: "degree",
    colourBy: "type",
    overview: false,
    community: null,
    console: null,
    answered: null,
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
