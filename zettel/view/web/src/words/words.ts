// Every word that the interface says; a dictionary that misses one does not compile.

import type { fr as console } from "./console";
import type { fr as finding } from "./finding";
import type { fr as keys } from "./keys";
import type { fr as look } from "./look";
import type { fr as more } from "./more";
import type { fr as note } from "./note";
import type { fr as table } from "./table";

type Counted = (n: number) => string;
type Named = (name: string) => string;
type Contents = (notes: number, links: number) => string;

export interface Words {
  name: string;
  count: Counted;
  contents: Contents;
  search: string;
  clear: string;
  types: string;
  relations: string;
  tags: string;
  untyped: string;
  plain: string;
  placeholders: string;
  rest: Counted;
  only: string;
  onlyHint: Named;
  all: string;
  map: string;
  toMap: string;
  mapHint: Contents;
  zoomIn: string;
  zoomOut: string;
  fit: string;
  arrange: string;
  reading: string;
  start: string;
  startHint: string;
  close: string;
  outgoing: Counted;
  backlinks: Counted;
  noText: string;
  noTextHint: string;
  unknown: string;
  unknownHint: Named;
  missing: string;
  missingHint: Named;
  emptyVault: string;
  emptyVaultHint: string;
  nothingShown: string;
  language: string;
  panel: string;
  resize: string;
  created: string;
  console: typeof console;
  finding: typeof finding;
  keys: typeof keys;
  look: typeof look;
  more: typeof more;
  note: typeof note;
  table: typeof table;
}
