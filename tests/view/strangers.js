// What stands in the page that no text of a note may become: elements, attributes, addresses.
() => {
  const ELEMENTS = ["iframe", "object", "embed", "base", "meta", "link", "script"];
  const LEADING = ["href", "src", "action", "formaction", "srcset", "xlink:href", "data", "poster", "ping"];
  const SCHEME = /^\s*[a-z][a-z0-9+.-]*:|^\s*[/\\]{2}/i;
  const LINKED = /^(https?|mailto|tel):/;
  const HELD = /^(data:image\/(png|jpeg|gif|webp|avif|svg\+xml);|blob:)/; // pictures inlined; an SVG in <img> runs nothing

  function* listStrangers(element) {
    const { localName } = element;
    if (ELEMENTS.includes(localName)) yield localName;
    for (const { name, value } of element.attributes) {
      const isFetched = name !== "href" || localName !== "a";
      if (name.startsWith("on")) yield name;
      if (!LEADING.includes(name) || value.startsWith("#")) continue;
      if (isFetched ? !HELD.test(value) : SCHEME.test(value) && !LINKED.test(value)) yield `${localName} ${name}=${value}`;
    }
  }

  return [...document.querySelectorAll("#app *")].flatMap((element) => [...listStrangers(element)]);
}
