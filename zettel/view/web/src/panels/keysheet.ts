// The sheet of keys: every key of the page, by what it is about.

import { h } from "../dom";
import type { Key } from "../keys";
import { type Context, words } from "./context";
import type { Dialog } from "./dialog";

/** Lets `?` and the menu open the sheet. */
export function addKeySheet(context: Context, dialog: Dialog): void {
  const show = (): void => dialog.open(words(context).keys.title, writeSheet(context));
  context.keys.add({ key: "?", name: (w) => w.keys.sheet, run: show });
  context.menu.add({ name: (w) => w.keys.title, key: "?", run: show });
}

function writeSheet(context: Context): HTMLElement {
  const w = words(context).keys;
  const all = context.keys.all;
  const groups = [["page", w.page], ["map", w.map]] as const;
  return h("div", { class: "keysheet" }, ...groups.map(([group, title]) =>
    h("section", { "aria-label": title }, h("h3", {}, title),
      h("dl", {}, ...all.filter((key) => (key.group ?? "page") === group).map((key) => writeKey(context, key))))));
}

function writeKey(context: Context, key: Key): HTMLElement {
  const shown = (key.shown ?? key.key).split(" ");
  return h("div", {}, h("dt", {}, ...shown.map((name) => (name === "–" ? name : h("kbd", {}, name)))), h("dd", {}, key.name(words(context))));
}
