// The graph: Turtle in blocks of the page, of which one note's can be taken out again, or its server's.

import { Blocks } from "./blocks";
import { ask, served } from "./served";
import { findDataset, findSpokenOf } from "./statements";

const blocks = new Blocks("turtle");

/** Whether the page has the graph; it may have been left out. */
export const hasTurtle = served !== null || blocks.length > 0;

/** Reads what a note says as Turtle that stands by itself; "" for a placeholder, or without the graph. */
export async function readTurtle(node: number): Promise<string> {
  if (served) return askTurtle([node]);
  const text = await blocks.read(node);
  return text ? write(text) : "";
}

/**
 * Reads what some notes say, as one document; block by block, so that each is inflated once. Whose
 * it is and what it names comes along: notes to be written, tags, terms; those of `named`, too.
 */
export async function readTurtles(nodes: ReadonlySet<number>, named: readonly string[]): Promise<string> {
  if (served) return askTurtle([...nodes]);
  let text = "";
  for await (const { first, texts } of blocks.readParts(nodes)) {
    text += texts.filter((_, at) => nodes.has(first + at)).join("");
  }
  const [, about = ""] = await blocks.readHead();
  const tail = (await blocks.readTail()).join("");
  const spoken = [text, ...named.map((path) => `<${path}>`)].join("\n");
  return write(findDataset(about) + text + findSpokenOf(spoken, tail));
}

/** All blocks in order, as they stand in the page: with the NULs left out, they are one document. */
export function listTurtle(): string[] {
  return blocks.list();
}

async function askTurtle(nodes: number[]): Promise<string> {
  const headers = { "content-type": "application/json" };
  return (await ask(served!.turtle, { method: "POST", headers, body: JSON.stringify(nodes) })).text();
}

async function write(text: string): Promise<string> {
  const [directives = ""] = await blocks.readHead();
  return `${keepUsed(directives, text)}\n${text.trimEnd()}\n`;
}

/** Keeps of the directives the base, and the prefixes that a text uses. */
function keepUsed(directives: string, text: string): string {
  const used = (line: string): boolean => {
    const prefix = /^@prefix ([^:]*):/.exec(line)?.[1];
    return prefix === undefined ? line !== "" : text.includes(`${prefix}:`);
  };
  return directives.split("\n").filter(used).map((line) => `${line}\n`).join("");
}
