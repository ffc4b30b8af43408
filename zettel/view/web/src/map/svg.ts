// A brush that writes SVG: what is drawn with it becomes elements of a vector picture.

import type { Brush } from "./brush";

interface Ink {
  strokeStyle: string;
  fillStyle: string;
  lineWidth: number;
  globalAlpha: number;
  dash: string;
}

const ANCHORS: Partial<Record<CanvasTextAlign, string>> = { center: "middle", left: "start", right: "end" };
const CONTROLS = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g;

export class SvgBrush implements Brush {
  strokeStyle: string = "#000000";
  fillStyle: string = "#000000";
  lineWidth = 1;
  lineCap: CanvasLineCap = "butt";
  lineJoin: CanvasLineJoin = "miter";
  globalAlpha = 1;
  font = "";
  textAlign: CanvasTextAlign = "start";
  textBaseline: CanvasTextBaseline = "alphabetic";
  private readonly parts: string[] = [];
  private path = "";
  private dash = "";
  private readonly held: { ink: Ink; groups: number }[] = [];
  private groups = 0; // opened since the last `save`
  private clips = 0;

  /** `ruler` is a canvas's context, which measures text. */
  constructor(private readonly ruler: Pick<CanvasRenderingContext2D, "font" | "measureText">) {}

  /** Ends the picture: the part of it that begins at (x, y), on a ground of one colour. */
  finish(x: number, y: number, width: number, height: number, ground: string, title: string): string {
    const box = [x, y, width, height].map(round).join(" ");
    const rect = `<rect x="${round(x)}" y="${round(y)}" width="${round(width)}" height="${round(height)}" fill="${ground}"/>`;
    return (
      `<svg xmlns="http://www.w3.org/2000/svg" width="${round(width)}" height="${round(height)}" viewBox="${box}">` +
      `<title>${escape(title)}</title>${rect}${this.parts.join("")}</svg>\n`
    );
  }

  beginPath(): void {
    this.path = "";
  }

  moveTo(x: number, y: number): void {
    this.path += `M${round(x)} ${round(y)}`;
  }

  lineTo(x: number, y: number): void {
    this.path += `L${round(x)} ${round(y)}`;
  }

  quadraticCurveTo(cx: number, cy: number, x: number, y: number): void {
    this.path += `Q${round(cx)} ${round(cy)} ${round(x)} ${round(y)}`;
  }

  /** Draws whole circles only: a map has no other arcs. */
  arc(x: number, y: number, radius: number): void {
    const r = Math.round(radius * 10) / 10; // a chord longer than its diameter would make it an ellipse
    this.path += `M${round(x - r)} ${round(y)}a${r} ${r} 0 1 0 ${round(2 * r)} 0a${r} ${r} 0 1 0 ${round(-2 * r)} 0Z`;
  }

  closePath(): void {
    this.path += "Z";
  }

  stroke(): void {
    if (this.path) this.parts.push(`<path d="${this.path}" fill="none"${this.writeStroke()}${this.writeAlpha()}/>`);
  }

  fill(): void {
    if (this.path) this.parts.push(`<path d="${this.path}" fill="${this.fillStyle}"${this.writeAlpha()}/>`);
  }

  fillRect(x: number, y: number, width: number, height: number): void {
    const size = `width="${round(width)}" height="${round(height)}"`;
    this.parts.push(`<rect x="${round(x)}" y="${round(y)}" ${size} fill="${this.fillStyle}"${this.writeAlpha()}/>`);
  }

  setLineDash(segments: Iterable<number>): void {
    this.dash = [...segments].map(round).join(" ");
  }

  strokeText(text: string, x: number, y: number): void {
    this.writeText(text, x, y, `fill="none"${this.writeStroke()} stroke-linejoin="${this.lineJoin}"`);
  }

  fillText(text: string, x: number, y: number): void {
    this.writeText(text, x, y, `fill="${this.fillStyle}"`);
  }

  measureText(text: string): TextMetrics {
    this.ruler.font = this.font;
    return this.ruler.measureText(text);
  }

  drawImage(image: CanvasImageSource, x: number, y: number, width?: number, height?: number): void {
    if (!(image instanceof HTMLImageElement)) return;
    const size = `width="${round(width ?? image.naturalWidth)}" height="${round(height ?? image.naturalHeight)}"`;
    this.parts.push(`<image x="${round(x)}" y="${round(y)}" ${size} preserveAspectRatio="none" href="${escape(image.src)}"/>`);
  }

  save(): void {
    const { strokeStyle, fillStyle, lineWidth, globalAlpha, dash } = this;
    this.held.push({ ink: { strokeStyle, fillStyle, lineWidth, globalAlpha, dash }, groups: this.groups });
    this.groups = 0;
  }

  restore(): void {
    const held = this.held.pop();
    if (!held) return;
    this.parts.push("</g>".repeat(this.groups));
    this.groups = held.groups;
    const { dash, ...ink } = held.ink;
    this.dash = dash;
    Object.assign(this, ink);
  }

  translate(x: number, y: number): void {
    this.open(`transform="translate(${round(x)} ${round(y)})"`);
  }

  rotate(angle: number): void {
    this.open(`transform="rotate(${round((angle * 180) / Math.PI)})"`);
  }

  clip(): void {
    this.clips += 1;
    this.parts.push(`<clipPath id="clip-${this.clips}"><path d="${this.path}"/></clipPath>`);
    this.open(`clip-path="url(#clip-${this.clips})"`);
  }

  private open(attribute: string): void {
    this.parts.push(`<g ${attribute}>`);
    this.groups += 1;
  }

  private writeText(text: string, x: number, y: number, paint: string): void {
    const { style, weight, size, family } = parseFont(this.font);
    // Viewers know `dominant-baseline` badly: text is moved down by what a line's letters measure.
    const down = this.textBaseline === "top" ? 0.93 * size : this.textBaseline === "middle" ? 0.35 * size : 0;
    const font = `font-family="${escape(family)}" font-size="${size}"${style ? ` font-style="${style}"` : ""}${weight ? ` font-weight="${weight}"` : ""}`;
    const anchor = ANCHORS[this.textAlign] ?? "start";
    this.parts.push(`<text x="${round(x)}" y="${round(y + down)}" ${font} text-anchor="${anchor}" ${paint}${this.writeAlpha()}>${escape(text)}</text>`);
  }

  private writeStroke(): string {
    const dash = this.dash ? ` stroke-dasharray="${this.dash}"` : "";
    return ` stroke="${this.strokeStyle}" stroke-width="${round(this.lineWidth)}"${dash}`;
  }

  private writeAlpha(): string {
    return this.globalAlpha === 1 ? "" : ` opacity="${this.globalAlpha}"`;
  }
}

/** Text as XML may hold it: signs escaped, characters that XML forbids left out. */
export function escape(text: string): string {
  return text
    .replace(CONTROLS, "")
    .replaceAll("&", "&amp;")
    .replaceAll("<", "&lt;")
    .replaceAll(">", "&gt;")
    .replaceAll('"', "&quot;");
}

function parseFont(font: string): { style: string; weight: string; size: number; family: string } {
  const [, before = "", size = "12", family = ""] = /^(.*?)(\d+)px (.*)$/.exec(font) ?? [];
  return { style: before.includes("italic") ? "italic" : "", weight: /\b\d00\b/.exec(before)?.[0] ?? "", size: Number(size), family };
}

function round(value: number): string {
  return String(Math.round(value * 10) / 10);
}
