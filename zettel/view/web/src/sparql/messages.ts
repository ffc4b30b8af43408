// What the page asks of the worker, and what comes back.

import type { Format, Names, Order, Shown } from "./answer";
import type { Form } from "./refusals";

export interface Messages {
  /** Starts the engine and fills its store; the compiled engine comes back, for the next worker. */
  open: { ask: { engine: string | WebAssembly.Module; turtle: string[] }; answer: WebAssembly.Module };
  /** Answers a query, and keeps the answer for what follows. */
  run: { ask: { text: string; form: Form; count: number }; answer: Shown };
  /** Shows rows in an order; `names` are the words by which the reader sees IRIs. */
  show: { ask: { count: number; order: Order; language: string; names: Names }; answer: Shown };
  name: { ask: null; answer: { iris: string[]; words: string[] } };
  write: { ask: { format: Format }; answer: string };
}

export type Op = keyof Messages;
export type Ask = { [K in Op]: { op: K; id: number; ask: Messages[K]["ask"] } }[Op];
export type Reply = { id: number; answer: Messages[Op]["answer"] } | { id: number; error: string };
