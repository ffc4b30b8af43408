// Focus: a bar at the map's top, for as long as only a note's neighbourhood is shown. It stays where
// it was set when another note is opened, so that one can read through a neighbourhood; the note
// that is read becomes its middle when asked ("Centre on …", or the key again).

import { bdi, fill, h } from "../dom";
import type { Focus } from "../state";
import { type Context, words } from "./context";
import { dot, iconButton } from "./marks";

const STEPS = [1, 2, 3, 4, 5];
const DIRECTIONS = ["both", "out", "in"] as const;
const SIGNS = { both: "↔", out: "→", in: "←" };
const HINT = 4000; // ms that a hint stays

/** Creates the bar, and adds its keys and its entry in the menu. */
export function createFocusBar(context: Context): HTMLElement {
  const { store, keys, menu } = context;
  const element = h("div", { class: "focus-bar", role: "group", hidden: true });
  const show = (): void => {
    const { focus } = store.state;
    const held = (document.activeElement as HTMLElement | null)?.dataset["key"];
    for (const button of document.querySelectorAll<HTMLElement>("button[data-focus]")) {
      button.setAttribute("aria-pressed", String(button.dataset["focus"] === String(focus?.node)));
    }
    element.hidden = focus === null;
    if (!focus) return;
    element.setAttribute("aria-label", words(context).focus.title(context.data.nodes[focus.node]!.title));
    fill(element, ...writeBar(context, focus));
    if (held) element.querySelector<HTMLElement>(`[data-key="${held}"]`)?.focus();
  };
  const toggle = (): void => {
    if (!toggleFocus(context)) hint(element, words(context).focus.none);
  };
  store.listen(show);
  keys.add({ key: "f", name: (w) => w.focus.key, run: toggle });
  const [first, ...others] = STEPS.map(String);
  const run = (pressed: string): void => setSteps(context, Number(pressed));
  keys.add({ key: first!, also: others, shown: "1 – 5", name: (w) => w.focus.keySteps, run });
  menu.add({ name: (w) => w.focus.key, key: "f", run: toggle });
  return element;
}

/** A button in the head of a note that shows its neighbourhood, or leaves it. */
export function focusButton(context: Context, node: number): HTMLElement {
  const button = iconButton("focus", words(context).focus.enter, () => toggleFocus(context), "f");
  button.dataset["focus"] = String(node);
  button.setAttribute("aria-pressed", String(context.store.state.focus?.node === node));
  return button;
}

/** Leaves the focus, or moves it to the note that is read; says whether there was anything to do. */
function toggleFocus({ store }: Context): boolean {
  const { focus, selected } = store.state;
  if (selected === null && focus === null) return false;
  if (selected === null || focus?.node === selected) store.update({ focus: null });
  else store.update({ focus: { steps: 1, direction: "both", ...focus, node: selected } });
  return true;
}

function setSteps({ store }: Context, steps: number): void {
  const { focus } = store.state;
  if (focus) store.update({ focus: { ...focus, steps } });
}

function writeBar(context: Context, focus: Focus): (Element | null)[] {
  const w = words(context).focus;
  const { store, visible, data } = context;
  const off = store.state.withoutRelations.size;
  const set = (change: Partial<Focus>): void => store.update({ focus: { ...focus, ...change } });
  const count = visible().nodes.size;
  return [
    h("p", { class: "about" }, dot(context, focus.node), h("strong", {}, bdi(data.nodes[focus.node]!.title))),
    h("div", { class: "segments", role: "group", "aria-label": w.steps }, ...STEPS.map((steps) =>
      segment({ text: String(steps), name: w.step(steps), key: `steps-${steps}`, pressed: steps === focus.steps, choose: () => set({ steps }) }))),
    h("div", { class: "segments", role: "group", "aria-label": w.direction }, ...DIRECTIONS.map((direction) =>
      segment({ text: SIGNS[direction], name: w[direction], key: direction, pressed: direction === focus.direction, choose: () => set({ direction }) }))),
    h("p", { class: "count", role: "status", title: w.countHint }, count > 1 ? w.count(count) : w.alone,
      off > 0 ? ` · ${w.without(off)}` : null),
    writeHere(context, focus),
    iconButton("close", w.leave, () => store.update({ focus: null }), "Esc"),
  ];
}

/** Another note is read: it may become the middle. */
function writeHere(context: Context, focus: Focus): Element | null {
  const { store, data, visible } = context;
  const { selected } = store.state;
  if (selected === null || selected === focus.node) return null;
  const w = words(context).focus;
  const name = data.nodes[selected]!.title;
  const title = visible().nodes.has(selected) ? null : w.outside;
  const here = (): void => store.update({ focus: { ...focus, node: selected } });
  return h("button", { type: "button", class: "plain here", title, onclick: here, "data-key": "here" }, w.here(name));
}

export interface Choice {
  text: string;
  name: string; // for screen readers, and as a hint
  key: string; // unique in its bar
  pressed: boolean;
  choose: () => void;
}

/** One of a few choices in a row, of which one is taken. */
export function segment({ text, name, key, pressed, choose }: Choice): HTMLElement {
  const properties = { type: "button", class: "segment", "aria-label": name, title: name, "data-key": key, onclick: choose };
  return h("button", { ...properties, "aria-pressed": String(pressed) }, text);
}

/** Says something in the bar's place for a while. */
function hint(element: HTMLElement, text: string): void {
  fill(element, h("p", { class: "about", role: "status" }, text));
  element.hidden = false;
  setTimeout(() => {
    if (element.querySelector(".segments") === null) element.hidden = true;
  }, HINT);
}
