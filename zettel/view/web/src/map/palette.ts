// Colours of the map: Okabe and Ito's, told apart by colour-blind eyes too, in two themes.

export interface Palette {
  types: string[];
  other: string;
  paper: string;
  ink: string;
  quiet: string; // labels of small nodes
  edge: string;
  strong: string; // edges of the note in focus
  accent: string;
}

const LIGHT: Palette = {
  types: ["#0072b2", "#e69f00", "#009e73", "#cc79a7", "#56b4e9", "#d55e00", "#b3a300", "#7a5195"],
  other: "#8a8f98",
  paper: "#fbfbfa",
  ink: "#1d2025",
  quiet: "#565b64",
  edge: "#d3d6db",
  strong: "#6d737d",
  accent: "#3b3fd8",
};

const DARK: Palette = {
  types: ["#4ba3dd", "#f0b848", "#3cc49a", "#e09cc2", "#8fd0f5", "#f08a4b", "#d8cb4f", "#b08fce"],
  other: "#9299a5",
  paper: "#15171b",
  ink: "#eceef1",
  quiet: "#aab0ba",
  edge: "#343940",
  strong: "#868e9a",
  accent: "#a9abff",
};

const dark = window.matchMedia("(prefers-color-scheme: dark)");

export function findPalette(): Palette {
  return dark.matches ? DARK : LIGHT;
}

export function onTheme(handler: () => void): void {
  dark.addEventListener("change", handler);
}

/** The colour of a type: types beyond the palette share one. */
export function pickColour(palette: Palette, type: number | undefined, none: number): string {
  return type === undefined || type === none ? palette.other : (palette.types[type] ?? palette.other);
}
