// Colours of the map: Okabe and Ito's, told apart by colour-blind eyes too, in two themes. Every
// mark has a rim of its own hue that stands out from the paper by 3 : 1 at least.

import { isDark } from "../theme";

export interface Palette {
  types: string[];
  ramp: string[]; // from old to new
  other: string;
  paper: string;
  ink: string;
  quiet: string; // labels of small nodes
  edge: string; // plain links
  typed: string; // links that have a type
  strong: string; // edges of the note in focus
  faint: string; // nodes of a map that is only the background of something else
  accent: string;
  rim: { towards: string; part: number };
}

export const LIGHT: Palette = {
  types: ["#0072b2", "#e69f00", "#009e73", "#cc79a7", "#56b4e9", "#d55e00", "#b3a300", "#7a5195"],
  ramp: ["#7ad151", "#35b779", "#1f9e89", "#31688e", "#443983", "#440154"],
  other: "#8a8f98",
  paper: "#fbfbfa",
  ink: "#1d2025",
  quiet: "#565b64",
  edge: "#dcdfe3",
  typed: "#c3c7ce",
  strong: "#6d737d",
  faint: "#d3d6db",
  accent: "#3b3fd8",
  rim: { towards: "#1d2025", part: 0.3 },
};

export const DARK: Palette = {
  types: ["#4ba3dd", "#f0b848", "#3cc49a", "#e09cc2", "#8fd0f5", "#f08a4b", "#d8cb4f", "#b08fce"],
  ramp: ["#6a70c4", "#3a8fb0", "#1fa088", "#4ac16d", "#a0da39", "#fde725"],
  other: "#9299a5",
  paper: "#15171b",
  ink: "#eceef1",
  quiet: "#aab0ba",
  edge: "#2c3037",
  typed: "#474d57",
  strong: "#868e9a",
  faint: "#3a3f47",
  accent: "#a9abff",
  rim: { towards: "#15171b", part: 0.25 },
};

export function findPalette(): Palette {
  return isDark() ? DARK : LIGHT;
}

/** The colour of a type: types beyond the palette share one. */
export function pickColour(palette: Palette, type: number | undefined, none: number): string {
  return type === undefined || type === none ? palette.other : (palette.types[type] ?? palette.other);
}

/** The colour around a mark of a colour. */
export function findRim(palette: Palette, colour: string): string {
  return mix(colour, palette.rim.towards, palette.rim.part);
}

/** Mixes two colours (#rrggbb): part 0 is the first, 1 the second. */
export function mix(from: string, to: string, part: number): string {
  const read = (colour: string, at: number): number => Number.parseInt(colour.slice(at, at + 2), 16);
  const mixed = [1, 3, 5].map((at) => Math.round(read(from, at) * (1 - part) + read(to, at) * part));
  return `#${mixed.map((value) => value.toString(16).padStart(2, "0")).join("")}`;
}
