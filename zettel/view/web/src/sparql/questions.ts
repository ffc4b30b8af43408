// The named queries, to begin with: a question each, in the reader's language where it is asked in it.

import type { Console, Query } from "../data/document";
import { h } from "../dom";
import { type Context, words } from "../panels/context";
import { setSpaces } from "../text/typography";

/** Lists the queries as buttons that fill the editor and run. */
export function listQuestions(context: Context, data: Console, choose: (query: Query) => void): HTMLElement {
  const w = words(context).console;
  const items = data.queries.map((query) => {
    const { title, description } = nameQuery(context, query);
    const name = h("span", { class: "code" }, query.name);
    const said = description ? h("span", { class: "said" }, description) : null;
    const button = h("button", { type: "button", onclick: () => choose(query) }, name, h("span", { class: "title" }, title), said);
    return h("li", {}, button);
  });
  const list = h("ul", {}, ...items);
  if (items.length === 0) return h("p", { class: "hint" }, w.noQuestions);
  return h("nav", { class: "questions", "aria-label": w.questions }, list);
}

/** What a query asks, in the reader's language where that is known. */
export function nameQuery(context: Context, query: Query): { title: string; description: string } {
  const { language } = context.store.state;
  const title = query.titles[language] ?? Object.values(query.titles)[0] ?? query.name;
  const translated = words(context).console.common[title];
  const [name, description] = translated ?? [title, query.description ?? ""];
  return { title: setSpaces(name), description: setSpaces(description) };
}

/** The named query that a text is, and what it asks; null where it is another one. */
export function findQuestion(context: Context, data: Console, text: string): ReturnType<typeof nameQuery> | null {
  const found = data.queries.find((query) => stripComments(query.text).trim() === text.trim());
  return found ? nameQuery(context, found) : null;
}

/** Leaves out the comments that a named query begins with: its title says the same. */
export function stripComments(text: string): string {
  return text.replace(/^(?:#[^\n]*\n|\s*\n)*/, "");
}
