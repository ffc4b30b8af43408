// The graph in the page: Turtle in deflated blocks, of which one note's can be taken out again.

import { inflate } from "./inflate";

const blocks = [...document.querySelectorAll<HTMLScriptElement>("script[data-turtle]")];
const firsts = blocks.map((block) => Number(block.dataset["turtle"])); // NaN: the head and the tail

/** Whether the page has the graph; it may have been left out. */
export const hasTurtle = blocks.length > 0;

/** Reads what a note says as Turtle that stands by itself; "" for a placeholder, or without the graph. */
export async function readTurtle(node: number): Promise<string> {
  const block = firsts.findLastIndex((first) => first <= node);
  const head = blocks[0];
  if (block < 0 || !head) return "";
  const [said, directives] = await Promise.all([inflate(blocks[block]!.text), inflate(head.text)]);
  const text = said.split("\0")[node - firsts[block]!];
  return text ? `${keepUsed(directives.split("\0")[0]!, text)}\n${text.trimEnd()}\n` : "";
}

/** Reads what some notes say, as one document; block by block, so that each is inflated once. */
export async function readTurtles(nodes: ReadonlySet<number>): Promise<string> {
  const directives = (await inflate(blocks[0]!.text)).split("\0")[0]!;
  let text = "";
  for (const [i, first] of firsts.entries()) {
    const end = firsts[i + 1] || Number.POSITIVE_INFINITY; // NaN: the tail
    if (Number.isNaN(first) || ![...nodes].some((node) => node >= first && node < end)) continue;
    const said = (await inflate(blocks[i]!.text)).split("\0");
    text += said.filter((_, at) => nodes.has(first + at)).join("");
  }
  return `${keepUsed(directives, text)}\n${text.trimEnd()}\n`;
}

/** All blocks in order, as they stand in the page: with the NULs left out, they are one document. */
export function listTurtle(): string[] {
  return blocks.map((block) => block.text);
}

/** Keeps of the directives the base, and the prefixes that a text uses. */
function keepUsed(directives: string, text: string): string {
  const used = (line: string): boolean => {
    const prefix = /^@prefix ([^:]*):/.exec(line)?.[1];
    return prefix === undefined ? line !== "" : text.includes(`${prefix}:`);
  };
  return directives.split("\n").filter(used).map((line) => `${line}\n`).join("");
}
