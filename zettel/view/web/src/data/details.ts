// What is read of each node: JSON in blocks of the page.

import { Blocks } from "./blocks";
import type { Detail } from "./document";

const blocks = new Blocks("details");

/** Reads a node's text, properties and the sentences that link to it. */
export async function readDetail(node: number): Promise<Detail> {
  return parseDetail((await blocks.read(node)) ?? "{}");
}

/** Reads the sentences in which an edge to a node was written. */
export async function readSentences(edge: number, target: number): Promise<NonNullable<Detail["mentions"]>[number]["sentences"]> {
  const { mentions = [] } = await readDetail(target);
  return mentions.find((found) => found.edge === edge)?.sentences ?? [];
}

/** Reads the details of all nodes in order, block by block. */
export async function* readParts(): AsyncGenerator<Detail[]> {
  for await (const { texts } of blocks.readParts()) yield texts.map(parseDetail);
}

function parseDetail(text: string): Detail {
  return JSON.parse(text) as Detail;
}
