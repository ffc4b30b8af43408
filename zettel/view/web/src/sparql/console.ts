// The console: a query, its answer, and the named queries to begin with.

import type { Console } from "../data/document";
import { fill, h } from "../dom";
import { type Context, words } from "../panels/context";
import { iconButton } from "../panels/marks";
import type { Format, Order, Shown } from "./answer";
import { findMeasure } from "./bars";
import { isDraft, keepDraft } from "./draft";
import type { Editor, Handlers } from "./editor";
import { Refused, type Engine } from "./engine";
import { createHeightGrip } from "./height";
import { Naming } from "./naming";
import { findQuestion, listQuestions, stripComments } from "./questions";
import { type Fault, asksGraphs } from "./refusals";
import { type Reading, nameIri, writeTable } from "./results";
import { createShortener } from "./terms";

const ROWS = 200; // shown of an answer; a file has them all

type Outcome = { shown: Shown; order: Order; graphs: boolean } | { fault: Fault } | null;

export class SparqlConsole {
  readonly element = h("section", { class: "console" });
  private readonly editor: Editor;
  private readonly status = h("p", { class: "status", role: "status", "aria-live": "polite" });
  private readonly heading = h("h2", {});
  private readonly back = h("button", { type: "button", class: "plain", onclick: () => this.clear() });
  private readonly actions = h("div", { class: "actions" });
  private readonly below = h("div", { class: "below" });
  private readonly reading: Reading;
  private outcome: Outcome = null;
  private turn = 0; // of the query whose answer is awaited
  private busy = false;
  private bars = true; // where an answer has a column that they suit

  constructor(
    private readonly context: Context,
    private readonly data: Console,
    private readonly engine: Engine,
    createEditor: (known: Console & { language: string }, handlers: Handlers) => Editor,
  ) {
    const { store, data: document } = context;
    const changed = (text: string): void => {
      keepDraft(text);
      store.update({ console: text });
      this.head();
    };
    this.editor = createEditor({ ...data, language: store.state.language }, { run: () => void this.ask(), close: () => this.close(), changed });
    this.reading = { context, naming: new Naming(document, document.base), shorten: createShortener(data.prefixes, document.base) };
    this.element.addEventListener("keydown", (event) => {
      if (event.key !== "Escape" || event.defaultPrevented) return;
      event.preventDefault();
      this.close();
    });
    this.name();
  }

  /** Takes over a text that came from elsewhere, as the address, and asks it; a draft waits to be sent. */
  follow(text: string): void {
    if (text === this.editor.text()) return void this.followMap();
    this.editor.write(text, true);
    this.head();
    if (text.trim() && !isDraft(text)) void this.ask(this.context.store.state.mapped);
    else this.clear();
  }

  /** Shows the answer on the map, or no longer, where that came from elsewhere. */
  private followMap(): Promise<void> | void {
    const { answered, mapped } = this.context.store.state;
    if (!this.busy && mapped !== (answered !== null)) return this.show(mapped);
  }

  focus(): void {
    this.editor.focus();
  }

  /** Writes all words, again after a change of language. */
  name(): void {
    const w = words(this.context).console;
    this.element.setAttribute("aria-label", w.title);
    this.editor.name(w.editor, w.hint, this.context.store.state.language);
    const head = h("header", {}, this.heading, this.back, iconButton("close", w.close, () => this.close(), "Esc"));
    this.back.textContent = w.back;
    this.head();
    fill(this.element, createHeightGrip(this.element, w.resize), head, this.editor.element, this.bar(), this.below);
    this.write();
  }

  /** Asks what stands in the editor, for the map too if it is to show what the answer names. */
  async ask(mapped = false): Promise<void> {
    const text = this.editor.text();
    if (this.busy) this.engine.stop();
    keepDraft("");
    if (!text.trim()) return this.clear();
    const turn = ++this.turn;
    this.begin(turn, mapped);
    let outcome: Outcome;
    try {
      outcome = { shown: await this.engine.run(text, ROWS), order: null, graphs: asksGraphs(text) };
    } catch (error) {
      outcome = { fault: error instanceof Refused ? error.fault : { kind: "failed", message: (error as Error).message } };
    }
    if (turn !== this.turn) return;
    this.end(outcome);
    if (this.context.store.state.mapped) await this.show(true);
  }

  /** Puts the answer away, or the fault, and what it marked. */
  private clear(): void {
    this.turn++;
    this.context.store.update({ answered: null, mapped: false });
    this.editor.mark(null);
    this.end(null);
    this.focus();
  }

  /** Says which question the editor holds. */
  private head(): void {
    this.heading.textContent = findQuestion(this.context, this.data, this.editor.text())?.title ?? words(this.context).console.title;
  }

  private begin(turn: number, mapped: boolean): void {
    const w = words(this.context).console;
    this.setBusy(true);
    fill(this.actions);
    this.editor.mark(null);
    this.context.store.update({ answered: null, mapped });
    this.status.textContent = w.opening;
    const ready = (): void => {
      if (this.busy && turn === this.turn) this.status.textContent = w.running;
    };
    this.engine.open().then(ready, () => undefined); // the query itself tells what went wrong
  }

  private end(outcome: Outcome): void {
    this.setBusy(false);
    this.outcome = outcome;
    this.write();
    if (outcome && "fault" in outcome) this.editor.mark(outcome.fault, words(this.context).console.explain(outcome.fault)[0]);
  }

  private setBusy(busy: boolean): void {
    this.busy = busy;
    this.element.toggleAttribute("aria-busy", busy);
    const old = this.element.querySelector(".bar");
    const hadFocus = old?.contains(document.activeElement);
    old?.replaceWith(this.bar());
    if (hadFocus) this.find(".run")?.focus(); // "Stop" stands where "Ask" stood
  }

  private bar(): HTMLElement {
    const w = words(this.context).console;
    const run = h("button", { type: "button", class: "run", title: w.runHint, onclick: () => void this.ask() }, w.run);
    const stop = h("button", { type: "button", class: "run", onclick: () => this.engine.stop() }, w.stop);
    return h("div", { class: "bar" }, this.busy ? stop : run, this.status, this.actions);
  }

  /** Writes what came of the last query; before any, the questions at hand. */
  private write(): void {
    const w = words(this.context).console;
    const { outcome } = this;
    const hadFocus = this.below.contains(document.activeElement);
    fill(this.actions, ...this.listActions());
    this.back.hidden = outcome === null;
    if (outcome === null) {
      this.status.textContent = this.data.queries.length > 0 ? w.questionsHint : "";
      fill(this.below, listQuestions(this.context, this.data, (query) => {
        this.editor.write(stripComments(query.text));
        void this.ask();
      }));
    } else if ("fault" in outcome) {
      const [message, hint] = w.explain(outcome.fault);
      this.status.textContent = "";
      fill(this.below, h("div", { class: "fault", role: "alert" }, h("strong", {}, message), hint ? h("span", {}, hint) : null));
    } else this.writeAnswer(outcome.shown, outcome.order, outcome.graphs);
    this.below.scrollTop = 0;
    if (hadFocus) (this.find(".answer") ?? this.find(".run"))?.focus(); // what had it is gone
  }

  private find(selector: string): HTMLElement | null {
    return this.element.querySelector(selector);
  }

  private writeAnswer(shown: Shown, order: Order, graphs: boolean): void {
    const w = words(this.context).console;
    const count = shown.rows.length < shown.total ? w.part(shown.rows.length, shown.total) : w.answer(shown.total);
    this.status.textContent = shown.kind === "verdict" ? (shown.verdict ? w.yes : w.no) : count;
    const hint = graphs ? w.noGraphs : w.noRowsHint;
    const none = h("div", { class: "fault" }, h("strong", {}, w.noRows), h("span", {}, hint));
    const verdict = h("p", { class: "verdict" }, shown.verdict ? w.yes : w.no);
    const measure = this.bars ? findMeasure(shown) : -1;
    const table = (): HTMLElement => writeTable(this.reading, shown, measure, order, (next) => void this.sort(next));
    const said = findQuestion(this.context, this.data, this.editor.text())?.description;
    const answer = shown.kind === "verdict" ? verdict : shown.total === 0 ? none : table();
    fill(this.below, said ? h("p", { class: "hint" }, said) : null, answer);
  }

  private listActions(): HTMLElement[] {
    const w = words(this.context).console;
    if (this.outcome === null || "fault" in this.outcome) return [];
    const { kind, total } = this.outcome.shown;
    const { answered } = this.context.store.state;
    const toggle = async (): Promise<void> => {
      await this.show(this.context.store.state.answered === null);
      this.actions.querySelector<HTMLElement>("[aria-pressed]:not(.charted)")?.focus();
    };
    const show = h("button", { type: "button", class: "plain", "aria-pressed": String(answered !== null), onclick: () => void toggle() }, w.show);
    const save = (format: Format, name: string, type: string): HTMLElement =>
      h("button", { type: "button", class: "plain", title: w.download(name), onclick: () => void this.save(format, type) }, name);
    const table = [save("csv", "CSV", "text/csv"), save("json", "JSON", "application/sparql-results+json")];
    const triples = [save("ntriples", "N-Triples", "application/n-triples")];
    const bars = findMeasure(this.outcome.shown) < 0 ? [] : [this.writeBars()];
    return [...(total > 0 ? [show] : []), ...bars, ...(kind === "triples" ? triples : table)];
  }

  /** The button that draws bars, or takes them away. */
  private writeBars(): HTMLElement {
    const turn = (): void => {
      this.bars = !this.bars;
      this.write();
      this.find(".charted")?.focus();
    };
    return h("button", { type: "button", class: "plain charted", "aria-pressed": String(this.bars), onclick: turn }, words(this.context).console.bars);
  }

  private async sort(order: Order): Promise<void> {
    if (this.busy) return;
    const turn = this.turn;
    const iris = order ? (await this.engine.name()).iris : [];
    const names = new Map(iris.map((iri) => [iri, nameIri(this.reading, iri)]));
    const shown = await this.engine.show(ROWS, order, this.context.store.state.language, names);
    if (turn !== this.turn || !this.outcome || !("shown" in this.outcome)) return;
    this.outcome = { ...this.outcome, shown, order };
    const held = this.below.querySelector<HTMLElement>("[data-column]:focus")?.dataset["column"];
    this.write();
    if (held !== undefined) this.find(`[data-column="${held}"]`)?.focus();
  }

  /** Shows on the map what the whole answer names, or no longer. */
  private async show(mapped: boolean): Promise<void> {
    const { store } = this.context;
    const nodes = mapped ? await this.findNamed() : null;
    if (nodes === undefined) return; // another query was asked meanwhile
    const w = words(this.context).console;
    const answered = nodes && nodes.size > 0 ? nodes : null;
    store.update({ answered, mapped: answered !== null });
    if (nodes) this.status.textContent = nodes.size > 0 ? w.shown(nodes.size) : w.noneToShow;
    fill(this.actions, ...this.listActions());
  }

  private async findNamed(): Promise<Set<number> | null | undefined> {
    if (!this.outcome || !("shown" in this.outcome) || this.outcome.shown.total === 0) return null;
    const turn = this.turn;
    const { iris, words: said } = await this.engine.name();
    return turn === this.turn ? this.reading.naming.findNodes(iris, said) : undefined;
  }

  private async save(format: Format, type: string): Promise<void> {
    const url = URL.createObjectURL(new Blob([await this.engine.write(format)], { type }));
    h("a", { href: url, download: `answer.${format === "ntriples" ? "nt" : format}` }).click();
    setTimeout(() => URL.revokeObjectURL(url), 1000);
  }

  private close(): void {
    this.context.store.update({ console: null, answered: null, mapped: false });
    if (!this.busy) fill(this.actions, ...this.listActions());
  }
}
