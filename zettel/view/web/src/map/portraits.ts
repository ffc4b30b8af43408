// The notes' pictures, each asked for when it is first to be drawn.

type Read = (node: number) => Promise<HTMLImageElement | null>;

export class Portraits {
  private readonly known = new Map<number, HTMLImageElement | null>();

  /** `changed` is called when a picture has come. */
  constructor(
    private readonly read: Read | undefined,
    private readonly changed: () => void,
  ) {}

  readonly find = (node: number): HTMLImageElement | null => {
    if (!this.read) return null;
    const known = this.known.get(node);
    if (known !== undefined) return known;
    this.known.set(node, null);
    this.read(node).then(
      (image) => {
        this.known.set(node, image);
        if (image) this.changed();
      },
      () => undefined, // a picture that cannot be shown leaves the note its disc
    );
    return null;
  };
}
