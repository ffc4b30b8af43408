// Documents to try modules on: all that a test does not say is filled in.

import type { Document, Node } from "../src/document";

export function buildDocument(nodes: Partial<Node>[], more: Partial<Document> = {}): Document {
  return {
    version: 1,
    title: "Carnet",
    language: "fr",
    types: [],
    relations: [],
    keys: {},
    edges: [],
    ...more,
    nodes: nodes.map((node, i) => ({ id: String(i), title: `Note ${i}`, x: 0, y: 0, degree: 0, types: [], ...node })),
  };
}
