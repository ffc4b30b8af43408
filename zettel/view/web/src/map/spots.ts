// Which node is at a place: nodes sorted into the cells of a grid, so that few are looked at.

interface Spots {
  readonly figure: { readonly x: Float64Array; readonly y: Float64Array };
  readonly size: Float64Array;
  readonly shown: Uint8Array;
}

const CELL = 160; // map units; no node is larger

export class SpotGrid {
  private cells: Map<number, number[]> | null = null;
  private largest = 0;

  constructor(private readonly spots: Spots) {}

  forget(): void {
    this.cells = null;
  }

  /** The shown node nearest to a place, if that is on it; `reach` widens all nodes, `grown` multiplies them. */
  find(x: number, y: number, reach: number, grown = 1): number | null {
    this.cells ??= this.sort();
    const { figure, size } = this.spots;
    const away = this.largest * grown + reach;
    let found: number | null = null;
    let nearest = reach;
    for (let column = toCell(x - away); column <= toCell(x + away); column++) {
      for (let row = toCell(y - away); row <= toCell(y + away); row++) {
        for (const node of this.cells.get(toKey(column, row)) ?? []) {
          const distance = Math.hypot(figure.x[node]! - x, figure.y[node]! - y) - size[node]! * grown;
          if (distance < nearest) [nearest, found] = [distance, node];
        }
      }
    }
    return found;
  }

  private sort(): Map<number, number[]> {
    const { figure, size, shown } = this.spots;
    const cells = new Map<number, number[]>();
    this.largest = 0;
    for (let node = 0; node < shown.length; node++) {
      if (!shown[node]) continue;
      this.largest = Math.max(this.largest, size[node]!);
      const key = toKey(toCell(figure.x[node]!), toCell(figure.y[node]!));
      const cell = cells.get(key);
      if (cell) cell.push(node);
      else cells.set(key, [node]);
    }
    return cells;
  }
}

function toCell(at: number): number {
  return Math.floor(at / CELL);
}

function toKey(column: number, row: number): number {
  return column * 0x200000 + row;
}
