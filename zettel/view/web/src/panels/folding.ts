// A panel folded away, so that the map has its room; the page remembers it.

import { fill, h } from "../dom";
import { readMemory, writeMemory } from "../memory";
import { type Context, words } from "./context";
import { icon } from "./marks";

export class Fold {
  readonly button: HTMLButtonElement;
  private folded = false;

  constructor(
    private readonly context: Context,
    private readonly panel: HTMLElement,
    private readonly side: "left" | "right",
    private readonly changed: () => void,
  ) {
    this.button = h("button", { type: "button", class: `icon fold ${side}`, onclick: () => this.toggle() });
    this.set(readMemory(`folded-${side}`) === "true");
  }

  toggle(): void {
    this.set(!this.folded);
    writeMemory(`folded-${this.side}`, String(this.folded));
  }

  set(folded: boolean): void {
    if (folded === this.folded && this.button.firstChild) return;
    this.folded = folded;
    this.panel.classList.toggle("folded", folded);
    document.body.classList.toggle(`without-${this.side}`, folded);
    this.name();
    this.changed();
  }

  /** Writes what the button does, again after each change of language. */
  name(): void {
    const w = words(this.context).more;
    const label = this.side === "left" ? (this.folded ? w.showLeft : w.hideLeft) : this.folded ? w.showRight : w.hideRight;
    const key = this.side === "left" ? "[" : "]";
    const inward = (this.side === "left") !== this.folded;
    fill(this.button, icon(inward ? "left" : "right"));
    this.button.setAttribute("aria-label", label);
    this.button.setAttribute("aria-expanded", String(!this.folded));
    this.button.title = `${label} (${key})`;
  }
}
