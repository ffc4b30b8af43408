// The whole state as the part of an address after `#`, and back.

import type { View } from "../data/document";
import type { Graph } from "../graph/graph";
import type { Change, State } from "../state";
import { ENTRIES } from "./entries";
import { findTexts, formatParams, type Params, parseParams } from "./hash";

const VIEW = "view"; // names a view that the page was given; what stands after it comes on top
const WITHOUT_VIEW = `${VIEW}=`; // nothing is set, though the page would open with a view

/** Writes all that is set; "" where nothing is. */
export function writeAddress(state: State, graph: Graph): string {
  return formatParams(ENTRIES.flatMap((entry) => entry.write(state, graph)));
}

/**
 * Reads an address as a change from the state there is; what it doesn't say is as at the beginning.
 * What belongs together changes together.
 */
export function readAddress(address: string, state: State, graph: Graph, views: readonly View[] = []): Change {
  const params = expand(parseParams(address), views);
  const asked = ENTRIES.map((entry) => entry.read((name) => findTexts(params, name), graph));
  return Object.assign({}, ...asked.filter((part) => !isSet(part, state))) as Change;
}

/** What a saved view says: never nothing, which would open the page's first view. */
export function writeView(state: State, graph: Graph): string {
  return writeAddress(state, graph) || WITHOUT_VIEW;
}

/** What the address bar says of a state: an empty address would open the page's first view. */
export function writeBar(state: State, graph: Graph, views: readonly View[]): string {
  return writeAddress(state, graph) || (findOpening(views) ? WITHOUT_VIEW : "");
}

/** Whether going from one state to the other is a step that one may want to go back over. */
export function isStep(from: State, to: State, graph: Graph): boolean {
  return ENTRIES.some(({ isStep, write }) => {
    if (typeof isStep === "function") return isStep(from) !== isStep(to);
    return isStep && formatParams(write(from, graph)) !== formatParams(write(to, graph));
  });
}

/** Puts what a named view says in the place of its name; no address at all is the opening view's. */
function expand(params: Params, views: readonly View[]): Params {
  const named = findTexts(params, VIEW)[0];
  const view = named === undefined ? params.length === 0 && findOpening(views) : views.find((known) => known.name === named);
  if (!view) return params;
  const said = new Set(params.map(([name]) => name));
  return [...params, ...parseParams(view.address).filter(([name]) => !said.has(name))];
}

function findOpening(views: readonly View[]): View | undefined {
  return views.find((view) => view.default);
}

function isSet(part: Change, state: State): boolean {
  return Object.entries(part).every(([key, value]) => isSame(state[key as keyof State], value));
}

function isSame(a: unknown, b: unknown): boolean {
  if (a instanceof Set && b instanceof Set) return a.size === b.size && [...a].every((member) => b.has(member));
  return a === b || JSON.stringify(a) === JSON.stringify(b);
}
