// RDF terms as SPARQL's JSON results have them, and IRIs made short for reading.

export interface Term {
  type: "uri" | "literal" | "bnode" | "triple";
  value: string;
  "xml:lang"?: string;
  datatype?: string;
}

export type Row = readonly (Term | null)[];

const XSD = "http://www.w3.org/2001/XMLSchema#";
const NUMBERS = /^(?:integer|decimal|double|float|int|long|short|byte|nonNegativeInteger|positiveInteger|nonPositiveInteger|negativeInteger|unsigned(?:Int|Long|Short|Byte))$/;
const LOCAL = /^[A-Za-z_][\w-]*$/;

export function isNumber(term: Term | null): boolean {
  const datatype = term?.datatype;
  return datatype !== undefined && datatype.startsWith(XSD) && NUMBERS.test(datatype.slice(XSD.length));
}

/** Returns what shortens IRIs by prefixes, the longest first, and by the vault's base. */
export function createShortener(prefixes: Record<string, string>, base: string): (iri: string) => string {
  const ordered = Object.entries(prefixes).sort(([, a], [, b]) => b.length - a.length);
  return (iri) => {
    for (const [prefix, namespace] of ordered) {
      const local = iri.slice(namespace.length);
      if (iri.startsWith(namespace) && LOCAL.test(local)) return `${prefix}:${local}`;
    }
    return base && iri.startsWith(base) ? iri.slice(base.length) : iri;
  };
}

/** Writes a term as Turtle would, for a hint and for triples that are terms themselves. */
export function writeTerm(term: Term, shorten: (iri: string) => string): string {
  if (term.type === "uri") return shorten(term.value);
  if (term.type === "bnode") return `_:${term.value}`;
  if (term.type === "triple") {
    const { subject, predicate, object } = term.value as unknown as Record<string, Term>;
    return `<<( ${[subject!, predicate!, object!].map((part) => writeTerm(part, shorten)).join(" ")} )>>`;
  }
  const language = term["xml:lang"] ? `@${term["xml:lang"]}` : "";
  const datatype = term.datatype && !language ? `^^${shorten(term.datatype)}` : "";
  return `"${term.value}"${language}${datatype}`;
}

const TRIPLE = /^(<[^>]*>|_:\S+) (<[^>]*>) (.+) \.$/;
const LITERAL = /^"((?:[^"\\]|\\.)*)"(?:@([\w-]+)|\^\^<([^>]*)>)?$/;
const ESCAPE = /\\(?:u([0-9A-Fa-f]{4})|U([0-9A-Fa-f]{8})|(.))/g;
const SIGNS: Record<string, string> = { n: "\n", r: "\r", t: "\t", b: "\b", f: "\f" };

/** Reads N-Triples as Oxigraph writes them, sorted, each once: a row of three terms a triple. */
export function readTriples(text: string): Row[] {
  const lines = [...new Set(text.split("\n").filter(Boolean))].sort();
  return lines.map((line) => (TRIPLE.exec(line) ?? []).slice(1).map(readTerm));
}

function readTerm(text: string): Term {
  if (text.startsWith("_:")) return { type: "bnode", value: text.slice(2) };
  if (text.startsWith("<") && !text.startsWith("<<")) return { type: "uri", value: unescape(text.slice(1, -1)) };
  const [, value, language, datatype] = LITERAL.exec(text) ?? [];
  if (value === undefined) return { type: "literal", value: text };
  const term: Term = { type: "literal", value: unescape(value) };
  if (language) term["xml:lang"] = language;
  if (datatype) term.datatype = datatype;
  return term;
}

function unescape(text: string): string {
  return text.replace(ESCAPE, (_, short?: string, long?: string, sign?: string) =>
    sign ? (SIGNS[sign] ?? sign) : String.fromCodePoint(parseInt(short ?? long!, 16)));
}
