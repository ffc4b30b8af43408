// What a page asks the server that keeps it for; a page that stands by itself has all it needs.

import type { Served } from "./document";

/** The addresses, or null in a page that stands by itself. */
export const served: Served | null = readServed();

/** The pages that a server has beside the map: all notes, and how it fares. */
export const BESIDE = { notes: "note/", status: "status" };

/** The server did not answer as it should; `message` is what it said. */
export class Unanswered extends Error {
  constructor(readonly status: number, message: string) {
    super(message);
  }
}

/** Asks the server; what it says with an error is thrown as `Unanswered`. */
export async function ask(address: string, how: RequestInit = {}): Promise<Response> {
  const answer = await fetch(address, how);
  if (answer.ok) return answer;
  throw new Unanswered(answer.status, (await answer.text()).trim() || answer.statusText);
}

function readServed(): Served | null {
  const text = document.getElementById("served")?.textContent;
  return text ? (JSON.parse(text) as Served) : null;
}
