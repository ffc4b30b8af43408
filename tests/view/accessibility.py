"""What axe-core finds in a page that would stop somebody from using it."""

from playwright.sync_api import Page

from tests.view.outside import read_axe

GRAVE = {"serious", "critical"}


def find_barriers(page: Page) -> list[str]:
    """Find what is serious or critical in a page as it stands: rule, element, and why."""
    if page.evaluate("typeof axe") == "undefined":
        page.evaluate(read_axe())
    told = page.evaluate("() => axe.run(document, { resultTypes: ['violations'] })")
    return [
        f"{rule['id']} ({rule['impact']}): {' '.join(map(str, node['target']))} – "
        f"{node['failureSummary']}"
        for rule in told["violations"]
        if rule["impact"] in GRAVE
        for node in rule["nodes"]
    ]
