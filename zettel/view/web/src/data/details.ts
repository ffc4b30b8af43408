// What is read of each node: JSON in blocks of the page, or asked of its server.

import { Blocks } from "./blocks";
import type { Detail } from "./document";
import { ask, served } from "./served";

const blocks = new Blocks("details");
let last: { node: number; detail: Promise<Detail> } | null = null; // several panels read one note

/** Reads a node's text, properties and the sentences that link to it. */
export async function readDetail(node: number): Promise<Detail> {
  if (!served) return parseDetail((await blocks.read(node)) ?? "{}");
  if (last?.node !== node) last = { node, detail: askDetail(`${served.details}/${node}`) };
  return last.detail;
}

/** Reads the sentences in which an edge to a node was written. */
export async function readSentences(edge: number, target: number): Promise<NonNullable<Detail["mentions"]>[number]["sentences"]> {
  const { mentions = [] } = await readDetail(target);
  return mentions.find((found) => found.edge === edge)?.sentences ?? [];
}

/** Reads the details of all nodes in order, some at a time, as far as the server still has them. */
export async function* readParts(): AsyncGenerator<Detail[]> {
  if (!served) {
    for await (const { texts } of blocks.readParts()) yield texts.map(parseDetail);
    return;
  }
  for (let first = 0, part: Detail[] = []; ; first += part.length) {
    part = await askDetails(`${served.details}?first=${first}`);
    if (part.length === 0) return;
    yield part;
  }
}

async function askDetail(address: string): Promise<Detail> {
  try {
    return (await (await ask(address)).json()) as Detail;
  } catch {
    last = null; // another time it may answer
    return {};
  }
}

async function askDetails(address: string): Promise<Detail[]> {
  try {
    return (await (await ask(address)).json()) as Detail[];
  } catch {
    return []; // the notes have changed since, of which the page tells, or the server has gone
  }
}

function parseDetail(text: string): Detail {
  return JSON.parse(text) as Detail;
}
