// The reader's own views: kept by the browser, apart for each vault.

import type { Document, View } from "../data/document";
import { readMemory, writeMemory } from "../memory";

const LONGEST = 80; // letters of a name

/** The views that this browser keeps for the vault. */
export function readViews(data: Document): View[] {
  try {
    const kept = JSON.parse(readMemory(toKey(data)) ?? "[]") as unknown;
    return Array.isArray(kept) ? kept.filter(isView) : [];
  } catch {
    return [];
  }
}

/** Keeps the views; says whether the browser did. */
export function writeViews(data: Document, views: readonly View[]): boolean {
  const text = JSON.stringify(views);
  writeMemory(toKey(data), text);
  return readMemory(toKey(data)) === text;
}

/** A name in one line, of visible letters and what joins or parts them; "" if nothing is left. */
export function cleanName(name: string): string {
  const letters = [...name.replace(/(?:(?![\u200c\u200d])[\p{C}\s])+/gu, " ").trim()];
  const kept = letters.slice(0, LONGEST).join("").trim();
  return /[^\u200c\u200d]/u.test(kept) ? kept : "";
}

/** The view among others: in the place of the one with its name, else the last. */
export function addView(views: readonly View[], view: View): View[] {
  return hasView(views, view.name) ? views.map((known) => (known.name === view.name ? view : known)) : [...views, view];
}

/** The view under another name, which no other has: else null. */
export function renameView(views: readonly View[], from: string, to: string): View[] | null {
  if (to !== from && hasView(views, to)) return null;
  return views.map((view) => (view.name === from ? { ...view, name: to } : view));
}

export function hasView(views: readonly View[], name: string): boolean {
  return views.some((view) => view.name === name);
}

/** The entry that gives the page a view, as `zettel.toml` has it. */
export function writeSettings(view: View): string {
  return `[[views]]\nname = ${quote(view.name)}\naddress = ${quote(view.address)}\n`;
}

/** A basic string of TOML 1.0; JSON's is one but for the delete sign. */
function quote(text: string): string {
  return JSON.stringify(text).replaceAll("\u007f", "\\u007f");
}

function toKey(data: Document): string {
  return `views ${data.base} ${data.title}`;
}

function isView(value: unknown): value is View {
  const { name, address } = (value ?? {}) as Partial<View>;
  return typeof name === "string" && typeof address === "string" && name !== "" && cleanName(name) === name;
}
