// Where nothing is: the page may be shown at any address, and its site may have been put elsewhere
// than its base says. It is the deepest folder above that address which has the site's style sheet.

const MARK = "site.css";
const { root } = document.currentScript!.dataset as { root: string };

async function findSite(path: string): Promise<string | null> {
  const end = path.lastIndexOf("/");
  if (end < 0) return null;
  const folder = path.slice(0, end + 1);
  const has = await fetch(folder + MARK, { method: "HEAD" }).then((answer) => answer.ok, () => false);
  return has ? folder : findSite(path.slice(0, end));
}

/** Lets all that leads from the root lead from another. */
function move(name: "href" | "action", site: string): void {
  for (const element of document.querySelectorAll(`[${name}^="/"]`)) {
    const address = element.getAttribute(name)!;
    if (address.startsWith(root)) element.setAttribute(name, site + address.slice(root.length));
  }
}

void findSite(location.pathname).then((site) => {
  if (site === null || site === root) return;
  move("href", site);
  move("action", site);
});
