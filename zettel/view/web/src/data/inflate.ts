// What is in the page as deflate (RFC 1950) in base64.

/** Inflates a text. `Response.text()` would be shorter, yet let the map draw itself meanwhile. */
export async function inflate(base64: string): Promise<string> {
  const reader = open(base64).pipeThrough(new TextDecoderStream()).getReader();
  let text = "";
  for (let part = await reader.read(); !part.done; part = await reader.read()) text += part.value;
  return text;
}

/** Inflates what is no text. */
export async function inflateBytes(base64: string): Promise<ArrayBuffer> {
  return new Response(open(base64)).arrayBuffer();
}

function open(base64: string): ReadableStream<Uint8Array<ArrayBuffer>> {
  const stream = new DecompressionStream("deflate");
  const writer = stream.writable.getWriter();
  void writer.write(Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0)));
  void writer.close();
  return stream.readable;
}
