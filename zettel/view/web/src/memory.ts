// What the page remembers between visits (widths, language). A browser may refuse: then nothing.

const PREFIX = "zettel.";

export function readMemory(key: string): string | null {
  try {
    return localStorage.getItem(PREFIX + key);
  } catch {
    return null;
  }
}

export function writeMemory(key: string, value: string): void {
  try {
    localStorage.setItem(PREFIX + key, value);
  } catch {
    // Private windows and some file:// pages have no storage; the page works without.
  }
}
