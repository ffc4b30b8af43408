// The page's frame: left panel, map, right panel, and on a phone the button that opens them.

import { bdi, fill, h } from "../dom";
import { countPresent, findPresent } from "../graph/present";
import { CONDITIONS } from "../graph/visible";
import { BESIDE, served } from "../data/served";
import { type Language, WORDS } from "../language";
import { type Context, words } from "./context";
import { Fold } from "./folding";
import { createGrip, phone } from "./layout";
import { icon } from "./marks";
import { writeDate } from "../text/dates";

export class Frame {
  readonly left = h("aside", { class: "panel left" });
  readonly right = h("div", { class: "panel right" });
  readonly reading = h("div", { class: "scroller reading", role: "region", tabindex: "-1" });
  readonly dock = h("div", { class: "dock" });
  readonly map = h("div", { class: "map", tabindex: "0", role: "application" });
  private readonly heading = h("header", {});
  private readonly asOf = h("p", { class: "status" });
  private readonly places = h("nav", { class: "places", hidden: served === null });
  private readonly languages = h("footer", { class: "languages", role: "group" });
  private readonly notice = h("p", { class: "notice", role: "status" });
  private readonly button = h("button", { type: "button", class: "sheet-button" });
  private readonly grips: HTMLElement[];
  private readonly folds: Fold[];

  constructor(
    private readonly context: Context,
    finder: HTMLElement,
    legend: HTMLElement,
  ) {
    const resized = (): void => void window.dispatchEvent(new Event("resize"));
    this.grips = [createGrip(this.left, "left", resized), createGrip(this.right, "right", resized)];
    this.left.append(h("div", { class: "scroller" }, this.heading, finder, legend, this.places, this.languages), this.grips[0]!);
    this.right.append(this.reading, this.grips[1]!);
    this.folds = [new Fold(context, this.left, "left", resized), new Fold(context, this.right, "right", resized)];
    this.button.addEventListener("click", () => this.showLeft(!this.left.classList.contains("open")));
    const isEmpty = context.data.nodes.length === 0;
    document.body.classList.toggle("empty", isEmpty);
    this.notice.hidden = !isEmpty;
    const stage = h("main", {}, this.map, this.notice);
    const folds = this.folds.map((fold) => fold.button);
    document.getElementById("app")!.append(this.left, stage, ...folds, this.dock, this.right, this.button);
    watchDock(this.dock, resized);
    context.store.listen((_, change) => {
      if ("day" in change || "clock" in change) this.nameDay();
      if (CONDITIONS.some((key) => key in change)) this.nameMap();
    });
  }

  /** Folds a panel away, or unfolds it. */
  fold(side: "left" | "right"): void {
    this.folds[side === "left" ? 0 : 1]!.toggle();
  }

  /** Opens or closes the reading sheet on a narrow screen; beside the map the panel is always there. */
  open(shown: boolean): void {
    this.right.classList.toggle("open", shown);
    this.showLeft(false);
  }

  /** Opens or closes the sheet with search and filters on a phone; elsewhere unfolds the panel. */
  showLeft(shown: boolean): void {
    if (shown && !phone.matches) this.folds[0]!.set(false);
    this.left.classList.toggle("open", shown);
    if (shown && phone.matches) this.right.classList.remove("open");
    const w = words(this.context);
    fill(this.button, shown ? w.toMap : icon("search"), shown ? null : w.search);
  }

  /** On a phone the index is a sheet: opened when the address asks for it and for no note. */
  showAsked(): void {
    const { tab, selected } = this.context.store.state;
    if (phone.matches && tab === "index" && selected === null) this.showLeft(true);
  }

  /** Brings the note to the reader: unfolded, opened on a narrow screen, with the focus. */
  goToNote(): void {
    this.folds[1]!.set(false);
    this.open(true);
    this.reading.focus();
  }

  /** Says in the middle of the map that the filters hide everything. */
  warn(nothing: boolean): void {
    this.notice.hidden = !nothing;
  }

  /** Writes the frame's own words, again after each change of language. */
  name(): void {
    const { data } = this.context;
    const w = words(this.context);
    fill(this.heading, h("h1", {}, bdi(data.title)), h("p", { class: "status" }, w.contents(...this.context.graph.count())), this.asOf);
    this.nameDay();
    this.nameMap();
    this.namePlaces();
    const held = this.languages.contains(document.activeElement);
    fill(this.languages, this.switchTo("fr"), this.switchTo("en"));
    if (held) this.languages.querySelector<HTMLElement>("[aria-pressed=true]")?.focus();
    this.languages.setAttribute("aria-label", w.language);
    this.left.setAttribute("aria-label", w.panel);
    const empty = [h("strong", {}, w.emptyVault), h("span", {}, w.emptyVaultHint)];
    fill(this.notice, ...(data.nodes.length === 0 ? empty : [w.nothingShown]));
    this.showLeft(this.left.classList.contains("open"));
    for (const fold of this.folds) fold.name();
    for (const grip of this.grips) grip.setAttribute("aria-label", w.resize);
  }

  /** Says how much the map shows, for those who do not see it. */
  private nameMap(): void {
    const { data, graph, store, visible } = this.context;
    const { nodes, edges } = findPresent(graph, store.state, visible());
    const shown = [...nodes].filter((node) => !data.nodes[node]!.placeholder).length;
    const [all, links] = graph.count();
    this.map.setAttribute("aria-label", words(this.context).mapHint(shown, shown < all ? edges.size : links));
  }

  /** Says below what the vault holds how many of its notes are present on the day that is set. */
  private nameDay(): void {
    const { graph, store: { state } } = this.context;
    const { finding, time } = words(this.context);
    const write = (day: string): string => time.present(finding.listed(countPresent(graph, state)), writeDate(day, state.language));
    this.asOf.hidden = state.day === "";
    this.asOf.textContent = state.day && write(state.day);
  }

  /** Leads to the pages that a server has beside the map. */
  private namePlaces(): void {
    if (!served) return;
    const w = words(this.context).more;
    this.places.setAttribute("aria-label", w.places);
    fill(this.places, h("a", { href: BESIDE.notes }, w.notes), h("a", { href: served.sparql }, "SPARQL"), h("a", { href: BESIDE.status }, w.status));
  }

  private switchTo(language: Language): HTMLElement {
    const { store } = this.context;
    const pressed = String(store.state.language === language);
    const choose = (): void => store.update({ language });
    const properties = { type: "button", class: "plain", lang: language, "aria-pressed": pressed, onclick: choose };
    return h("button", properties, WORDS[language].name);
  }
}

/** Keeps the height of the dock where the style sheet finds it. */
function watchDock(dock: HTMLElement, resized: () => void): void {
  new ResizeObserver(() => {
    document.body.style.setProperty("--dock", `${dock.offsetHeight}px`);
    resized();
  }).observe(dock);
}
