// The engine's own thread: Oxigraph over the notes' triples. A runaway query ends with the thread.

import init, { Store } from "oxigraph/web.js";
import { inflate, inflateBytes } from "../data/inflate";
import { Answer } from "./answer";
import type { Ask, Messages, Op, Reply } from "./messages";

type Answered<K extends Op> = Messages[K]["answer"] | Promise<Messages[K]["answer"]>;

let store: Store | null = null;
let answer: Answer | null = null;

const OPERATIONS: { [K in Op]: (ask: Messages[K]["ask"]) => Answered<K> } = {
  async open({ engine, turtle }) {
    const [module, texts] = await Promise.all([compile(engine), Promise.all(turtle.map(inflate))]);
    await init({ module_or_path: module });
    store = new Store();
    const parts = texts.map((text) => text.replaceAll("\0", ""));
    store.load(parts, { format: "text/turtle", no_transaction: true, lenient: true });
    return module;
  },
  run({ text, form, count }) {
    answer = null; // before the next one is there, so that there is room for it
    const format = form === "SELECT" || form === "ASK" ? "json" : "nt";
    answer = new Answer(form, store!.query(text, { results_format: format }) as string);
    return answer.show(count);
  },
  show: ({ count, order, language, names }) => answer!.show(count, order, language, names),
  name: () => answer!.findNames(),
  write: ({ format }) => answer!.write(format),
};

async function compile(engine: string | WebAssembly.Module): Promise<WebAssembly.Module> {
  return typeof engine === "string" ? WebAssembly.compile(await inflateBytes(engine)) : engine;
}

self.addEventListener("message", async ({ data }: MessageEvent<Ask>) => {
  const reply = (reply: Reply): void => self.postMessage(reply);
  try {
    const run = OPERATIONS[data.op] as (ask: unknown) => Answered<Op>;
    reply({ id: data.id, answer: await run(data.ask) });
  } catch (error) {
    reply({ id: data.id, error: error instanceof Error ? error.message : String(error) });
  }
});
