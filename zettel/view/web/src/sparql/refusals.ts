// What is not asked of the engine, and what its errors mean: as zettel/store.py has it, word for word.

/** Why a query is not answered; `from` and `to` are its place in the text, where it has one. */
export interface Fault {
  kind: "update" | "service" | "prefix" | "syntax" | "failed" | "limit" | "stopped";
  from?: number;
  to?: number;
  line?: number;
  column?: number;
  near?: string; // what stands at the place, "" at the end of the text
  expected?: string;
  prefix?: string;
  declared?: string[];
  message?: string;
}

/** What a query answers with; null where the text is none. */
export type Form = "SELECT" | "ASK" | "CONSTRUCT" | "DESCRIBE";

// Strings, IRIs and comments: SPARQL 1.1, section 19.8, read from left to right.
const QUOTED =
  /"""(?:[^"\\]|\\.|"(?!""))*"""|'''(?:[^'\\]|\\.|'(?!''))*'''|"(?:[^"\\\n\r]|\\.)*"|'(?:[^'\\\n\r]|\\.)*'|<[^<>"{}|^`\\\u0000-\u0020]*>|#[^\n\r]*/gsu;
const NAMED = /[?$][\p{L}\p{N}_]+|:[\p{L}\p{N}_.%-]+/gu; // variables, and what follows a prefix
const CODE_POINT = /\\u([0-9A-Fa-f]{4})|\\U([0-9A-Fa-f]{8})/g;
const PROLOGUE = /^(?:\s|PREFIX\s+[\p{L}\p{N}_.-]*:|BASE\b)*/iu;
const UPDATE = /^(?:INSERT|DELETE|LOAD|CLEAR|DROP|CREATE|ADD|MOVE|COPY|WITH)\b/i;
const FORM = /^(?:SELECT|ASK|CONSTRUCT|DESCRIBE)\b/i;
const DECLARATION = /^(?:PREFIX|BASE)\b/i; // one that is not as it should be
const DECLARED = /\bPREFIX\s+([\p{L}\p{N}_.-]*):/giu;
const PREFIXED = /(?<![\p{L}\p{N}_?$:@])([A-Za-z][\p{L}\p{N}_-]*):(?!\/\/)/gu;

/** A text whose strings, IRIs and comments are blanked out; every place stays where it is. */
export function blank(sparql: string): string {
  return sparql.replace(QUOTED, (quoted) => quoted.replace(/[^\n\r]/g, " "));
}

/** The prefixes that a query declares itself. */
export function findDeclared(sparql: string): string[] {
  return [...blank(sparql).matchAll(DECLARED)].map((found) => found[1]!);
}

export function findForm(sparql: string): Form | null {
  const found = FORM.exec(blank(sparql).replace(PROLOGUE, ""));
  return (found?.[0].toUpperCase() as Form | undefined) ?? null;
}

/** Where a query begins, after what it declares. */
export function findBody(sparql: string): number {
  return PROLOGUE.exec(blank(sparql))![0].length;
}

/** Refuses what would change the data, or fetch from whatever address stands in the query. */
export function refuse(sparql: string): Fault | null {
  if (UPDATE.test(blank(sparql).replace(PROLOGUE, ""))) return { kind: "update" };
  return hasWord(/SERVICE/i, sparql) ? { kind: "service" } : null;
}

/** Says whether a query may speak of named graphs, of which a page has none. */
export function asksGraphs(sparql: string): boolean {
  return hasWord(/GRAPH|FROM/i, sparql);
}

/** Turns the parser's message, an endless list of what it expected, into place and reason. */
export function explain(message: string, sparql: string, prefixes: Iterable<string>, shift: number): Fault {
  const unknown = findUndeclared(sparql, [...prefixes, ...findDeclared(sparql)]);
  if (unknown) return unknown;
  const found = /at (\d+):(\d+)[:,] (.*)/s.exec(message);
  if (!found) return { kind: "failed", message: message.split("expected one of")[0]!.trim() };
  const line = Number(found[1]);
  const column = Math.max(Number(found[2]) - (line === 1 ? shift : 0), 1);
  const place = findOffset(sparql, line, column);
  if (!findForm(sparql) && !DECLARATION.test(blank(sparql).slice(findBody(sparql)))) return findFormless(sparql);
  const rest = sparql.slice(place).split(/[\n\r]/, 1)[0]!.trim();
  const from = rest ? sparql.indexOf(rest, place) : place;
  const expected = /expected (?!one of|.* failed$)(.+)/.exec(found[3]!)?.[1] ?? "";
  const near = [...rest].slice(0, 30).join("");
  const to = from + (/^(?:[\p{L}\p{N}_:?$-]+|.)/u.exec(rest)?.[0].length ?? 1);
  return { kind: "syntax", line, column, from, to: Math.min(to, sparql.length), near, expected };
}

/** A text that is no query: the first word says so, or that there is none. */
function findFormless(sparql: string): Fault {
  const from = findBody(sparql);
  const rest = blank(sparql).slice(from).trim() ? sparql.slice(from).split(/[\n\r]/, 1)[0]!.trim() : "";
  const near = [...rest].slice(0, 30).join("");
  const to = Math.min(from + (/^[\p{L}\p{N}_]+/u.exec(rest)?.[0].length ?? 1), sparql.length);
  return { kind: "syntax", ...findLine(sparql, from), from, to, near, expected: "SELECT, ASK, CONSTRUCT, DESCRIBE" };
}

function findLine(sparql: string, offset: number): { line: number; column: number } {
  const before = sparql.slice(0, offset).split(/\r\n|\n|\r/);
  return { line: before.length, column: [...before.at(-1)!].length + 1 };
}

function findUndeclared(sparql: string, declared: string[]): Fault | null {
  const text = blank(sparql);
  const head = PROLOGUE.exec(text)![0].length;
  for (const found of text.slice(head).matchAll(PREFIXED)) {
    const prefix = found[1]!;
    if (declared.includes(prefix)) continue;
    const from = head + found.index;
    return { kind: "prefix", prefix, declared: [...new Set(declared)].sort(), from, to: from + prefix.length + 1, ...findLine(sparql, from) };
  }
  return null;
}

/**
 * Says whether a keyword stands in a query, outside strings, IRIs, comments and names. When in
 * doubt it does: Oxigraph asks for no space around keywords, and letters may be escaped anywhere.
 */
function hasWord(word: RegExp, sparql: string): boolean {
  const plain = sparql.replace(CODE_POINT, (_, short: string, long: string) => {
    const code = parseInt(short ?? long, 16);
    return code < 0x110000 ? String.fromCodePoint(code) : "";
  });
  return [sparql, plain].some((text) => word.test(text.replace(QUOTED, " ").replace(NAMED, " ")));
}

/** The offset of a place whose column counts characters from 1. */
function findOffset(text: string, line: number, column: number): number {
  let at = 0;
  for (let i = 1; i < line; i++) {
    const end = text.indexOf("\n", at);
    if (end < 0) return text.length;
    at = end + 1;
  }
  for (let i = 1; i < column && at < text.length; i++) at += text.codePointAt(at)! > 0xffff ? 2 : 1;
  return at;
}
