// Documents to try modules on: all that a test does not say is filled in.

import { type Document, type Node, VERSION } from "../src/data/document";

export function buildDocument(nodes: Partial<Node>[], more: Partial<Document> = {}): Document {
  return {
    version: VERSION,
    title: "Carnet",
    language: "fr",
    base: "https://carnet.example/",
    texts: true,
    types: [],
    relations: [],
    keys: {},
    communities: [],
    views: [],
    edges: { source: [], target: [], relation: [] },
    ...more,
    nodes: nodes.map((node, i) => ({ id: String(i), title: `Note ${i}`, x: 0, y: 0, degree: 0, types: [], ...node })),
  };
}
