// Figures of reports: labels that meet, symbols without colour, files that stand alone.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { describe, test } from "node:test";
import { pages } from "./pages.mjs";

const { names, withPage } = pages();

/// Labels of figures that lie on another label of their figure.
const collisions = (page) => page.evaluate(() => {
  for (const d of document.querySelectorAll("details")) d.open = true;
  const found = [];
  for (const figure of document.querySelectorAll("figure")) {
    const texts = [...figure.querySelectorAll("svg text")].map((node) => {
      const { left, right, top, bottom } = node.getBoundingClientRect();
      return { text: node.textContent, left, right, top: top + 2, bottom: bottom - 2 };
    });
    const words = [];
    const walker = document.createTreeWalker(figure, NodeFilter.SHOW_TEXT);
    while (walker.nextNode()) {
      const node = walker.currentNode;
      if (!node.data.trim() || node.parentElement.closest("svg, .vh")) continue;
      const range = document.createRange();
      range.selectNodeContents(node);
      for (const { left, right, top, bottom } of range.getClientRects()) {
        if (right - left > 1) words.push({ text: node.data.trim(), left, right, top: top + 3, bottom: bottom - 3 });
      }
    }
    const meet = (a, b) =>
      Math.min(a.right, b.right) - Math.max(a.left, b.left) > 1 && Math.min(a.bottom, b.bottom) > Math.max(a.top, b.top);
    texts.forEach((a, i) => {
      for (const b of [...texts.slice(i + 1), ...words]) if (meet(a, b)) found.push(`${a.text} / ${b.text}`);
      if (a.left < -0.5 || a.right > innerWidth + 0.5) found.push(`${a.text} leaves the page`);
    });
  }
  return found;
});

for (const name of names) {
  describe(`figures of ${name}`, { concurrency: 3 }, () => {
    for (const width of [320, 768, 1440]) {
      test(`no labels meet at ${width} px`, () =>
        withPage(name, { viewport: { width, height: 800 } }, async (page) => {
          await page.addStyleTag({ content: "*{content-visibility:visible!important}" }).catch(() => {});
          assert.deepEqual(await collisions(page), []);
        }));
    }

    for (const width of [320, 1440]) {
      test(`tracks stand over their axis at ${width} px`, () =>
        withPage(name, { viewport: { width, height: 800 } }, async (page) => {
          await page.addStyleTag({ content: "*{content-visibility:visible!important}" }).catch(() => {});
          const askew = await page.evaluate(() => {
            for (const d of document.querySelectorAll("details")) d.open = true;
            const place = (node) => [node.getBoundingClientRect().left, node.getBoundingClientRect().width].map(Math.round).join();
            return [...document.querySelectorAll(".plot")].filter((plot) =>
              new Set([...plot.querySelectorAll(".tr, .ax > svg")].map(place)).size > 1).map((plot) => plot.closest(".diff").id);
          });
          assert.deepEqual(askew, []);
        }));
    }

    test("each has a title, an alternative and, outside of cards, a credit", () =>
      withPage(name, {}, async (page) => {
        const bad = await page.$$eval("figure", (figures) => figures.filter((figure) => {
          const drawn = [...figure.querySelectorAll("svg")].filter((svg) => !svg.parentElement.closest("svg"));
          if (drawn.some((svg) => !svg.closest("[aria-hidden=true]"))) return true;
          return figure.closest(".diff")
            ? !figure.getAttribute("aria-label")
            : !figure.querySelector("h3") || !figure.querySelector("figcaption .cr");
        }).map((figure) => figure.outerHTML.slice(0, 120)));
        assert.deepEqual(bad, []);
      }));

    test("in forced colours symbols and bars are drawn in the colours of text", () =>
      withPage(name, { forcedColors: "active" }, async (page) => {
        const faint = await page.evaluate(() => {
          const probe = document.body.appendChild(document.createElement("i"));
          probe.style.color = "Canvas";
          const { color: canvas } = getComputedStyle(probe);
          probe.remove();
          const out = [];
          for (const node of document.querySelectorAll("figure :is(circle, rect, path, line), #mx .sy, .lt, .sg")) {
            if (node.closest("defs, pattern, symbol") || node.matches(".gl, .al, .bx")) continue;
            const { fill, stroke, color, backgroundColor } = getComputedStyle(node);
            const marks = node instanceof SVGElement && !node.matches("svg") ? [fill, stroke] : [color, backgroundColor];
            if (marks.every((c) => c === canvas || c === "none" || c === "rgba(0, 0, 0, 0)")) out.push(node.outerHTML.slice(0, 90));
          }
          return out;
        });
        assert.deepEqual(faint, []);
      }));

    test("each can be saved as an SVG that is valid alone", () =>
      withPage(name, {}, async (page) => {
        await page.evaluate(() => { for (const d of document.querySelectorAll("details")) d.open = true; });
        const buttons = page.getByRole("button", { name: "Save SVG" });
        const all = await buttons.count();
        const blank = await page.context().newPage();
        const picked = [...Array(all).keys()].filter((i) => i < 4 || i >= all - 5);
        for (const i of picked) {
          const [download] = await Promise.all([page.waitForEvent("download"), buttons.nth(i).click()]);
          assert.match(download.suggestedFilename(), /^[a-z0-9-]+\.svg$/);
          const text = readFileSync(await download.path(), "utf8");
          assert.deepEqual(await alone(blank, text), [], download.suggestedFilename());
        }
        assert.deepEqual(page.noise.filter((n) => !n.startsWith("request: blob:")), []);
      }));
  });
}

/// What keeps a text from being an SVG that needs nothing else.
const alone = (page, text) => page.evaluate((text) => {
  const document = new DOMParser().parseFromString(text, "image/svg+xml");
  const root = document.documentElement;
  const out = [];
  if (document.querySelector("parsererror")) out.push("not well-formed");
  if (root.localName !== "svg" || root.namespaceURI !== "http://www.w3.org/2000/svg") out.push("no svg");
  if (!/^0 0 [\d.]+ [\d.]+$/.test(root.getAttribute("viewBox") || "")) out.push("no viewBox");
  if (!root.querySelector("title")?.textContent) out.push("no title");
  if (![...root.querySelectorAll("text")].some((node) => /^Rashomon, report .*Outlets:/.test(node.textContent))) out.push("no credit");
  const ids = new Set([...root.querySelectorAll("[id]")].map((node) => node.id));
  for (const node of root.querySelectorAll("*")) {
    if (node.namespaceURI !== root.namespaceURI) out.push(`${node.localName} of another kind`);
    for (const { name, value } of node.attributes) {
      if (["style", "class"].includes(name) || name.startsWith("on")) out.push(`${node.localName} ${name}`);
      if (value.includes("var(")) out.push(`${name} ${value}`);
      const used = /^url\("?#([^")]+)"?\)$/.exec(value)?.[1] ?? (name === "href" ? value.slice(1) : null);
      if (used !== null && !ids.has(used)) out.push(`${name} ${value} names nothing`);
      else if (/https?:|data:/.test(value) && !name.startsWith("xmlns")) out.push(`${name} ${value}`);
    }
    if (["text", "circle", "rect", "path"].includes(node.localName) && !node.closest("defs, [fill]")) out.push(`${node.localName} without fill`);
    if (node.localName === "line" && !node.closest("defs, [stroke]")) out.push("line without stroke");
  }
  return [...new Set(out)];
}, text);

test("each kind of mark differs without colour", { skip: !names.includes("six.html") }, () =>
  withPage("six.html", {}, async (page) => {
    const looks = await page.evaluate(() => {
      const kinds = ["number", "date", "source", "certainty", "polarity", "wording", "name", "quotation", "agency"];
      return kinds.map((kind) => {
        const mark = document.querySelector("#articles .sent").appendChild(document.createElement("mark"));
        mark.className = kind;
        mark.textContent = "words";
        const style = getComputedStyle(mark);
        const look = ["textDecorationLine", "textDecorationStyle", "textDecorationThickness"].map((p) => style[p]);
        look.push(style.boxShadow.replace(/rgba?\([^)]*\)/g, ""), style.backgroundColor === "rgba(0, 0, 0, 0)");
        mark.remove();
        return look.join(" ");
      });
    });
    assert.equal(new Set(looks).size, 9, looks.join("\n"));
  }));

test("the page says how many of its articles are one origin", { skip: !names.includes("six.html") }, () =>
  withPage("six.html", {}, async (page) => {
    const data = await page.evaluate(() => JSON.parse(document.getElementById("rashomon-data").textContent));
    const most = Math.max(...data.origins.map((o) => o.articles.length));
    const told = await page.locator(".notices").textContent().catch(() => "");
    assert.equal(/one origin/.test(told), most * 2 > data.articles.length);
  }));
