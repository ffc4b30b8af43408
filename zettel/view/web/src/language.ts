// Which language the interface speaks, and what the vault's own terms are called in it.

import type { Document, Labels, Term } from "./data/document";
import { readMemory, writeMemory } from "./memory";
import { en } from "./words/en";
import { fr } from "./words/fr";
import type { Words } from "./words/words";

export type Language = "fr" | "en";

export const WORDS: Record<Language, Words> = { fr, en };

/** The reader's last choice, else the vault's language, else the browser's. */
export function findLanguage(data: Document): Language {
  const wanted = [readMemory("language"), data.language, ...navigator.languages];
  for (const tag of wanted) {
    const short = tag?.slice(0, 2);
    if (short === "fr" || short === "en") return short;
  }
  return "en";
}

export function rememberLanguage(language: Language): void {
  writeMemory("language", language);
}

/** What a term is called: its label, else its name made readable, else what stands for none. */
export function nameTerm(term: Term, language: Language, none: string): string {
  return pickLabel(term.labels, language) || readable(term.name) || none;
}

export function nameKey(data: Document, key: string, language: Language): string {
  return pickLabel(data.keys[key], language) || readable(key);
}

function pickLabel(labels: Labels | undefined, language: Language): string {
  return labels?.[language] ?? Object.values(labels ?? {})[0] ?? "";
}

function readable(name: string): string {
  return name.replaceAll("_", " ");
}
