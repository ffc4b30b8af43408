"""What is seen on the map, whatever layers it is drawn in: read from its pixels put together."""

from playwright.sync_api import Page

Colour = tuple[int, int, int]


def find_colour(page: Page, colour: Colour) -> tuple[float, float]:
    """Find on screen the middle of what is seen in a colour."""
    found = _find(page, colour)
    assert found, f"nothing of colour {colour} on the map"
    return found[0], found[1]


def has_colour(page: Page, colour: Colour) -> bool:
    """Tell whether anything is seen in a colour; what is behind a veil has another."""
    return bool(_find(page, colour))


def _find(page: Page, colour: Colour) -> list[float]:
    found: list[float] = page.evaluate(
        """colour => {
          const layers = [...document.querySelectorAll(".map canvas")];
          const whole = document.createElement("canvas");
          [whole.width, whole.height] = [layers[0].width, layers[0].height];
          const context = whole.getContext("2d");
          for (const layer of layers) context.drawImage(layer, 0, 0);
          const { data, width } = context.getImageData(0, 0, whole.width, whole.height);
          let [x, y, count] = [0, 0, 0];
          for (let i = 0; i < data.length; i += 4) {
            if (colour.some((value, part) => data[i + part] !== value)) continue;
            x += (i / 4) % width; y += Math.floor(i / 4 / width); count += 1;
          }
          return count > 3 ? [x / count, y / count] : [];
        }""",
        list(colour),
    )
    return found
