// The vault's own pictures: data blocks in the page, each read when it is shown.

/** Reads an image as the address of what it holds, "" where the page has none of that number. */
export function readImage(index: number): string {
  const block = document.querySelector<HTMLScriptElement>(`script[data-image="${index}"]`);
  return block ? `data:${block.dataset["type"]};base64,${block.text}` : "";
}

/** Opens an image to be drawn; null where the page has none, or the browser cannot show it. */
export async function openImage(index: number): Promise<HTMLImageElement | null> {
  const image = new Image();
  const address = readImage(index);
  if (!address) return null;
  image.src = address;
  return image.decode().then(() => image, () => null);
}

/** Fills in the pictures of a note's text; one that is not there is its caption. */
export function showImages(body: Element): void {
  for (const image of body.querySelectorAll<HTMLImageElement>("img")) {
    const address = readImage(Number(image.dataset["image"]));
    if (address) image.src = address;
    else image.replaceWith(image.alt);
  }
}
