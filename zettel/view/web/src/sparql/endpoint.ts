// The server's endpoint as the console's engine: it has the vault's prefixes, and limits of its own.

import { Unanswered, ask } from "../data/served";
import { Answer, type Format, type Names, type Order, type Shown } from "./answer";
import { type Engine, Refused } from "./engine";
import { explain, findForm, refuse } from "./refusals";

const TABLE = "application/sparql-results+json";
const GRAPH = "application/n-triples";

export class Endpoint implements Engine {
  private answer: Answer | null = null;
  private asking: AbortController | null = null;

  constructor(
    private readonly address: string,
    private readonly prefixes: Record<string, string>,
  ) {}

  open(): Promise<void> {
    return Promise.resolve();
  }

  async run(sparql: string, rows: number): Promise<Shown> {
    const refused = refuse(sparql);
    if (refused) throw new Refused(refused);
    const form = findForm(sparql) ?? "SELECT";
    const asking = (this.asking = new AbortController());
    const accept = form === "SELECT" || form === "ASK" ? TABLE : GRAPH;
    const headers = { accept, "content-type": "application/sparql-query" };
    try {
      const found = await ask(this.address, { method: "POST", headers, body: sparql, signal: asking.signal });
      this.answer = new Answer(form, await found.text());
    } catch (error) {
      throw asking.signal.aborted ? new Refused({ kind: "stopped" }) : this.explain(error as Error, sparql);
    }
    return this.answer.show(rows);
  }

  async show(count: number, order: Order, language: string, names: Names): Promise<Shown> {
    return this.answer!.show(count, order, language, names);
  }

  async name(): Promise<{ iris: string[]; words: string[] }> {
    return this.answer!.findNames();
  }

  async write(format: Format): Promise<string> {
    return this.answer!.write(format);
  }

  stop(): void {
    this.asking?.abort();
  }

  private explain(error: Error, sparql: string): Refused {
    const { message } = error;
    if (!(error instanceof Unanswered) || error.status !== 400) return new Refused({ kind: "failed", message });
    return new Refused(explain(message, sparql, Object.keys(this.prefixes), 0));
  }
}
