// A dialog in the middle of the page: the browser keeps the focus inside, closes it on Escape, and
// gives the focus back.

import { fill, h } from "../dom";
import { type Context, words } from "./context";
import { iconButton } from "./marks";

export class Dialog {
  private readonly element = h("dialog", { class: "dialog", "aria-labelledby": "dialog-title" });

  constructor(private readonly context: Context) {
    document.body.append(this.element);
    this.element.addEventListener("click", (event) => {
      if (event.target === this.element) this.close(); // beside the box
    });
    this.element.addEventListener("close", () => {
      if (!this.element.open) fill(this.element); // told later: it may have been opened again meanwhile
    });
  }

  /** Opens with a title and what is below it; an element with `autofocus` has the focus. */
  open(title: string, ...content: (Element | null)[]): void {
    const button = iconButton("close", words(this.context).more.close, () => this.close(), "Esc");
    const heading = h("h2", { id: "dialog-title", tabindex: "-1" }, title);
    const head = h("header", {}, heading, button);
    fill(this.element, h("div", { class: "box" }, head, ...content));
    if (!this.element.querySelector("[autofocus]")) heading.setAttribute("autofocus", "");
    if (!this.element.open) this.element.showModal();
  }

  close(): void {
    this.element.close();
  }
}

/** Whether a dialog is open, and the page behind it deaf. */
export function isDialogOpen(): boolean {
  return document.querySelector("dialog:modal") !== null;
}
