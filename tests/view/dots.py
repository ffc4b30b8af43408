"""What is drawn on the map, read from its pixels."""

from playwright.sync_api import Page

BLUE, ORANGE, GREEN = (0, 114, 178), (230, 159, 0), (0, 158, 115)


def find_dot(page: Page, colour: tuple[int, int, int]) -> tuple[float, float]:
    """Find on screen the middle of the map's pixels that have a colour."""
    found = find_pixels(page, colour)
    assert found, f"no node of colour {colour} on the map"
    return found[0], found[1]


def has_dot(page: Page, colour: tuple[int, int, int]) -> bool:
    """Tell whether the map shows a node of a colour."""
    return bool(find_pixels(page, colour))


def find_pixels(page: Page, colour: tuple[int, int, int]) -> list[float]:
    """Find the middle of the pixels of a colour, nothing where there are none."""
    found: list[float] = page.evaluate(
        """colour => {
          const canvas = document.querySelector(".map canvas:not(.overlay)");
          const { data, width } = canvas.getContext("2d")
            .getImageData(0, 0, canvas.width, canvas.height);
          let [x, y, count] = [0, 0, 0];
          for (let i = 0; i < data.length; i += 4) {
            if (colour.some((value, part) => data[i + part] !== value)) continue;
            x += (i / 4) % width; y += Math.floor(i / 4 / width); count += 1;
          }
          return count ? [x / count, y / count] : [];
        }""",
        list(colour),
    )
    return found


def find_overlay(page: Page, place: tuple[float, float]) -> list[int]:
    """Read what lies over the map at a place, as red, green, blue, alpha."""
    values: list[int] = page.evaluate(
        """([x, y]) => [...document.querySelector(".overlay").getContext("2d")
            .getImageData(x, y, 1, 1).data]""",
        list(place),
    )
    return values
