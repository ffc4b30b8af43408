// The time bar: a day to look at, chosen by sliding, by typing it or by letting time pass.

import { writeDate } from "../../text/dates";
import { fill, h } from "../../dom";
import { findSpan, toDay, toNumber } from "../../time/days";
import { listDays } from "../../time/density";
import { findHolding } from "../../time/holding";
import { findClock } from "../../time/later";
import { Player } from "../../time/player";
import { type Context, words } from "../context";
import { segment } from "../focus";
import { iconButton } from "../marks";
import { Track } from "./track";

const SPEEDS = [1, 2, 4];
const CLOCKS = ["facts", "notes"] as const;

export class TimeBar {
  readonly element = h("section", { class: "time-bar", hidden: true });
  private readonly track: Track;
  private readonly player: Player;
  private readonly before = h("div", { class: "tools" });
  private readonly end = h("div", { class: "tools" });
  private readonly after = h("div", { class: "tools below" });
  private span: [number, number] | null = null;
  private readonly input = h("input", { type: "date", "data-key": "date" });

  /**
   * @param list shows what holds on the day that is chosen
   * @param leave takes the keyboard from the bar to the map
   */
  constructor(
    private readonly context: Context,
    private readonly list: () => void,
    private readonly leave: () => void,
  ) {
    const { store, keys, menu } = context;
    this.track = new Track(context, (day) => this.choose(day));
    this.player = new Player((days) => this.advance(days), () => this.show());
    this.input.addEventListener("change", () => this.choose(this.input.value));
    fill(this.element, this.before, this.track.element, this.end, this.after);
    const run = (): void => this.toggle();
    keys.add({ key: "m", name: (w) => w.time.open, run });
    menu.add({ name: (w) => w.time.open, key: "m", run });
    store.listen((_, change) => {
      if ("timeline" in change || "clock" in change || "language" in change) this.open();
      else if ("day" in change) this.show();
    });
    this.open();
  }

  /** Closes the bar, and shows all time again. */
  close(): void {
    this.player.stop();
    const hadFocus = this.element.contains(document.activeElement);
    this.context.store.update({ timeline: false, day: "" });
    if (hadFocus) this.leave();
  }

  private toggle(): void {
    if (this.context.store.state.timeline) return this.close();
    this.context.store.update({ timeline: true });
    this.element.querySelector<HTMLElement>("input[type=range], button")?.focus();
  }

  private choose(day: string): void {
    this.player.stop();
    const { store } = this.context;
    store.update(store.state.timeline ? { day } : { day, timeline: true });
  }

  /** Draws all of the bar for the clock that time goes by. */
  private open(): void {
    const { data, store: { state } } = this.context;
    this.element.hidden = !state.timeline && state.day === "";
    if (this.element.hidden) return;
    const days = listDays(data, findClock(data, state.clock));
    this.span = findSpan(days);
    if (this.span) this.track.draw(days, this.span);
    this.show();
  }

  private show(): void {
    if (this.element.hidden) return this.open();
    const held = (document.activeElement as HTMLElement | null)?.dataset["key"];
    const w = words(this.context).time;
    const { day } = this.context.store.state;
    this.element.setAttribute("aria-label", w.bar);
    this.track.element.hidden = this.span === null;
    if (this.span === null) {
      fill(this.before, h("p", { class: "hint" }, h("strong", {}, w.undated), ". ", w.undatedHint));
      fill(this.after);
      return fill(this.end, this.writeClose());
    }
    this.track.show(day);
    if (this.input.value !== day) this.input.value = day;
    this.input.setAttribute("aria-label", w.date);
    this.input.title = w.date;
    fill(this.before, ...this.writePlayer());
    fill(this.after, this.writeDay(), this.writeCount(), this.input, this.writeAll(), this.writeClocks());
    fill(this.end, this.writeClose());
    if (held && held !== "slider") this.element.querySelector<HTMLElement>(`[data-key="${held}"]`)?.focus();
  }

  private writePlayer(): HTMLElement[] {
    const w = words(this.context).time;
    const { player } = this;
    const play = player.isPlaying
      ? iconButton("pause", w.pause, () => player.stop())
      : iconButton("play", w.play, () => this.play());
    play.dataset["key"] = "play";
    const faster = (): void => {
      player.speed = SPEEDS[(SPEEDS.indexOf(player.speed) + 1) % SPEEDS.length]!;
      if (player.isPlaying) this.play();
      else this.show();
    };
    const speed = h("button", { type: "button", class: "speed", "data-key": "speed", title: w.speed(player.speed), "aria-label": w.speed(player.speed), onclick: faster }, `×${player.speed}`);
    return [play, speed];
  }

  /** Lets time pass from where it is; from the beginning when it is at the end. */
  private play(): void {
    const [first, last] = this.span!;
    const { day } = this.context.store.state;
    if (!day || toNumber(day) >= last) this.context.store.update({ day: toDay(first) });
    this.player.start(last - first);
  }

  private advance(days: number): boolean {
    const last = this.span![1];
    const { day, timeline } = this.context.store.state;
    if (!timeline || !day) return false;
    const next = Math.min(toNumber(day) + days, last);
    this.context.store.update({ day: toDay(next) });
    return next < last;
  }

  /** How much holds; where the list is not in sight, it is brought there. */
  private writeCount(): HTMLElement | null {
    const { data, store: { state }, visible } = this.context;
    if (!state.day) return null;
    const w = words(this.context).time;
    const isWritten = findClock(data, state.clock) === "notes";
    const count = isWritten
      ? w.written([...visible().nodes].filter((node) => !data.nodes[node]!.placeholder).length)
      : w.holding(findHolding(data.facts ?? [], state.day).length);
    return h("button", { type: "button", class: "plain", "data-key": "list", title: w.list, onclick: this.list }, count);
  }

  private writeClocks(): HTMLElement | null {
    const { data, store } = this.context;
    if (CLOCKS.some((clock) => findClock(data, clock) !== clock)) return null;
    const w = words(this.context).time;
    return h("div", { class: "segments", role: "group", "aria-label": w.clock }, ...CLOCKS.map((clock) =>
      segment({ text: w[clock], name: w[`${clock}Hint`], key: clock, pressed: store.state.clock === clock, choose: () => store.update({ clock, day: "" }) })));
  }

  private writeDay(): HTMLElement {
    const { day, language } = this.context.store.state;
    return h("strong", {}, day ? writeDate(day, language) : words(this.context).time.all);
  }

  private writeAll(): HTMLElement | null {
    if (!this.context.store.state.day) return null;
    const all = (): void => this.choose("");
    return h("button", { type: "button", class: "plain", "data-key": "all", onclick: all }, words(this.context).time.all);
  }

  private writeClose(): HTMLElement {
    return iconButton("close", words(this.context).time.close, () => this.close(), "m");
  }
}
