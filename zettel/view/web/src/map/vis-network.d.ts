// The part of vis-network (packaged with pyvis) that the map uses.

declare namespace vis {
  interface Point {
    x: number;
    y: number;
  }
  interface Pointer {
    pointer: { DOM: Point; canvas: Point };
    nodes: number[];
  }
  interface Move {
    position?: Point;
    scale?: number;
    offset?: Point;
    animation?: boolean | { duration: number; easingFunction: string };
  }
  class DataSet<T> {
    constructor(items: T[]);
    update(items: Partial<T>[]): void;
  }
  class Network {
    constructor(element: HTMLElement, data: { nodes: unknown; edges: unknown }, options: object);
    on(event: string, handler: (event: never) => void): void;
    setOptions(options: object): void;
    moveTo(options: Move): void;
    getScale(): number;
    getViewPosition(): Point;
    getPositions(): Record<string, Point>;
    canvasToDOM(point: Point): Point;
    DOMtoCanvas(point: Point): Point;
    redraw(): void;
    stopSimulation(): void;
    startSimulation(): void;
  }
}
