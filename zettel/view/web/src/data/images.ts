// The vault's own pictures: data blocks in the page, or asked of the server that keeps it, each when it is shown.

import { ask, served } from "./served";

/** Finds where an image is read from, "" where the page has none of that number. */
export function findImage(index: number): string {
  if (served) return index >= 0 ? `${served.images}/${index}` : "";
  const block = document.querySelector<HTMLScriptElement>(`script[data-image="${index}"]`);
  return block ? `data:${block.dataset["type"]};base64,${block.text}` : "";
}

/** Opens an image to be drawn; null where the page has none, or the browser cannot show it. */
export async function openImage(index: number): Promise<HTMLImageElement | null> {
  const image = new Image();
  const address = findImage(index);
  if (!address) return null;
  image.src = served ? await carry(address) : address;
  return image.decode().then(() => image, () => null);
}

/** Fills in the pictures of a note's text; one that is not there is its caption. */
export function showImages(body: Element): void {
  for (const image of body.querySelectorAll<HTMLImageElement>("img")) {
    const address = findImage(Number(image.dataset["image"] ?? -1));
    if (address) image.src = address;
    else image.replaceWith(image.alt);
    image.onerror = () => image.replaceWith(image.alt);
  }
}

/** Brings an image into the page: a map that is taken away has its pictures in itself. */
async function carry(address: string): Promise<string> {
  const data = await (await ask(address)).blob();
  return new Promise((tell) => {
    const reader = new FileReader();
    reader.onload = () => tell(String(reader.result));
    reader.readAsDataURL(data);
  });
}
