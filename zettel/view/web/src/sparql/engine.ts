// What the console asks of an engine, be it in the page or an endpoint.

import type { Format, Names, Order, Shown } from "./answer";
import type { Fault } from "./refusals";

export interface Engine {
  /** Gets ready: queries can run once this is done. */
  open(): Promise<void>;
  /** Answers a query with its first rows, or is refused. */
  run(sparql: string, rows: number): Promise<Shown>;
  /** The answer again, in another order; `names` are the words by which the reader sees IRIs. */
  show(count: number, order: Order, language: string, names: Names): Promise<Shown>;
  /** What the answer may name notes by. */
  name(): Promise<{ iris: string[]; words: string[] }>;
  /** The whole answer as a file. */
  write(format: Format): Promise<string>;
  /** Ends the running query. */
  stop(): void;
}

/** A query that was not answered; `fault` says why. */
export class Refused extends Error {
  constructor(readonly fault: Fault) {
    super(fault.kind);
  }
}
