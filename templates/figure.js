// Saves a figure as one SVG file that needs no style sheet: what the page shows, as
// shapes and text with presentation attributes.
(() => {
  const { $, $$, byId, make, download } = page;
  const NS = "http://www.w3.org/2000/svg";
  const MARGIN = 16;
  const node = (name, attributes, text) => {
    const made = document.createElementNS(NS, name);
    for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);
    if (text) made.textContent = text;
    return made;
  };
  const shown = (colour) => colour !== "rgba(0, 0, 0, 0)";
  const LOOKS = ["fill", "stroke", "stroke-width", "stroke-dasharray", "stroke-linecap", "stroke-linejoin", "paint-order", "vector-effect"];
  const FONT = ["font-family", "font-size", "font-weight", "font-style"];
  const look = (to, from, names) => {
    const style = getComputedStyle(from);
    for (const name of names) to.setAttribute(name, style.getPropertyValue(name));
  };

  // An SVG of the page with its looks written out; patterns come along.
  function copied(svg, defs) {
    const copy = svg.cloneNode(true);
    const from = [svg, ...$$("*", svg)];
    [copy, ...$$("*", copy)].forEach((to, i) => {
      for (const name of ["class", "id", "aria-hidden"]) to.removeAttribute(name);
      if (to.localName === "svg") return to.setAttribute("overflow", "visible");
      look(to, from[i], to.localName === "text" ? [...LOOKS, ...FONT, "text-anchor"] : LOOKS);
      const used = /url\("#([^"]+)"\)/.exec(to.getAttribute("fill")) || /^#(.+)/.exec(to.getAttribute("href") || "");
      if (!used) return;
      const { 1: id } = used;
      if (to.hasAttribute("href")) to.setAttribute("href", `#${id}`);
      else to.setAttribute("fill", `url(#${id})`);
      if ($$("*", defs).some((known) => known.id === id)) return;
      const part = byId(id).cloneNode(true);
      [part, ...$$("*", part)].forEach((to, j) => {
        to.removeAttribute("class");
        if (j > 0) look(to, $$("*", byId(id))[j - 1], LOOKS);
      });
      defs.append(part);
    });
    return copy;
  }

  // The lines of a text as they are laid out.
  function lines(text) {
    const range = document.createRange();
    const found = [];
    for (const { 0: word, index } of text.data.matchAll(/\S+\s*/g)) {
      range.setStart(text, index);
      range.setEnd(text, index + word.trimEnd().length);
      const box = range.getBoundingClientRect();
      if (!box.width) continue;
      const last = found.at(-1);
      if (last && Math.abs(last.box.top - box.top) < 2) last.words += word;
      else found.push({ box, words: word });
    }
    return found;
  }

  function picture(figure) {
    const frame = figure.getBoundingClientRect();
    const width = frame.width + 2 * MARGIN;
    const { id, articles } = page.load();
    const credit = [`Rashomon, report ${id}.`];
    for (const piece of ["Outlets:", ...articles.map((a, i) => `${a.siglum} ${a.outlet}${i < articles.length - 1 ? "," : ""}`)]) {
      if ((credit.at(-1).length + piece.length) * 7 < frame.width) credit.push(`${credit.pop()} ${piece}`);
      else credit.push(piece);
    }
    const height = frame.height + 2 * MARGIN + 28 + credit.length * 17;
    const defs = node("defs", {});
    const out = node("svg", { xmlns: NS, width, height, viewBox: `0 0 ${width} ${height}` });
    const card = figure.closest(".diff");
    const title = (card ? $("h3", card) : $("h3", figure)).textContent;
    out.append(node("title", {}, title), defs,
      node("rect", { width, height, fill: getComputedStyle(document.body).backgroundColor }));
    const place = (box) => ({ x: box.left - frame.left + MARGIN, y: box.top - frame.top + MARGIN + 24 });
    const write = (text, x, y, from) => {
      const made = node("text", { x, y }, text);
      look(made, from, FONT);
      made.setAttribute("fill", getComputedStyle(from).color);
      out.append(made);
    };
    if (card) write(title, MARGIN, MARGIN + 8, $("h3", card));
    for (const walker = document.createTreeWalker(figure, 5); walker.nextNode();) {
      const { currentNode: at } = walker;
      const parent = at.parentElement;
      if (parent.closest("svg, .vh, button")) continue;
      if (at.nodeType === 3) {
        const size = parseFloat(getComputedStyle(parent).fontSize);
        for (const { box, words } of lines(at)) {
          const { x, y } = place(box);
          write(words.trimEnd(), x, y + box.height / 2 + size * 0.35, parent);
        }
        continue;
      }
      const box = at.getBoundingClientRect();
      if (!box.width || at.matches(".vh, button, .vh *")) continue;
      const { x, y } = place(box);
      if (at.localName === "svg") {
        const copy = copied(at, defs);
        for (const [key, value] of Object.entries({ x, y, width: box.width, height: box.height })) copy.setAttribute(key, value);
        out.append(copy);
        continue;
      }
      const style = getComputedStyle(at);
      const around = parseFloat(style.borderLeftWidth) && parseFloat(style.borderTopWidth);
      if (shown(style.backgroundColor) || around) {
        out.append(node("rect", {
          x, y, width: box.width, height: box.height, rx: parseFloat(style.borderTopLeftRadius) || 0,
          fill: shown(style.backgroundColor) ? style.backgroundColor : "none",
          stroke: around ? style.borderTopColor : "none", "stroke-width": around || 0,
        }));
      } else if (parseFloat(style.borderTopWidth)) {
        out.append(node("line", {
          x1: x, x2: x + box.width, y1: y, y2: y, stroke: style.borderTopColor, "stroke-width": style.borderTopWidth,
        }));
      }
      if (style.textDecorationLine.includes("underline") && at.localName === "mark") {
        for (const { left, right, bottom } of at.getClientRects()) {
          const from = place({ left, top: bottom });
          out.append(node("line", { x1: from.x, x2: from.x + right - left, y1: from.y, y2: from.y, stroke: style.color }));
        }
      }
    }
    credit.forEach((line, i) =>
      write(line, MARGIN, height - 10 - (credit.length - 1 - i) * 17, $("figcaption", figure) || figure));
    return out;
  }

  for (const figure of $$(".fig")) {
    const button = make("button", "lnk", "Save SVG");
    button.type = "button";
    button.addEventListener("click", () => {
      const text = new XMLSerializer().serializeToString(picture(figure));
      const card = figure.closest(".diff, section");
      download(new Blob([text], { type: "image/svg+xml" }), `${card.id}-${page.load().id}.svg`);
    });
    const card = figure.closest(".diff");
    (card ? $(".acts", card) : $("figcaption", figure)).append(button);
  }
})();
