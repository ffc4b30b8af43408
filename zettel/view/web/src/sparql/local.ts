// The engine in the page: a worker that is started when first needed, and ended when a query takes
// too long or the reader has enough of it.

import type { Format, Names, Order, Shown } from "./answer";
import type { Messages, Op, Reply } from "./messages";
import { type Engine, Refused } from "./engine";
import { explain, findDeclared, findForm, refuse } from "./refusals";

/** What the page carries for the engine: its code, and the graph as deflated Turtle. */
export interface Load {
  code: () => Promise<string>; // of the worker
  engine: () => string; // deflated WebAssembly in base64
  turtle: () => string[];
  prefixes: Record<string, string>;
}

export const LIMIT = 10_000; // ms that a query may take

type Waiting = { resolve(answer: never): void; reject(error: unknown): void };

export class LocalEngine implements Engine {
  private thread: Worker | null = null;
  private ready: Promise<void> | null = null;
  private module: WebAssembly.Module | null = null;
  private readonly waiting = new Map<number, Waiting>();
  private count = 0;

  constructor(private readonly load: Load) {}

  /** Gets ready: queries can run once this is done. */
  open(): Promise<void> {
    return (this.ready ??= this.start());
  }

  /** Answers a query with its first rows, or is refused. */
  async run(sparql: string, rows: number): Promise<Shown> {
    const refused = refuse(sparql);
    if (refused) throw new Refused(refused);
    const { text, shift } = this.declare(sparql);
    await this.open();
    const timer = setTimeout(() => this.stop("limit"), LIMIT);
    try {
      return await this.call("run", { text, form: findForm(sparql) ?? "SELECT", count: rows });
    } catch (error) {
      if (error instanceof Refused) throw error;
      throw new Refused(explain((error as Error).message, sparql, Object.keys(this.load.prefixes), shift));
    } finally {
      clearTimeout(timer);
    }
  }

  show(count: number, order: Order, language: string, names: Names): Promise<Shown> {
    return this.call("show", { count, order, language, names });
  }

  name(): Promise<Messages["name"]["answer"]> {
    return this.call("name", null);
  }

  write(format: Format): Promise<string> {
    return this.call("write", { format });
  }

  /** Ends the running query with its thread, and gets ready anew. */
  stop(kind: "stopped" | "limit" = "stopped"): void {
    this.thread?.terminate();
    this.thread = null;
    for (const { reject } of this.waiting.values()) reject(new Refused({ kind }));
    this.waiting.clear();
    this.ready = this.start();
    this.ready.catch(() => undefined); // who asks next is told
  }

  private async start(): Promise<void> {
    const url = URL.createObjectURL(new Blob([await this.load.code()], { type: "text/javascript" }));
    this.thread = new Worker(url);
    URL.revokeObjectURL(url);
    this.thread.addEventListener("message", ({ data }: MessageEvent<Reply>) => this.receive(data));
    const engine = this.module ?? this.load.engine();
    this.module = await this.call("open", { engine, turtle: this.load.turtle() });
  }

  private call<K extends Op>(op: K, ask: Messages[K]["ask"]): Promise<Messages[K]["answer"]> {
    const id = ++this.count;
    return new Promise((resolve, reject) => {
      this.waiting.set(id, { resolve, reject });
      this.thread!.postMessage({ op, id, ask });
    });
  }

  private receive(reply: Reply): void {
    const waiting = this.waiting.get(reply.id);
    this.waiting.delete(reply.id);
    if ("error" in reply) waiting?.reject(new Error(reply.error));
    else waiting?.resolve(reply.answer as never);
  }

  /** Puts the vault's prefixes before a query that declares them not, on its first line. */
  private declare(sparql: string): { text: string; shift: number } {
    const declared = new Set(findDeclared(sparql));
    const missing = Object.entries(this.load.prefixes).filter(([prefix]) => !declared.has(prefix));
    const head = missing.map(([prefix, iri]) => `PREFIX ${prefix}:<${iri}> `).join("");
    return { text: head + sparql, shift: [...head].length };
  }
}
