// What is read of each node: deflated blocks in the page, each inflated when one of its nodes is read.

import type { Detail } from "./document";
import { inflate } from "./inflate";

const blocks = [...document.querySelectorAll<HTMLScriptElement>("script[data-first]")];
const firsts = blocks.map((block) => Number(block.dataset["first"])); // the first node of each
let last: { block: number; details: Detail[] } | null = null; // neighbours are often read in a row

/** Reads a node's text, properties and the sentences that link to it. */
export async function readDetail(node: number): Promise<Detail> {
  const block = firsts.findLastIndex((first) => first <= node);
  if (block < 0) return {};
  if (last?.block !== block) last = { block, details: JSON.parse(await inflate(blocks[block]!.text)) as Detail[] };
  return last.details[node - firsts[block]!] ?? {};
}

/** Reads the sentences in which an edge to a node was written. */
export async function readSentences(edge: number, target: number): Promise<NonNullable<Detail["mentions"]>[number]["sentences"]> {
  const { mentions = [] } = await readDetail(target);
  return mentions.find((found) => found.edge === edge)?.sentences ?? [];
}

/** Reads the details of all nodes in order, block by block. */
export async function* readParts(): AsyncGenerator<{ first: number; details: Detail[] }> {
  for (const [i, block] of blocks.entries()) yield { first: firsts[i]!, details: JSON.parse(await inflate(block.text)) as Detail[] };
}
