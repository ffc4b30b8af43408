// The keys of the page, in one table: what is pressed is looked up here, and the sheet of keys lists it.

import { isDialogOpen } from "./panels/dialog";
import type { Words } from "./words/words";

export interface Key {
  key: string; // as `KeyboardEvent.key` says it
  also?: readonly string[]; // keys that run the same
  shown?: string; // what the sheet writes, if it is another
  group?: "map"; // what it works on, if not the whole page
  name: (words: Words) => string;
  run?: (pressed: string) => void; // a key that something else listens to is only listed
}

export class Keys {
  private readonly table: Key[] = [];

  get all(): readonly Key[] {
    return this.table;
  }

  add(...keys: Key[]): void {
    this.table.push(...keys);
  }

  /** Runs what is pressed, except where it is being written. */
  listen(): void {
    document.addEventListener("keydown", (event) => {
      if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey || isWriting(event)) return;
      if (isDialogOpen()) return;
      const found = this.table.find((known) => known.run && (known.key === event.key || known.also?.includes(event.key)));
      if (!found) return;
      found.run!(event.key);
      event.preventDefault();
    });
  }
}

/** Whether the key goes into a text; Escape never does. */
function isWriting(event: KeyboardEvent): boolean {
  if (event.key === "Escape") return false;
  const at = event.composedPath()[0];
  return at instanceof HTMLElement && (at.isContentEditable || at.matches("input, textarea, select"));
}
