// The subgraph as GraphML (http://graphml.graphdrawing.org/), with the names that `zettel export
// --to graphml` has.

import type { LinkRow, NoteRow, Subgraph } from "./subgraph";

type Attribute = [name: string, type: "string" | "int" | "double"];
type Values = Record<string, string | number>;

const NOTE: Attribute[] = [
  ["kind", "string"], ["title", "string"], ["label", "string"], ["type", "string"], ["tags", "string"],
  ["created", "string"], ["degree", "int"], ["rank", "double"],
];
const LINK: Attribute[] = [["relation", "string"]];
const HEAD = `<?xml version="1.0" encoding="UTF-8"?>
<graphml xmlns="http://graphml.graphdrawing.org/xmlns" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xsi:schemaLocation="http://graphml.graphdrawing.org/xmlns http://graphml.graphdrawing.org/xmlns/1.0/graphml.xsd">
`;
const FORBIDDEN = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]|\p{Cs}/gu; // XML 1.0, production 2

/** Writes the subgraph; links of several types between two notes stay apart. */
export function writeGraphml(subgraph: Subgraph): string {
  const { notes, links } = subgraph;
  return [
    HEAD,
    ...NOTE.map((attribute) => writeKey("node", attribute)),
    ...LINK.map((attribute) => writeKey("edge", attribute)),
    `<graph edgedefault="directed">\n`,
    ...notes.map((note) => `<node id="${escape(note.id)}">${writeData("node", NOTE, toValues(note))}</node>\n`),
    ...links.map((link, i) => writeLink(link, i)),
    "</graph>\n</graphml>\n",
  ].join("");
}

function writeKey(end: "node" | "edge", [name, type]: Attribute): string {
  return `<key id="${end}-${name}" for="${end}" attr.name="${name}" attr.type="${type}"/>\n`;
}

function writeLink({ source, target, relation }: LinkRow, i: number): string {
  const data = writeData("edge", LINK, { relation });
  return `<edge id="${i}" source="${escape(source)}" target="${escape(target)}">${data}</edge>\n`;
}

function toValues({ kind, title, types, tags, created, degree, rank }: NoteRow): Values {
  return { kind, title, label: title, type: types[0] ?? "", tags: tags.join("; "), created, degree, rank };
}

function writeData(end: "node" | "edge", attributes: Attribute[], values: Values): string {
  return attributes.map(([name]) => `<data key="${end}-${name}">${escape(String(values[name]))}</data>`).join("");
}

/** Text as XML may hold it, ends of lines and tabs kept in attributes too. */
function escape(text: string): string {
  return text
    .replace(FORBIDDEN, "")
    .replaceAll("&", "&amp;")
    .replaceAll("<", "&lt;")
    .replaceAll(">", "&gt;")
    .replaceAll('"', "&quot;")
    .replace(/[\t\n\r]/g, (sign) => `&#${sign.charCodeAt(0)};`);
}
