// The path between two notes: where from, where to, and each link between with what it says there.

import { h } from "../../dom";
import { findWays } from "../../graph/paths";
import type { Route } from "../../state";
import { NO_CONDITIONS, findVisible } from "../../graph/visible";
import { askWay, askWays, MOST } from "../../graph/ways";
import { createChooser } from "./choosing";
import { type Context, words } from "../context";
import { iconButton } from "../marks";
import { writeSteps } from "./steps";

const EMPTY: Route = { from: null, to: null };

/** Adds the key and the menu's entry by which a path is asked for. */
export function addPath(context: Context): void {
  const run = (): void => openPath(context);
  context.keys.add({ key: "p", name: (w) => w.path.open, run });
  context.menu.add({ name: (w) => w.path.open, key: "p", run });
}

/** Opens the path, from the note that is read; the note gives its place to it. */
export function openPath({ store }: Context): void {
  const { selected, path } = store.state;
  const isOther = selected !== null && selected !== path?.from && selected !== path?.to;
  store.update({ path: path && !isOther ? path : { ...EMPTY, from: selected }, selected: null, anchor: "", unknown: "" });
  focusOpen(store.state.path!);
}

/** Goes on where something is left to be chosen, else to the answer. */
function focusOpen({ from, to }: Route): void {
  const open = from === null ? "#path-from" : to === null ? "#path-to" : ".path h2";
  document.querySelector<HTMLElement>(open)?.focus({ preventScroll: true });
}

export function closePath({ store }: Context): void {
  store.update({ path: null });
}

/** A button in the head of a note that asks for a path from it. */
export function pathButton(context: Context): HTMLElement {
  const w = words(context).path;
  return iconButton("path", context.store.state.path ? w.back : w.open, () => openPath(context), "p");
}

export function writePath(context: Context, route: Route): HTMLElement {
  const w = words(context).path;
  return h("article", { class: "path" },
    h("header", {},
      h("div", { class: "kinds" }, iconButton("close", w.close, () => closePath(context), "Esc")),
      h("h2", { tabindex: "-1" }, w.title)),
    writeEnds(context, route),
    ...writeAnswer(context, route));
}

function writeEnds(context: Context, route: Route): HTMLElement {
  const w = words(context).path;
  const set = (change: Partial<Route>): void => {
    const next = { ...route, ...change, way: 0 };
    context.store.update({ path: next });
    focusOpen(next);
  };
  const swap = (): void => {
    set({ from: route.to, to: route.from });
    document.querySelector<HTMLElement>(".path .swap")?.focus();
  };
  const button = iconButton("swap", w.swap, swap);
  button.classList.add("swap");
  return h("div", { class: "ends" },
    createChooser(context, { id: "path-from", label: w.from, hint: w.fromHint, node: route.from, choose: (from) => set({ from }) }),
    createChooser(context, { id: "path-to", label: w.to, hint: w.toHint, node: route.to, choose: (to) => set({ to }) }),
    button);
}

function writeAnswer(context: Context, route: Route): (HTMLElement | null)[] {
  const w = words(context).path;
  const { from, to } = route;
  if (from === null || to === null) return [h("p", { class: "hint" }, w.hint)];
  if (from === to) return [h("p", { class: "hint", role: "status" }, w.same)];
  const way = askWay(context.graph, context.visible(), route);
  if (!way) return [writeNone(context, from, to)];
  const count = way.nodes.length - 1;
  return [
    h("p", { class: "status", role: "status" }, w.steps(count)),
    writeOthers(context, route),
    writeSteps(context, way),
  ];
}

/** Goes through the other ways that are as short. */
function writeOthers(context: Context, route: Route): HTMLElement | null {
  const { length } = askWays(context.graph, context.visible(), route);
  if (length < 2) return null;
  const w = words(context).path;
  const at = (route.way ?? 0) % length;
  const go = (by: number): void => {
    context.store.update({ path: { ...route, way: (at + by + length) % length } });
    document.querySelector<HTMLElement>(`.path .ways button:${by < 0 ? "first" : "last"}-of-type`)?.focus();
  };
  const place = (length < MOST ? w.ways : w.most)(at + 1, length);
  return h("div", { class: "ways" },
    iconButton("left", w.previous, () => go(-1)), h("span", { role: "status" }, place),
    iconButton("right", w.next, () => go(1)));
}

/** No way: because of what is hidden, or because there is none. */
function writeNone(context: Context, from: number, to: number): HTMLElement {
  const w = words(context).path;
  const { graph, store, data } = context;
  const all = findVisible(graph, { ...store.state, ...NO_CONDITIONS });
  const [a, b] = [from, to].map((node) => data.nodes[node]!.title) as [string, string];
  const unhide = (): void => store.update(NO_CONDITIONS);
  const isHidden = findWays(graph, all.edges, from, to, 1).length > 0;
  return h("div", { class: "answer hint", role: "status" }, h("p", {}, h("strong", {}, w.none(a, b))),
    isHidden
      ? h("p", {}, w.hidden, " ", h("button", { type: "button", class: "plain", onclick: unhide }, w.unhide))
      : h("p", {}, w.apart(a, b)));
}
