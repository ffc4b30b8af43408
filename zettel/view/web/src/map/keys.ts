// Keys on the map: arrows step from node to node, plus, minus and zero zoom.

export interface Steps {
  step(dx: number, dy: number): void;
  zoom(factor: number): void;
  fit(): void;
  open(): void;
}

const STEPS: Record<string, [number, number]> = {
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
  ArrowUp: [0, -1],
  ArrowDown: [0, 1],
};

export function listenToKeys(holder: HTMLElement, steps: Steps): void {
  holder.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const step = STEPS[event.key];
    if (step) steps.step(...step);
    else if (event.key === "+" || event.key === "=") steps.zoom(1.3);
    else if (event.key === "-") steps.zoom(1 / 1.3);
    else if (event.key === "0") steps.fit();
    else if (event.key === "Enter") steps.open();
    else return;
    event.preventDefault();
  });
}
