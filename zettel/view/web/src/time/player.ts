// Lets time pass: a step every moment. Who asks for less motion gets few, long steps.

const MOMENT = 120; // ms
const STILL = 1000;
const RUN = 250; // steps over the whole span
const STILL_RUN = 40;

const still = window.matchMedia("(prefers-reduced-motion: reduce)");

export class Player {
  speed = 1;
  private timer = 0;

  /** @param step goes on by so many days, and says whether there is more to come. */
  constructor(
    private readonly step: (days: number) => boolean,
    private readonly changed: () => void,
  ) {}

  get isPlaying(): boolean {
    return this.timer !== 0;
  }

  /** Starts, over a span of so many days. */
  start(span: number): void {
    this.stop();
    const [pause, count] = still.matches ? [STILL, STILL_RUN] : [MOMENT, RUN];
    const days = Math.max(1, Math.round((span / count) * this.speed));
    this.timer = window.setInterval(() => {
      if (!this.step(days)) this.stop();
    }, pause);
    this.changed();
  }

  stop(): void {
    if (!this.isPlaying) return;
    clearInterval(this.timer);
    this.timer = 0;
    this.changed();
  }
}
