// Opens the pages that `rashomon inspect` writes, as a reader would.
//
//   RASHOMON_REPORTS=DIRECTORY node --test
//
// They stand in DIRECTORY/inspect; `hostile.html` is one of an article that tries to
// run script.

import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { axeFinds, overflow, pages, policyOf } from "./pages.mjs";

const { names, source, url, withPage } = pages("inspect");

for (const name of names) {
  describe(`inspect/${name}`, { concurrency: 3 }, () => {
    test("asks for nothing and says nothing", () =>
      withPage(name, {}, async (page) => {
        await page.evaluate(async () => {
          for (let y = 0; y < document.documentElement.scrollHeight; y += 700) {
            scrollTo(0, y);
            await new Promise(requestAnimationFrame);
          }
        });
        assert.deepEqual(page.noise, []);
      }));

    test("has the policy, exactly, with the hashes of its style and script", () => {
      const { stated, made } = policyOf(source(name));
      assert.equal(stated, made);
    });

    test("has no handler, no style attribute, and each id once", () =>
      withPage(name, { javaScriptEnabled: false }, async (page) => {
        const bad = await page.evaluate(() => {
          const out = [];
          const ids = [...document.querySelectorAll("[id]")].map((n) => n.id);
          for (const node of document.querySelectorAll("*")) {
            for (const { name, value } of node.attributes) {
              if (name === "style" || name.startsWith("on")) out.push(name);
              if (name === "href" && !ids.includes(value.slice(1))) out.push(value);
              if (name === "data-m" && !ids.includes(value)) out.push(value);
            }
          }
          return out.concat(ids.filter((id, i) => ids.indexOf(id) !== i));
        });
        assert.deepEqual(bad, []);
      }));

    for (const width of [320, 640, 1440]) {
      test(`does not overflow at ${width} px`, () =>
        withPage(name, { viewport: { width, height: 800 } }, async (page) => {
          assert.ok((await overflow(page)) <= 0, `${await overflow(page)} px too wide`);
        }));
    }

    for (const [what, options] of [
      ["in light", { colorScheme: "light" }],
      ["in dark", { colorScheme: "dark" }],
      ["at 320 px", { viewport: { width: 320, height: 800 } }],
    ]) {
      test(`axe finds nothing ${what}`, () =>
        withPage(name, { ...options, bypassCSP: true }, async (page) => {
          assert.deepEqual(await axeFinds(page), []);
        }));
    }

    test("shows every sentence and value without script, and no box", () =>
      withPage(name, { javaScriptEnabled: false }, async (page) => {
        assert.equal(await page.locator(".pick input").first().isVisible(), false);
        const counts = await page.$$eval(".pick b", (nodes) => nodes.map((n) => Number(n.textContent.replace(",", ""))));
        const lines = page.locator(".mn");
        assert.equal(await lines.count(), counts.reduce((sum, n) => sum + n, 0));
        for (const line of [lines.first(), lines.last()]) {
          const box = await line.boundingBox();
          assert.ok(box && box.height > 0);
        }
      }));

    test("marks are told apart without colour", () =>
      withPage(name, {}, async (page) => {
        const looks = await page.$$eval(".pick mark", (nodes) => nodes.map((n) => {
          const s = getComputedStyle(n);
          return [s.textDecorationStyle, s.textDecorationLine, s.textDecorationThickness, s.boxShadow.replace(/[a-z]+\([^)]*\)/g, "")].join();
        }));
        assert.equal(new Set(looks).size, looks.length, looks.join("\n"));
      }));

    test("boxes choose kinds, and sentences with them", () =>
      withPage(name, {}, async (page) => {
        const shown = () => page.locator(".mn:visible").count();
        const all = await shown();
        const boxes = page.locator("[data-pick]");
        const kind = await page.locator(".mn").first().getAttribute("data-kind");
        for (const box of await boxes.all()) {
          if (await box.getAttribute("data-pick") !== kind) await box.uncheck();
        }
        assert.equal(await shown(), await page.locator(`.mn[data-kind=${kind}]`).count());
        const off = page.locator(`mark[data-m]:not([data-kind=${kind}])`);
        if (await off.count()) {
          assert.equal(await off.first().evaluate((n) => getComputedStyle(n).textDecorationLine), "none");
        }
        await page.check("#only");
        const empty = await page.$$eval(".ins > li:not([hidden])", (nodes) =>
          nodes.filter((n) => ![...n.querySelectorAll(".mn")].some((line) => !line.hidden)).length);
        assert.equal(empty, 0);
        assert.match(await page.locator("#status").textContent(), /^Showing \d+ of \d+ mentions?\.$/);
        await page.uncheck("#only");
        for (const box of await boxes.all()) await box.check();
        assert.equal(await shown(), all);
        assert.deepEqual(page.noise, []);
      }));

    test("a mark shows its value under the pointer and in focus", () =>
      withPage(name, {}, async (page) => {
        const marks = page.locator("mark[data-m]");
        assert.equal(await page.locator("mark[tabindex='0']").count(), 1);
        await marks.first().focus();
        const value = await marks.first().getAttribute("data-value");
        assert.equal(await page.locator("#tip").textContent(), value);
        assert.ok(await page.locator("#tip").isVisible());
        const box = await page.locator("#tip").boundingBox();
        assert.ok(box.x >= 0 && box.x + box.width <= 1440 && box.y >= 0);
        await page.keyboard.press("ArrowRight");
        const next = await page.evaluate(() => document.activeElement.dataset.value);
        if (await marks.count() > 1) assert.equal(next, await marks.nth(1).getAttribute("data-value"));
        await page.keyboard.press("Escape");
        assert.equal(await page.locator("#tip").isVisible(), false);
        await marks.last().scrollIntoViewIfNeeded();
        await marks.last().hover();
        assert.equal(await page.locator("#tip").textContent(), await marks.last().getAttribute("data-value"));
        assert.deepEqual(page.noise, []);
      }));
  });
}

test("style and script are the same on all pages of mentions", () => {
  assert.equal(new Set(names.map((n) => policyOf(source(n)).stated)).size, 1);
});

test("a hostile article stays text", { skip: !names.includes("hostile.html") }, () =>
  withPage("hostile.html", {}, async (page) => {
    assert.equal(await page.locator("img, iframe, object, embed, form, svg").count(), 0);
    assert.equal(await page.locator("script").count(), 1);
    assert.equal(page.url(), url("hostile.html"));
    assert.match(await page.locator("h2").first().textContent(), /<script>alert/);
    assert.deepEqual(page.noise, []);
  }));
