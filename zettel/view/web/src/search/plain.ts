// What of a note is searched: its text without markup, and the values of its properties.

import type { Detail, Field } from "../data/document";

// nh3 writes attributes in double quotes, and these entities only.
const FORMULA = /<annotation(?:[^>"]|"[^"]*")*>[^<]*<\/annotation>/g;
const BLOCK = /<\/?(?:address|blockquote|br|caption|dd|details|div|dl|dt|figcaption|figure|h[1-6]|hr|li|ol|p|pre|section|summary|table|td|th|tr|ul)(?=[\s/>])(?:[^>"]|"[^"]*")*>/g;
const INLINE = /<\/?[a-z!](?:[^>"]|"[^"]*")*>/g;
const ENTITY = /&(amp|lt|gt|quot|nbsp|#39);/g;
const SIGNS: Record<string, string> = { amp: "&", lt: "<", gt: ">", quot: '"', nbsp: "\u00a0", "#39": "'" };

/** Takes the markup from HTML: a line a paragraph, heading, item or cell. */
export function toPlain(html: string): string {
  return html
    .replace(/\s+/g, " ")
    .replace(FORMULA, "")
    .replace(BLOCK, "\n")
    .replace(INLINE, "")
    .replace(ENTITY, (_, name: string) => SIGNS[name]!)
    .replace(/ ?\n[ \n]*/g, "\n")
    .trim();
}

/** The lines of a note that are searched: those of its text, then a line for each value. */
export function listLines({ body = "", properties = [] }: Detail): string {
  return [toPlain(body), ...listValues(properties)].filter(Boolean).join("\n");
}

/** The values that are text; those that are other notes are found there. */
function listValues(fields: Field[]): string[] {
  return fields.flatMap(({ values }) => values.flatMap((value) => (value.fields ? listValues(value.fields) : value.node === undefined ? [value.text] : [])));
}
