// IRIs of notes as documents, as zettel/rdf/names.py makes them.

/** Names a note below the vault's base: all but letters, digits and `-._~/` of its identifier is encoded. */
export function toIri(base: string, id: string): string {
  return `${base}note/${id.split("/").map(encode).join("/")}`;
}

function encode(step: string): string {
  if (step === "." || step === "..") return step.replaceAll(".", "%2E"); // any client would swallow them
  return encodeURIComponent(step).replace(/[!'()*]/g, (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`);
}
