// What a map is drawn with: the part of a canvas's context that is used, which SVG offers as well.

export type Brush = Pick<
  CanvasRenderingContext2D,
  | "strokeStyle" | "fillStyle" | "lineWidth" | "lineCap" | "lineJoin" | "globalAlpha"
  | "font" | "textAlign" | "textBaseline"
  | "beginPath" | "moveTo" | "lineTo" | "quadraticCurveTo" | "arc" | "closePath"
  | "stroke" | "fill" | "fillRect" | "setLineDash"
  | "fillText" | "strokeText" | "measureText" | "drawImage"
  | "save" | "restore" | "translate" | "rotate" | "clip"
>;

export const FONT = "system-ui, -apple-system, 'Segoe UI', Roboto, 'Noto Sans', sans-serif";
