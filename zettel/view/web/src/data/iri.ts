// IRIs of notes as documents and of notes to be written, as zettel/rdf/names.py makes them.

/** Names a note below the vault's base: all but letters, digits and `-._~/` of its identifier is encoded. */
export function toIri(base: string, id: string): string {
  return `${base}note/${encodePath(id)}`;
}

/** Fills a note's identifier into where notes have pages of their own. */
export function toPage(pages: string, id: string): string {
  return pages.replace("{}", () => encodePath(id));
}

/** Names a note to be written as seen from the vault's base, from what the page calls it. */
export function toMissingPath(id: string): string {
  return `missing/${encodePath(id.replace(/^missing:/, ""))}`;
}

function encodePath(path: string): string {
  return path.split("/").map(encode).join("/");
}

function encode(step: string): string {
  if (step === "." || step === "..") return step.replaceAll(".", "%2E"); // any client would swallow them
  return encodeURIComponent(step).replace(/[!'()*]/g, (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`);
}
