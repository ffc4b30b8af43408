// Light or dark: as the system has it, unless the reader chose otherwise.

import { readMemory, writeMemory } from "./memory";

type Theme = "light" | "dark";

const system = typeof window === "undefined" ? null : window.matchMedia("(prefers-color-scheme: dark)");
const handlers: (() => void)[] = [];
let chosen = system ? toTheme(readMemory("theme")) : null; // null: the system's

apply();
system?.addEventListener("change", () => chosen === null && tell());

export function isDark(): boolean {
  return chosen === null ? system?.matches === true : chosen === "dark";
}

/** Turns dark to light and light to dark; what the system has is followed again. */
export function turnTheme(): void {
  const wanted = isDark() ? "light" : "dark";
  chosen = (wanted === "dark") === system?.matches ? null : wanted;
  writeMemory("theme", chosen ?? "");
  apply();
  tell();
}

export function onTheme(handler: () => void): void {
  handlers.push(handler);
}

/** The style sheet's colours follow the root's `color-scheme`. */
function apply(): void {
  if (!system) return;
  if (chosen === null) delete document.documentElement.dataset["theme"];
  else document.documentElement.dataset["theme"] = chosen;
}

function tell(): void {
  for (const handler of handlers) handler();
}

function toTheme(text: string | null): Theme | null {
  return text === "light" || text === "dark" ? text : null;
}
