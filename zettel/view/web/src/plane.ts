// Communities or notes: which of them the map shows follows from what the reader asks for.

import type { Context } from "./panels/context";
import type { Change, Store } from "./state";

/** Leaves the overview, or a community, that does not show a note. */
export function showAround({ data, store }: Context, node: number | null): void {
  if (node === null) return;
  const { overview, community } = store.state;
  const isElsewhere = community !== null && data.nodes[node]!.community !== community;
  if (overview || isElsewhere) store.update({ overview: false, community: null });
}

/** Leaves the overview for what is to be seen among notes, and that for the overview. */
export function choosePlane(store: Store, change: Change): void {
  const { overview, community, focus, path } = store.state;
  const isAcross = Boolean(change.focus || change.answered) || (change.path?.to ?? null) !== null; // of communities
  if (isAcross && (overview || community !== null)) store.update({ overview: false, community: null });
  else if (change.day && overview) store.update({ overview: false });
  else if (change.overview && (focus || path)) store.update({ focus: null, path: null });
}
