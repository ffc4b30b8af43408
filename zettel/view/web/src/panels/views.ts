// Views: what is set now under a name, and those there are, to be opened, shared, renamed, deleted.

import { readAddress, toReadable, writeView } from "../address";
import { writeClipboard } from "../clipboard";
import type { View } from "../data/document";
import { bdi, fill, h } from "../dom";
import { addView, cleanName, hasView, readViews, renameView, writeSettings, writeViews } from "../views/saved";
import type { Words } from "../words/words";
import { type Context, words } from "./context";
import type { Dialog } from "./dialog";

/** Lets `v` and the menu open the dialog. */
export function addViews(context: Context, dialog: Dialog): void {
  const show = (): void => dialog.open(words(context).views.title, new ViewsBox(context, dialog).element);
  context.keys.add({ key: "v", name: (w) => w.views.save, run: show });
  context.menu.add({ name: (w) => w.views.title, key: "v", run: show });
}

/** A link that sets all that a view says. */
export function viewLink(view: View): HTMLElement {
  return h("a", { class: "view", href: `#${view.address}`, "data-view": view.name }, bdi(view.name));
}

class ViewsBox {
  readonly element = h("div", { class: "views" });
  private readonly name: HTMLInputElement;
  private readonly list = h("div", {});
  private readonly status = h("div", { class: "said", role: "status" });
  private readonly address: string;
  private renamed = ""; // the view whose name is being written

  constructor(private readonly context: Context, private readonly dialog: Dialog) {
    const { data, graph, store } = context;
    const w = this.words;
    const { selected, query } = store.state;
    this.address = writeView(store.state, graph);
    const name = selected === null ? query.trim() || w.suggestion(readViews(data).length + 1) : data.nodes[selected]!.title;
    this.name = h("input", { id: "view-name", type: "text", autocomplete: "off", autofocus: true });
    this.name.value = cleanName(name);
    const save = (event: Event): void => {
      event.preventDefault();
      this.save();
    };
    const form = h("form", { class: "name", onsubmit: save },
      h("label", { for: "view-name" }, w.name), this.name, h("button", { type: "submit", class: "solid" }, w.keep));
    fill(this.element, h("p", { class: "hint" }, w.hint), form,
      h("p", { class: "actions" }, ...this.writeSharing(() => this.view)), this.status, this.list);
    this.show();
  }

  private get words(): Words["views"] {
    return words(this.context).views;
  }

  /** What is set now, under the name that is written. */
  private get view(): View {
    return { name: cleanName(this.name.value) || this.context.data.title, address: this.address };
  }

  private save(): void {
    const name = cleanName(this.name.value);
    if (!name) return this.name.focus();
    if (hasView(this.context.data.views, name)) return this.refuse(name, this.name);
    const before = readViews(this.context.data);
    const kept = this.keep(addView(before, { name, address: this.address }));
    if (!kept) this.say(this.words.refused);
    else if (hasView(before, name)) this.say(this.words.replaced(name), this.writeUndo(before));
    else this.say(this.words.saved(name));
  }

  /** Says that a name is in use, where it is written. */
  private refuse(name: string, input: HTMLInputElement): void {
    this.say(this.words.taken(name));
    input.select();
  }

  private keep(views: readonly View[]): boolean {
    const kept = writeViews(this.context.data, views);
    this.renamed = "";
    this.show();
    return kept;
  }

  private show(): void {
    const w = this.words;
    const { data } = this.context;
    const own = readViews(data);
    fill(this.list,
      data.views.length > 0 && this.section(w.given, data.views.map((view) => this.writeGiven(view))),
      this.section(w.own, own.map((view) => (view.name === this.renamed ? this.writeRenaming(view) : this.writeOwn(view)))),
      own.length === 0 && h("p", { class: "hint" }, w.ownHint));
  }

  private section(title: string, rows: HTMLElement[]): HTMLElement {
    return h("section", { "aria-label": title }, h("h3", {}, title), rows.length > 0 && h("ul", {}, ...rows));
  }

  private writeGiven(view: View): HTMLElement {
    return h("li", {}, this.link(view), h("span", { class: "actions" }, this.action(this.words.copyLink, view.name, () => void this.copyLink(view))));
  }

  private writeOwn(view: View): HTMLElement {
    const w = this.words;
    const rename = (): void => {
      this.renamed = view.name;
      this.show();
      this.list.querySelector<HTMLInputElement>("input")?.select();
    };
    return h("li", {}, this.link(view), h("span", { class: "actions" }, ...this.writeSharing(() => view),
      this.action(w.rename, view.name, rename), this.action(w.remove, view.name, () => this.remove(view))));
  }

  private writeRenaming(view: View): HTMLElement {
    const w = this.words;
    const input = h("input", { type: "text", "aria-label": w.about(w.rename, view.name), autocomplete: "off", value: view.name });
    const rename = (event: Event): void => {
      event.preventDefault();
      const { data } = this.context;
      const name = cleanName(input.value) || view.name;
      const views = hasView(data.views, name) && name !== view.name ? null : renameView(readViews(data), view.name, name);
      if (!views) return this.refuse(name, input);
      this.say(this.keep(views) ? "" : w.refused);
      this.goTo(name);
    };
    const leave = (event: KeyboardEvent): void => {
      if (event.key !== "Escape" || event.isComposing) return;
      event.preventDefault(); // the dialog stays
      event.stopPropagation();
      this.renamed = "";
      this.say("");
      this.show();
      this.goTo(view.name);
    };
    return h("li", {}, h("form", { class: "name", onsubmit: rename, onkeydown: leave }, input, h("button", { type: "submit", class: "plain" }, w.rename)));
  }

  /** Puts the focus on the line of a view, where it was before its name was written. */
  private goTo(name: string): void {
    const label = this.words.about(this.words.rename, name);
    this.list.querySelector<HTMLElement>(`button[aria-label="${CSS.escape(label)}"]`)?.focus();
  }

  private link(view: View): HTMLElement {
    const link = viewLink(view);
    link.addEventListener("click", () => this.dialog.close());
    return link;
  }

  private writeSharing(find: () => View): HTMLElement[] {
    const w = this.words;
    return [
      this.action(w.copyLink, find().name, () => void this.copyLink(find())),
      this.action(w.copySettings, find().name, () => void this.copy(this.toSettings(find()), w.settingsCopied)),
    ];
  }

  private action(label: string, name: string, run: () => void): HTMLElement {
    return h("button", { type: "button", class: "plain", "aria-label": this.words.about(label, name), onclick: run }, label);
  }

  private remove(view: View): void {
    const { data } = this.context;
    const before = readViews(data);
    this.keep(before.filter((known) => known.name !== view.name));
    const undo = this.writeUndo(before);
    this.say(this.words.removed(view.name), undo);
    undo.focus();
  }

  /** A button that puts all views back as they were. */
  private writeUndo(before: readonly View[]): HTMLElement {
    const restore = (): void => {
      this.keep(before);
      this.say("");
      this.name.focus();
    };
    return h("button", { type: "button", class: "plain", onclick: restore }, this.words.restore);
  }

  private copyLink(view: View): Promise<void> {
    const place = location.href.split("#")[0]!;
    return this.copy(`${place}#${view.address}`, this.words.linkCopied);
  }

  /** The entry, with an address as people would write it and nothing that this page doesn't know. */
  private toSettings(view: View): string {
    const { graph, store } = this.context;
    const state = { ...store.state, ...readAddress(view.address, store.state, graph) };
    return writeSettings({ name: view.name, address: toReadable(writeView(state, graph)) });
  }

  private async copy(text: string, done: string): Promise<void> {
    if (await writeClipboard(text)) return this.say(done);
    const shown = h("textarea", { readonly: true, rows: 3, "aria-label": this.words.notCopied });
    shown.value = text;
    this.say(this.words.notCopied, shown);
    shown.select();
  }

  private say(text: string, ...more: HTMLElement[]): void {
    fill(this.status, text, " ", ...more);
  }
}
