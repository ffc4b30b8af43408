// The page of a published site that searches: all it knows stands in the page, nothing is loaded.

import { findWord, parseQuery, startsWord } from "../search/query";
import { findMarks, findSentence } from "../search/sentence";
import { fold } from "../text/fold";

/** A note: address, title, other names, tags, types, text. */
type Row = [address: string, title: string, names: string, tags: string[], types: string[], text: string];

interface Words {
  none: string;
  found_1: string;
  found_n: string;
  more: string;
}

const SHOWN = 40;
const WAIT = 120; // ms after the last key
const BOUNDARY = "\n";

const read = <T>(id: string): T => JSON.parse(document.getElementById(id)!.textContent!) as T;
const rows = read<Row[]>("index");
const words = read<Words>("words");
const language = document.documentElement.lang;
// Folded once: title, then names, tags and types, then the text.
const folded = rows.map(([, title, names, tags, types, text]) => [fold(title), fold([names, ...tags, ...types].join(BOUNDARY)), fold(text)] as const);

const field = document.querySelector<HTMLInputElement>('input[name="q"]')!;
const list = document.getElementById("found")!;
const told = document.getElementById("told")!;
const more = document.getElementById("more")!;

let found: number[] = [];
let shown = 0;
let asked: string[] = [];
let timer = 0;

function answer(): void {
  const query = field.value.trim();
  asked = parseQuery(query);
  found = asked.length > 0 ? find(asked) : [];
  shown = 0;
  list.replaceChildren();
  told.textContent = asked.length > 0 ? tell(query) : "";
  show();
  history.replaceState(null, "", query ? `?q=${encodeURIComponent(query)}` : location.pathname);
}

function tell(query: string): string {
  if (found.length === 0) return words.none.replace("{}", query);
  return found.length === 1 ? words.found_1 : words.found_n.replace("{}", found.length.toLocaleString(language));
}

/** The notes that have all words, the best first: in the title, then in other names, then in the text. */
function find(asked: string[]): number[] {
  const scores = new Map<number, number>();
  folded.forEach((texts, i) => {
    let sum = 0;
    for (const word of asked) {
      const score = rate(texts, word);
      if (score === 0) return;
      sum += score;
    }
    scores.set(i, sum);
  });
  return [...scores.keys()].sort((a, b) => scores.get(b)! - scores.get(a)! || a - b);
}

function rate([title, names, text]: readonly [string, string, string], word: string): number {
  const at = findWord(title, word);
  if (title === word) return 32;
  if (at >= 0) return at === 0 ? 16 : startsWord(title, at) ? 8 : 4;
  if (findWord(names, word) >= 0) return 3;
  return findWord(text, word) >= 0 ? 1 : 0;
}

function show(): void {
  const next = found.slice(shown, shown + SHOWN).map(write);
  list.append(...next);
  if (shown > 0) next[0]?.querySelector("a")?.focus();
  shown += next.length;
  more.hidden = shown >= found.length;
}

function write(i: number): HTMLElement {
  const [address, title, names, tags, types, text] = rows[i]!;
  const item = document.createElement("li");
  const link = document.createElement("a");
  link.href = address;
  link.append(...mark(title, findMarks(title, asked)));
  item.append(link);
  const sentence = findSentence(text, asked, language);
  const beside = [...types, names, ...tags].filter(Boolean).join(" · ");
  if (beside) item.append(paragraph(mark(beside, findMarks(beside, asked))));
  if (sentence) item.append(paragraph(mark(sentence.text, sentence.marks)));
  return item;
}

function paragraph(parts: (Node | string)[]): HTMLElement {
  const made = document.createElement("p");
  made.append(...parts);
  return made;
}

function mark(text: string, places: [number, number][]): (Node | string)[] {
  const parts: (Node | string)[] = [];
  let done = 0;
  for (const [start, end] of places) {
    const marked = document.createElement("mark");
    marked.textContent = text.slice(start, end);
    parts.push(text.slice(done, start), marked);
    done = end;
  }
  return [...parts, text.slice(done)];
}

field.value = new URLSearchParams(location.search).get("q") ?? "";
field.addEventListener("input", () => {
  clearTimeout(timer);
  timer = setTimeout(answer, WAIT);
});
field.form!.addEventListener("submit", (event) => {
  event.preventDefault();
  answer();
});
more.addEventListener("click", show);
field.focus();
answer();
document.documentElement.dataset["ready"] = "";
