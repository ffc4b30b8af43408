// Forces that arrange the nodes anew: on demand, a little in each frame, until they come to rest.

import {
  type Simulation, type SimulationLinkDatum, type SimulationNodeDatum,
  forceCollide, forceLink, forceManyBody, forceSimulation, forceX, forceY,
} from "d3-force";
import type { Scene } from "./scene";

interface Body extends SimulationNodeDatum {
  node: number;
}

const LENGTH = 90; // map units of a link at rest
const SHARE = 10; // ms of a frame
const still = window.matchMedia("(prefers-reduced-motion: reduce)");
const MANY = 2000; // nodes from which far ones are taken together more boldly

export class Forces {
  private simulation: Simulation<Body, SimulationLinkDatum<Body>> | null = null;
  private bodies = new Map<number, Body>();

  /** `moved` is called after each step, `rested` when all has come to rest or was stopped. */
  constructor(
    private readonly pinned: ReadonlySet<number>,
    private readonly moved: () => void,
    private readonly rested: () => void,
  ) {}

  get areRunning(): boolean {
    return this.simulation !== null;
  }

  start(scene: Scene): void {
    this.stop();
    const simulation = this.build(scene);
    this.simulation = simulation;
    this.step(scene, simulation);
  }

  stop(): void {
    if (!this.simulation) return;
    this.simulation = null;
    this.rested();
  }

  /** Takes over where a node was dragged to: it stays there, the others make room. */
  pin(node: number, x: number, y: number): void {
    const body = this.bodies.get(node);
    if (!body || !this.simulation) return;
    [body.fx, body.fy] = [x, y];
    this.simulation.alpha(Math.max(this.simulation.alpha(), 0.3));
  }

  private build(scene: Scene): Simulation<Body, SimulationLinkDatum<Body>> {
    const { x, y, source, target } = scene.figure;
    const list = [...scene.order].filter((node) => scene.shown[node]);
    const bodies = list.map((node): Body => ({
      node, x: x[node]!, y: y[node]!, ...(this.pinned.has(node) ? { fx: x[node]!, fy: y[node]! } : {}),
    }));
    this.bodies = new Map(bodies.map((body) => [body.node, body]));
    const links = scene.edges.flatMap((edges) => [...edges]).map((edge) => ({
      source: this.bodies.get(source[edge]!)!, target: this.bodies.get(target[edge]!)!,
    }));
    const isLarge = bodies.length > MANY;
    return forceSimulation(bodies)
      .stop()
      .alphaDecay(isLarge ? 0.05 : 0.025)
      .force("links", forceLink<Body, SimulationLinkDatum<Body>>(links).distance(LENGTH))
      .force("apart", forceManyBody<Body>().strength(-260).theta(isLarge ? 1.3 : 0.9).distanceMax(isLarge ? 1500 : 4000))
      .force("room", forceCollide<Body>((body) => scene.size[body.node]! + 4).iterations(1))
      .force("across", forceX<Body>(0).strength(0.02))
      .force("along", forceY<Body>(0).strength(0.02));
  }

  /**
   * Lets the forces work for a share of a frame; after a long step the page has as long for itself.
   * Who wants no motion sees only where all came to rest.
   */
  private step(scene: Scene, simulation: Simulation<Body, SimulationLinkDatum<Body>>): void {
    if (this.simulation !== simulation) return;
    const begun = performance.now();
    do simulation.tick();
    while (still.matches && isWarm(simulation) && performance.now() - begun < 4 * SHARE);
    if (!still.matches || !isWarm(simulation)) {
      for (const body of simulation.nodes()) scene.move(body.node, body.x!, body.y!);
      this.moved();
    }
    if (!isWarm(simulation)) {
      this.stop();
      return;
    }
    const taken = performance.now() - begun;
    const next = (): void => void requestAnimationFrame(() => this.step(scene, simulation));
    if (taken > SHARE) setTimeout(next, taken);
    else next();
  }
}

function isWarm(simulation: { alpha(): number; alphaMin(): number }): boolean {
  return simulation.alpha() >= simulation.alphaMin();
}
