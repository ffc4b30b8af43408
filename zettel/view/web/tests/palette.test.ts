import assert from "node:assert/strict";
import { test } from "node:test";

import { DARK, LIGHT, findRim } from "../src/map/palette";

/** How much two colours stand out from one another (WCAG 2, 1.4.11). */
function contrast(one: string, other: string): number {
  const light = (colour: string): number => {
    const [r, g, b] = [1, 3, 5].map((at) => {
      const value = Number.parseInt(colour.slice(at, at + 2), 16) / 255;
      return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
    });
    return 0.2126 * r! + 0.7152 * g! + 0.0722 * b!;
  };
  const [a, b] = [light(one), light(other)].sort((x, y) => y - x);
  return (a! + 0.05) / (b! + 0.05);
}

for (const [name, palette] of [["light", LIGHT], ["dark", DARK]] as const) {
  test(`${name}: each node stands out from the paper by its rim or its colour`, () => {
    for (const colour of [...palette.types, ...palette.ramp, palette.other]) {
      const best = Math.max(contrast(colour, palette.paper), contrast(findRim(palette, colour), palette.paper));
      assert.ok(best >= 3, `${colour}: ${best}`);
    }
  });

  test(`${name}: labels and what is looked at can be read`, () => {
    assert.ok(contrast(palette.ink, palette.paper) >= 7);
    assert.ok(contrast(palette.quiet, palette.paper) >= 4.5);
    assert.ok(contrast(palette.strong, palette.paper) >= 3);
    assert.ok(contrast(palette.accent, palette.paper) >= 3);
  });

  test(`${name}: all colours differ`, () => {
    assert.equal(new Set([...palette.types, palette.other]).size, 9);
  });
}
