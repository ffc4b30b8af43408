// The console's door: nothing of it is made, nor its code inflated, before it is opened.

import type { Console } from "../data/document";
import { inflate } from "../data/inflate";
import { ask, served } from "../data/served";
import type { Context } from "../panels/context";
import { hasTurtle, listTurtle } from "../data/turtle";
import { SparqlConsole } from "./console";
import { Endpoint } from "./endpoint";
import { LocalEngine } from "./local";

declare global {
  var zettelEditor: typeof import("./editor"); // what its script leaves behind
}

/** Offers the console in the menu and by a key, where the page has one; `settle` follows if it opens with the page. */
export function offerConsole(context: Context, dock: HTMLElement, settle: () => void): void {
  if (!hasTurtle) return;
  const { store } = context;
  const name = (w: { console: { open: string } }): string => w.console.open;
  let made: Promise<SparqlConsole> | null = null;
  let last = "";
  const open = (): void => {
    store.update({ console: store.state.console ?? last });
    void made?.then((panel) => panel.focus());
  };
  const leave = (): void => {
    if (store.state.answered !== null) store.update({ answered: null });
  };
  const show = async (): Promise<void> => {
    if (store.state.console === null && !made) return;
    const isOpening = !("ready" in document.documentElement.dataset);
    const panel = await (made ??= createConsole(context));
    const text = store.state.console;
    panel.element.hidden = text === null;
    if (text === null) return leave();
    const isNew = !panel.element.isConnected;
    if (isNew) dock.append(panel.element);
    if (isNew && isOpening) settle();
    panel.follow(text);
    last = text;
  };
  context.menu.add({ name, key: "q", run: open });
  context.keys.add({ key: "q", name, run: open });
  store.listen((_, change) => {
    if (change.console !== undefined || change.mapped !== undefined) void show();
    if (change.language !== undefined) void made?.then((panel) => panel.name());
  });
  void show();
}

async function createConsole(context: Context): Promise<SparqlConsole> {
  const data = served ? ((await (await ask(served.console)).json()) as Console) : (JSON.parse(readText("console")) as Console);
  const engine = served ? new Endpoint(served.sparql, data.prefixes) : createEngine(data);
  engine.open().catch(() => undefined); // meanwhile; a query tells what went wrong
  if (!("zettelEditor" in globalThis)) {
    const script = document.createElement("script"); // the page's policy knows its hash
    script.textContent = await inflate(readText("editor"));
    document.head.append(script);
  }
  return new SparqlConsole(context, data, engine, zettelEditor.createEditor);
}

function createEngine({ prefixes }: Console): LocalEngine {
  const code = (): Promise<string> => inflate(readText("engine"));
  return new LocalEngine({ code, engine: () => readText("oxigraph"), turtle: listTurtle, prefixes });
}

function readText(id: string): string {
  return document.getElementById(id)?.textContent ?? "";
}
