// What may come next in a query: the vault's terms by name or label, prefixes, variables, keywords.

import type { Completion, CompletionContext, CompletionResult, CompletionSource } from "@codemirror/autocomplete";
import type { EditorView } from "@codemirror/view";
import type { GraphTerm } from "../data/document";
import { fold } from "../text/fold";
import { findDeclared } from "./refusals";

/** What the vault knows; the language decides which labels are shown. */
export interface Known {
  prefixes: Record<string, string>;
  terms: readonly GraphTerm[];
  language: string;
}

const MOST = 60;
const KEYWORDS = [
  "SELECT", "DISTINCT", "WHERE", "FILTER", "OPTIONAL", "UNION", "MINUS", "BIND", "VALUES", "GROUP BY", "HAVING", "ORDER BY", "DESC", "LIMIT",
  "ASK", "CONSTRUCT", "DESCRIBE", "PREFIX", "NOT EXISTS", "COUNT", "SUM", "MIN", "MAX", "AVG", "SAMPLE", "GROUP_CONCAT",
  "STR", "LANG", "CONTAINS", "STRSTARTS", "LCASE", "REGEX", "BOUND", "COALESCE", "IF", "YEAR", "MONTH",
];

export function createCompletion(known: Known): CompletionSource {
  return (context) => completeVariable(context) ?? completeWord(context, known);
}

function completeVariable(context: CompletionContext): CompletionResult | null {
  const word = context.matchBefore(/[?$][\p{L}\p{N}_]*/u);
  if (!word) return null;
  const text = context.state.doc.toString();
  const names = new Set([...text.matchAll(/[?$]([\p{L}\p{N}_]+)/gu)].filter((found) => found.index !== word.from).map((found) => found[1]!));
  return { from: word.from + 1, options: [...names].map((label) => ({ label, type: "variable" })), validFor: /^[\p{L}\p{N}_]*$/u };
}

function completeWord(context: CompletionContext, known: Known): CompletionResult | null {
  const word = context.matchBefore(/[\p{L}_][\p{L}\p{N}_-]*(?::[\p{L}\p{N}_-]*)?/u);
  if (!word || (word.text.length < 2 && !context.explicit) || isQuoted(context)) return null;
  const wanted = fold(word.text);
  const found = [...findTerms(known, wanted), ...findPrefixes(known, wanted), ...findKeywords(word.text)];
  return found.length > 0 ? { from: word.from, options: found.slice(0, MOST), filter: false } : null;
}

/** Says whether the place is in a comment, a string or an IRI, as far as its line tells. */
function isQuoted({ state, pos }: CompletionContext): boolean {
  const before = state.doc.lineAt(pos).text.slice(0, pos - state.doc.lineAt(pos).from);
  const rest = before.replace(/"(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*'|<[^<>\s]*>/g, "");
  return /["'#]|<[^\s=]*$/.test(rest);
}

function findTerms(known: Known, wanted: string): Completion[] {
  const rated = known.terms.flatMap((term) => {
    const score = rateTerm(term, wanted);
    return score > 0 ? [{ term, score }] : [];
  });
  rated.sort((a, b) => b.score - a.score); // stable: the more used go first
  return rated.map(({ term }) => {
    const detail = term.labels?.[known.language] ?? Object.values(term.labels ?? {})[0] ?? "";
    return { label: term.name, detail, type: term.kind, apply: (view, _, from, to) => insert(view, known, term.name, from, to) };
  });
}

function rateTerm(term: GraphTerm, wanted: string): number {
  const name = fold(term.name);
  if (name.startsWith(wanted)) return 4;
  const local = name.slice(name.indexOf(":") + 1);
  const labels = Object.values(term.labels ?? {}).map(fold);
  if (local.startsWith(wanted) || labels.some((label) => label.startsWith(wanted))) return 3;
  if (labels.some((label) => label.split(/[^\p{L}\p{N}]+/u).some((part) => part.startsWith(wanted)))) return 2;
  return wanted.length > 2 && local.includes(wanted) ? 1 : 0;
}

function findPrefixes(known: Known, wanted: string): Completion[] {
  return Object.entries(known.prefixes)
    .filter(([prefix]) => `${fold(prefix)}:`.startsWith(wanted) && !wanted.includes(":"))
    .map(([prefix, iri]) => ({
      label: `${prefix}:`,
      detail: iri,
      apply: (view: EditorView, _: Completion, from: number, to: number) => insert(view, known, `${prefix}:`, from, to),
    }));
}

function findKeywords(wanted: string): Completion[] {
  return KEYWORDS.filter((word) => word.startsWith(wanted.toUpperCase())).map((label) => ({ label, type: "keyword" }));
}

/** Puts a name in, and declares its prefix where the query has not done so. */
function insert(view: EditorView, known: Known, name: string, from: number, to: number): void {
  const text = view.state.doc.toString();
  const prefix = name.slice(0, name.indexOf(":"));
  const line = view.state.doc.lineAt(from).text;
  const has = findDeclared(text).includes(prefix) || /^\s*PREFIX\s/i.test(line) || !(prefix in known.prefixes);
  const head = has ? "" : `PREFIX ${prefix}: <${known.prefixes[prefix]}>\n`;
  const at = findHead(text);
  const changes = [{ from: at, insert: head }, { from, to, insert: name }];
  view.dispatch({ changes, selection: { anchor: from + head.length + name.length }, userEvent: "input.complete" });
}

/** Where a declaration goes: after the comments at the top and the declarations there. */
function findHead(text: string): number {
  let [head, at] = [0, 0];
  for (const line of text.split("\n")) {
    at += line.length + 1;
    if (/^\s*(?:#|PREFIX\s|BASE\s)/i.test(line)) head = Math.min(at, text.length);
    else if (line.trim()) break;
  }
  return head;
}
