// What the bench asks of a page from inside: where a note is drawn, where nothing is, whether a
// click was answered, how long frames take. Loaded before the page's own scripts; touches nothing.

globalThis.bench = (() => {
  const WIDTHS = [3, 2, 1, 0]; // px around a point that have one colour inside a note: the largest notes are sought first
  const STRONG = 60; // how far red, green and blue of a note's colour are apart, at least; paper, lines, letters are grey
  const WIDE = 9; // px around a point that have one colour inside a community
  const FILLED = 8; // how far that colour is from the paper, at least
  const EMPTY = 20; // px around a point where nothing is drawn

  /** What is drawn in a canvas, with colours told apart from the paper: the colour of its corner. */
  function readCanvas(canvas) {
    const { width, height } = canvas;
    if (!width || !height) return null;
    const pixels = canvas.getContext("2d").getImageData(0, 0, width, height).data;
    const at = (x, y) => 4 * (y * width + x);
    const differ = (i, j) => Math.max(...[0, 1, 2, 3].map((part) => Math.abs(pixels[i + part] - pixels[j + part])));
    const box = canvas.getBoundingClientRect();
    const scale = width / box.width;
    const onPage = (x, y) => [box.left + (x + 0.5) / scale, box.top + (y + 0.5) / scale];
    return { width, height, pixels, at, differ, onPage };
  }

  function* listPoints(image, step, margin) {
    const { width, height } = image;
    for (let y = margin; y < height - margin; y += step) for (let x = margin; x < width - margin; x += step) yield [x, y];
  }

  function isEven(image, x, y, reach, step, most) {
    const middle = image.at(x, y);
    for (let dy = -reach; dy <= reach; dy += step) {
      for (let dx = -reach; dx <= reach; dx += step) if (image.differ(middle, image.at(x + dx, y + dy)) > most) return false;
    }
    return true;
  }

  const isOver = ([x, y], inside) => Boolean(document.elementFromPoint(x, y)?.closest(inside));

  const list = (selector) => [...document.querySelectorAll(selector)];

  /** Where the colour is strong: on notes, and on coloured lines. */
  function listStrong({ width, height, pixels }) {
    const found = [];
    for (let i = 0; i < 4 * width * height; i += 4) {
      if (pixels[i + 3] < 255) continue;
      const [red, green, blue] = [pixels[i], pixels[i + 1], pixels[i + 2]];
      if (Math.max(red, green, blue) - Math.min(red, green, blue) < STRONG) continue;
      found.push([(i / 4) % width, Math.floor(i / 4 / width)]);
    }
    return found;
  }

  /** A point on one of the largest notes, with nothing over it; another one each time. */
  function findDot(selector, inside) {
    tries += 1;
    for (const image of list(selector).map(readCanvas).filter(Boolean)) {
      const strong = listStrong(image);
      for (const reach of WIDTHS) {
        const dots = strong.filter(([x, y]) => isEven(image, x, y, reach, 1, 30));
        const places = dots.map(([x, y]) => image.onPage(x, y)).filter((place) => isOver(place, inside));
        if (places.length > 0) return places[(tries * 7) % places.length];
      }
    }
    return findBubble(selector, inside);
  }

  /** A point inside something large that is filled, as communities are, which have no colour of their own. */
  function findBubble(selector, inside) {
    for (const image of list(selector).map(readCanvas).filter(Boolean)) {
      const isFilled = ([x, y]) => image.differ(image.at(x, y), 0) > FILLED && isEven(image, x, y, WIDE, 3, 3);
      const places = [...listPoints(image, 4, WIDE)].filter(isFilled).map(([x, y]) => image.onPage(x, y)).filter((place) => isOver(place, inside));
      if (places.length > 0) return places[(tries * 7) % places.length];
    }
    return null;
  }

  /** The point nearest to the middle where no canvas shows anything, and nothing is over it. */
  function findGap(selector, inside) {
    const images = list(selector).map(readCanvas).filter(Boolean);
    const isGap = ([x, y]) => images.every((one) => one.differ(one.at(x, y), 0) <= 3 && isEven(one, x, y, EMPTY, 4, 3));
    const { width, height, onPage } = images[0];
    const far = ([x, y]) => Math.hypot(x - width / 2, y - height / 2);
    const points = [...listPoints(images[0], 20, EMPTY)].sort((one, other) => far(one) - far(other));
    const found = points.find((point) => isGap(point) && isOver(onPage(...point), inside));
    return found ? onPage(...found) : null;
  }

  /** A number that changes when what is drawn moves. */
  function sum(selector) {
    const [image] = list(selector).map(readCanvas).filter(Boolean);
    let found = 0;
    for (let i = 0; i < image.pixels.length; i += 4) found = (found * 31 + image.pixels[i]) % 2_147_483_647;
    return found;
  }

  const CANVAS = ".map canvas";
  const VIS = "#mynetwork canvas";
  let before = "";
  let tries = 0;

  const PAGES = {
    zettel: {
      findNote: () => findDot(CANVAS, ".map"),
      findGap: () => findGap(CANVAS, ".map"),
      read: () => [location.href, ...list(".reading h2, [aria-current]").map((one) => one.textContent)].join("\n"),
      isAnswered: (read) => read() !== before,
      sum: () => sum(CANVAS),
      // Large vaults open on their communities; the map of all notes is what others show.
      showAll: () => list("button").find((one) => /^(All notes|Toutes les notes)$/.test(one.textContent))?.click(),
    },
    pyvis: {
      findNote: () => {
        if (typeof network === "undefined" || !network) return null;
        const { left, top } = document.querySelector(VIS).getBoundingClientRect();
        for (const id of network.body.nodeIndices) {
          const { x, y } = network.canvasToDOM(network.getPosition(id));
          const place = [left + x, top + y];
          if (network.getNodeAt({ x, y }) !== undefined && isOver(place, VIS)) return place;
        }
        return null;
      },
      findGap: () => findGap(VIS, VIS),
      read: () => String(network?.getSelectedNodes()),
      isAnswered: (read) => read() !== "",
      sum: () => sum(VIS),
    },
    cosma: {
      findNote: () => {
        for (const node of list("#graph-canvas [data-node] circle")) {
          const { x, y, width, height } = node.getBoundingClientRect();
          const place = [x + width / 2, y + height / 2];
          if (isOver(place, "#graph-canvas [data-node]")) return place;
        }
        return null;
      },
      findGap: () => {
        const box = document.querySelector("#graph-canvas").getBoundingClientRect();
        for (let y = box.top + 20; y < box.bottom; y += 20) {
          for (let x = box.left + 20; x < box.right; x += 20) {
            const hit = document.elementFromPoint(x, y);
            if (hit?.closest("#graph-canvas") && !hit.closest("[data-node], [data-link]")) return [x, y];
          }
        }
        return null;
      },
      read: () => document.querySelector(".record.active")?.id ?? "",
      isAnswered: (read) => read() !== "",
      sum: () => document.querySelector("#graph-canvas svg").getAttribute("viewBox"),
    },
  };

  let page = null;
  let answered = 0;
  const frames = [];
  let watching = false;

  function watch(time) {
    if (!watching) return;
    frames.push(time);
    requestAnimationFrame(watch);
  }

  /** Notes when the answer to a click is on screen: in the frame after the one that draws it. */
  function awaitAnswer() {
    if (page.isAnswered(page.read)) requestAnimationFrame(() => (answered = performance.now()));
    else requestAnimationFrame(awaitAnswer);
  }

  return {
    use: (name) => void (page = PAGES[name]),
    findNote: () => (document.readyState === "complete" ? page.findNote() : null),
    findGap: () => page.findGap(),
    sum: () => page.sum(),
    showAll: () => page.showAll?.(),
    arm: () => {
      before = page.read();
      awaitAnswer();
    },
    answered: () => answered,
    watch: () => {
      frames.length = 0;
      watching = true;
      requestAnimationFrame(watch);
    },
    /** Milliseconds between frames since `watch`. */
    stop: () => {
      watching = false;
      return frames.slice(1).map((time, i) => time - frames[i]);
    },
  };
})();
