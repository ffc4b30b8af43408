// What is rarely used waits behind one button: a menu, as WAI-ARIA's authoring practices have it.

import { fill, h } from "../dom";
import type { Words } from "../words/words";
import { type Context, words } from "./context";
import { iconButton } from "./marks";

export interface Entry {
  name: (words: Words) => string;
  key?: string; // the key that does the same
  run: () => void;
}

export class Menu {
  private readonly entries: Entry[] = [];
  private renew: (() => void) | null = null; // writes the list again, once there is one

  add(...entries: Entry[]): void {
    this.entries.push(...entries);
    this.renew?.();
  }

  /** Creates the button, and the list that it opens. */
  create(context: Context): HTMLElement {
    const list = h("ul", { role: "menu", class: "menu", hidden: true });
    const element = h("div", { class: "more" }, list);
    const show = (shown: boolean): void => {
      const button = iconButton("more", words(context).more.menu, () => show(list.hidden));
      button.setAttribute("aria-haspopup", "menu");
      button.setAttribute("aria-expanded", String(shown));
      list.hidden = !shown;
      fill(list, ...this.entries.map((entry) => this.write(context, entry, () => show(false))));
      list.setAttribute("aria-label", words(context).more.menu);
      fill(element, button, list);
      element.hidden = this.entries.length === 0;
      if (shown) list.querySelector<HTMLElement>("[role=menuitem]")?.focus();
    };
    element.addEventListener("keydown", (event) => {
      if (list.hidden) return;
      if (press(list, event.key)) event.preventDefault();
      if (event.key !== "Escape" && event.key !== "Tab") return;
      show(false);
      element.querySelector("button")?.focus();
      event.preventDefault();
    });
    document.addEventListener("pointerdown", (event) => {
      if (!list.hidden && !element.contains(event.target as Node)) show(false);
    });
    context.store.listen((_, change) => {
      if (change.language !== undefined) show(false);
    });
    this.renew = () => show(false);
    show(false);
    return element;
  }

  private write(context: Context, entry: Entry, close: () => void): HTMLElement {
    const run = (): void => {
      close();
      entry.run();
    };
    const key = entry.key ? h("kbd", { "aria-hidden": "true" }, entry.key) : null;
    const properties = { type: "button", role: "menuitem", tabindex: "-1", "aria-keyshortcuts": entry.key, onclick: run };
    return h("li", { role: "none" }, h("button", properties, h("span", {}, entry.name(words(context))), key));
  }
}

/** Moves through the list; says whether the key was one that does. */
function press(list: HTMLElement, key: string): boolean {
  const items = [...list.querySelectorAll<HTMLElement>("[role=menuitem]")];
  const at = items.indexOf(document.activeElement as HTMLElement);
  const next = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: -1 }[key];
  if (next === undefined) return false;
  items.at(next % items.length)?.focus();
  return true;
}
