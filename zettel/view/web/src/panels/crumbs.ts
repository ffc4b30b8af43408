// Where the reader is in a large vault: overview, one community, or all notes; a click leads back.

import { fill, h } from "../dom";
import { type Context, words } from "./context";

const LARGE = 2000; // nodes from which the page opens on the overview
const FEWEST = 3; // communities that are worth one

/** Whether the vault is so large that its communities are shown first. */
export function isLarge({ data }: Pick<Context, "data">): boolean {
  return data.nodes.length >= LARGE && hasOverview(data.communities);
}

export function hasOverview(communities: readonly { count: number }[]): boolean {
  return communities.filter((community) => community.count > 1).length >= FEWEST;
}

/** A community by the titles of its most central notes. */
export function nameCommunity({ data }: Context, community: number): string {
  return data.communities[community]!.hubs.map((node) => data.nodes[node]!.title).join(", ");
}

export function createCrumbs(context: Context): HTMLElement {
  const element = h("nav", { class: "crumbs" });
  const { store } = context;
  const show = (): void => {
    const { overview, community } = store.state;
    const { look } = words(context);
    element.setAttribute("aria-label", look.where);
    element.hidden = !overview && community === null && !isLarge(context);
    fill(element, h("ol", {},
      crumb(look.overview, overview, () => store.update({ overview: true, community: null })),
      community !== null && !overview && h("li", {}, h("span", { "aria-current": "page", title: nameCommunity(context, community) },
        h("bdi", {}, nameCommunity(context, community)), ` · ${look.members(context.data.communities[community]!.count)}`)),
      crumb(look.whole, !overview && community === null, () => store.update({ overview: false, community: null }))));
  };
  store.listen((_, change) => {
    if (change.language !== undefined || "overview" in change || "community" in change) show();
  });
  show();
  return element;
}

function crumb(name: string, isHere: boolean, go: () => void): HTMLElement {
  return h("li", {}, isHere
    ? h("span", { "aria-current": "page" }, name)
    : h("button", { type: "button", class: "plain", onclick: go }, name));
}
