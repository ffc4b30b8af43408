// The kinds of entries: something on or off, one of some words, names of a list.

import type { Term } from "../data/document";
import type { Graph } from "../graph/graph";
import type { State } from "../state";
import type { Entry } from "./entries";

type KeyOf<T> = { [K in keyof State]: State[K] extends T ? K : never }[keyof State];

/** Something that is on or off: `name=yes`. */
export function flag(name: string, key: KeyOf<boolean>): Entry {
  return {
    write: (state) => (state[key] ? [[name, "yes"]] : []),
    read: (find) => ({ [key]: find(name)[0] === "yes" }),
  };
}

/** One of some words, the first where nothing is said. */
export function choice<K extends KeyOf<string>>(name: string, key: K, words: readonly State[K][]): Entry {
  return {
    write: (state) => (state[key] === words[0] ? [] : [[name, state[key]]]),
    read: (find) => ({ [key]: words.find((word) => word === find(name)[0]) ?? words[0] }),
  };
}

/** A set of names, `name=…` each. */
export function names(name: string, key: KeyOf<ReadonlySet<string>>, list: (graph: Graph) => ReadonlySet<string>): Entry {
  return {
    write: (state) => [...state[key]].map((text) => [name, text] as const),
    read: (find, graph) => {
      const texts = find(name);
      const known = texts.length > 0 ? list(graph) : new Set();
      return { [key]: new Set(texts.filter((text) => known.has(text))) };
    },
  };
}

/** Terms that are put out: `without-name=…` each, or where fewer are left, `name=…` those. */
export function terms(name: string, key: "withoutTypes" | "withoutRelations", list: (graph: Graph) => Term[]): Entry {
  return {
    write: (state, graph) => {
      const all = list(graph);
      const [out, left] = [all.filter((_, i) => state[key].has(i)), all.filter((_, i) => !state[key].has(i))];
      const isShorter = left.length > 0 && left.length < out.length;
      return (isShorter ? left : out).map((term) => [isShorter ? name : `without-${name}`, term.name] as const);
    },
    read: (find, graph) => {
      const known = list(graph).map((term) => term.name);
      const left = find(name).filter((text) => known.includes(text));
      const out = new Set(find(`without-${name}`));
      const isOut = (text: string): boolean => out.has(text) || (left.length > 0 && !left.includes(text));
      return { [key]: new Set([...known.keys()].filter((i) => isOut(known[i]!))) };
    },
  };
}
