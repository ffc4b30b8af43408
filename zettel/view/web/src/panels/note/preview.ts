// A glance at a note before its link is followed: title, type and first lines, beside the link.

import { readDetail } from "../../data/details";
import { bdi, fill, h } from "../../dom";
import { setSpaces } from "../../text/typography";
import { type Context, nameType, words } from "../context";
import { typeDot } from "../marks";

const WAIT = 350; // ms that a pointer rests on a link before the card comes
const GRACE = 150; // ms in which it may cross over to the card
const LETTERS = 240;
const GAP = 6;

/** Shows cards for the links of a panel, for pointers that hover and for the keyboard. */
export class Preview {
  private readonly card = h("div", { class: "preview", role: "tooltip", id: "preview", hidden: true });
  private link: HTMLElement | null = null;
  private timer = 0;

  constructor(
    private readonly context: Context,
    panel: HTMLElement,
  ) {
    document.body.append(this.card);
    panel.addEventListener("mouseover", (event) => this.enter(event, WAIT));
    panel.addEventListener("focusin", (event) => {
      if ((event.target as Element).matches(":focus-visible")) this.enter(event, WAIT);
    });
    for (const leaving of ["mouseout", "focusout"]) panel.addEventListener(leaving, () => this.leave(GRACE));
    this.card.addEventListener("mouseenter", () => clearTimeout(this.timer));
    this.card.addEventListener("mouseleave", () => this.leave(GRACE));
    panel.addEventListener("click", () => this.leave(0));
    panel.addEventListener("scroll", () => this.leave(0), { passive: true });
    document.addEventListener("keydown", (event) => {
      if (event.key !== "Escape" || this.card.hidden) return;
      this.leave(0);
      event.stopPropagation(); // Esc closes one thing at a time
    }, true);
  }

  private enter(event: Event, wait: number): void {
    const link = (event.target as Element).closest<HTMLElement>("a[data-node]");
    if (!link || link === this.link || (event.type === "mouseover" && !matchMedia("(hover: hover)").matches)) return;
    clearTimeout(this.timer);
    this.timer = setTimeout(() => void this.show(link), wait);
  }

  private leave(wait: number): void {
    clearTimeout(this.timer);
    if (wait === 0) this.hide();
    else this.timer = setTimeout(() => this.hide(), wait);
  }

  private hide(): void {
    this.card.hidden = true;
    this.link?.removeAttribute("aria-describedby");
    this.link = null;
  }

  private async show(link: HTMLElement): Promise<void> {
    const number = Number(link.dataset["node"]);
    if (number === this.context.store.state.selected) return;
    const { body = "" } = await readDetail(number);
    if (!link.isConnected) return;
    this.hide();
    this.link = link;
    this.fill(number, body);
    link.setAttribute("aria-describedby", this.card.id);
    this.card.hidden = false;
    this.place(link.getClientRects()[0] ?? link.getBoundingClientRect());
  }

  private fill(number: number, body: string): void {
    const { title, types, placeholder } = this.context.data.nodes[number]!;
    const w = words(this.context);
    const kinds = (placeholder ? [null] : types).map((type) =>
      h("span", { class: "kind" }, typeDot(this.context, type), type === null ? w.missing : nameType(this.context, type)));
    const lines = findFirstLines(body);
    fill(this.card, h("div", { class: "kinds" }, ...kinds), h("strong", {}, bdi(title)), lines ? h("p", { dir: "auto" }, lines) : null);
  }

  /** Below the link where there is room, else above; never out of the window. */
  private place(at: DOMRect): void {
    const { offsetWidth: width, offsetHeight: height } = this.card;
    const below = at.bottom + GAP;
    const top = below + height > innerHeight ? Math.max(GAP, at.top - GAP - height) : below;
    const left = Math.max(GAP, Math.min(at.left, innerWidth - width - GAP));
    this.card.style.setProperty("top", `${top}px`);
    this.card.style.setProperty("left", `${left}px`);
  }
}

/** The words that a text begins with, cut after one of them. */
export function findFirstLines(html: string): string {
  const page = new DOMParser().parseFromString(html.slice(0, LETTERS * 20), "text/html"); // nothing in it runs or loads
  for (const sign of page.querySelectorAll(".footnote-reference, pre, table, .embed, .formula")) sign.remove();
  const parts = [...page.querySelectorAll("p, li, blockquote, dd")].filter((part) => !part.querySelector("p, li"));
  const text = parts.map((part) => part.textContent ?? "").join(" ").replace(/\s+/g, " ").trim();
  if (text.length <= LETTERS) return setSpaces(text);
  return `${setSpaces(text.slice(0, text.lastIndexOf(" ", LETTERS)))}…`;
}
