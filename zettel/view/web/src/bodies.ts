// The notes' texts: deflated blocks in the page, each inflated when one of its notes is read.

const blocks = [...document.querySelectorAll<HTMLScriptElement>("script[data-first]")];
const firsts = blocks.map((block) => Number(block.dataset["first"])); // the first note of each

/** Reads a note's text as HTML, "" where the page has none. */
export async function readBody(node: number): Promise<string> {
  const block = firsts.findLastIndex((first) => first <= node);
  if (block < 0) return "";
  const texts = (await inflate(blocks[block]!.text)).split("\0");
  return texts[node - firsts[block]!] ?? "";
}

/** Inflates a block. `Response.text()` would be shorter, yet let the map draw itself meanwhile. */
async function inflate(base64: string): Promise<string> {
  const stream = new DecompressionStream("deflate");
  const writer = stream.writable.getWriter();
  void writer.write(Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0)));
  void writer.close();
  const reader = stream.readable.pipeThrough(new TextDecoderStream()).getReader();
  let text = "";
  for (let part = await reader.read(); !part.done; part = await reader.read()) text += part.value;
  return text;
}
