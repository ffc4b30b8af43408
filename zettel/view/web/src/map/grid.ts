// Boxes on a coarse grid, so that asking what meets a box looks at few others.

export interface Box {
  left: number;
  top: number;
  right: number;
  bottom: number;
}

const CELL = 64; // px
const ROW = 4096; // cells

export class Grid {
  private readonly cells = new Map<number, Box[]>();

  add(box: Box): void {
    for (let x = Math.floor(box.left / CELL); x <= box.right / CELL; x++) {
      for (let y = Math.floor(box.top / CELL); y <= box.bottom / CELL; y++) {
        const boxes = this.cells.get(x * ROW + y);
        if (boxes) boxes.push(box);
        else this.cells.set(x * ROW + y, [box]);
      }
    }
  }

  meets(box: Box): boolean {
    for (let x = Math.floor(box.left / CELL); x <= box.right / CELL; x++) {
      for (let y = Math.floor(box.top / CELL); y <= box.bottom / CELL; y++) {
        if (this.cells.get(x * ROW + y)?.some((other) => overlap(box, other))) return true;
      }
    }
    return false;
  }
}

function overlap(a: Box, b: Box): boolean {
  return a.left < b.right && a.right > b.left && a.top < b.bottom && a.bottom > b.top;
}
