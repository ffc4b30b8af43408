// The left panel's body: what was found while something is looked for, filters, the index. One at a time.

import { fill, h } from "../dom";
import type { State } from "../state";
import { countChips } from "./filters/chips";
import { type Context, words } from "./context";

type Tab = State["tab"];

const TABS: Tab[] = ["results", "filters", "index"];

export class Tabs {
  readonly element = h("div", { class: "tabs" });
  readonly list = h("div", { role: "tablist" });

  constructor(private readonly context: Context, private readonly panels: Record<Tab, HTMLElement>) {
    for (const tab of TABS) {
      const panel = panels[tab];
      panel.id = `tab-${tab}`;
      panel.setAttribute("role", "tabpanel");
    }
    this.element.append(...TABS.map((tab) => panels[tab]));
    this.list.addEventListener("keydown", (event) => this.press(event));
  }

  /** Shows the tab that the state names; results have one while there is a query. */
  show(): void {
    const { tab, query } = this.context.store.state;
    const w = words(this.context).finding;
    const shown = TABS.filter((known) => known !== "results" || query.trim() !== "");
    const current = shown.includes(tab) ? tab : "filters";
    const focused = this.list.contains(document.activeElement);
    fill(this.list, ...shown.map((known) => h("button", {
      type: "button", role: "tab", id: `to-${known}`, "aria-controls": `tab-${known}`, "aria-selected": String(known === current),
      tabindex: known === current ? "0" : "-1", onclick: () => this.context.store.update({ tab: known }),
    }, w.tabs[known], known === "filters" && this.writeCount())));
    for (const known of TABS) {
      this.panels[known].hidden = known !== current;
      this.panels[known].setAttribute("aria-labelledby", `to-${known}`);
    }
    if (focused) this.list.querySelector<HTMLElement>("[aria-selected=true]")?.focus();
  }

  /** How much is filtered is told wherever one is. */
  private writeCount(): HTMLElement | null {
    const count = countChips(this.context);
    return count > 0 ? h("span", { class: "badge", title: words(this.context).finding.filtered }, String(count)) : null;
  }

  private press(event: KeyboardEvent): void {
    const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
    if (!step) return;
    const tabs = [...this.list.querySelectorAll<HTMLElement>("[role=tab]")];
    const at = tabs.findIndex((tab) => tab.getAttribute("aria-selected") === "true");
    tabs.at((at + step) % tabs.length)!.click();
    event.preventDefault();
  }
}
