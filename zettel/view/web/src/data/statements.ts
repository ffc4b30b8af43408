// Turtle as zettel/rdf/turtle.py writes it: blocks, each about one subject and closed by an empty line.

const TOKEN = /[^\s,;^]+/g; // names, and words of texts, which do no harm

/** Of the blocks of `rest` those about what a text names, and about what these name in turn. */
export function findSpokenOf(text: string, rest: string): string {
  const blocks = new Map<string, string>();
  for (const block of listBlocks(rest)) blocks.set(readSubject(block), (blocks.get(readSubject(block)) ?? "") + block);
  const found = new Set<string>();
  const waiting = [text];
  for (let part = waiting.pop(); part !== undefined; part = waiting.pop()) {
    for (const [token] of part.matchAll(TOKEN)) {
      const block = found.has(token) ? undefined : blocks.get(token);
      if (block === undefined) continue;
      found.add(token);
      waiting.push(block);
    }
  }
  return [...blocks].filter(([subject]) => found.has(subject)).map(([, block]) => block).join("");
}

/** The block about the data set, "" where nothing is said of it. */
export function findDataset(text: string): string {
  return listBlocks(text).find((block) => readSubject(block) === "<>") ?? "";
}

function listBlocks(text: string): string[] {
  return text.split("\n\n").filter(Boolean).map((block) => `${block}\n\n`);
}

function readSubject(block: string): string {
  return block.slice(0, block.indexOf(" "));
}
