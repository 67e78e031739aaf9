// The page that names the reports of several events, and the way to these.
//
//   RASHOMON_REPORTS=DIRECTORY node --test
//
// It stands in DIRECTORY/events, as `rashomon compare samples -o DIRECTORY/events/`
// writes it.

import assert from "node:assert/strict";
import { test } from "node:test";
import { axeFinds, overflow, pages, policyOf } from "./pages.mjs";

const { names, source, withPage } = pages("events");
const INDEX = "index.html";
const events = names.filter((name) => name !== INDEX);

test("the index has the policy, exactly, and a kilobyte an event at most", () => {
  const { stated, made } = policyOf(source(INDEX));
  assert.equal(stated, made);
  const body = source(INDEX).match(/<tbody>([\s\S]*)<\/table>/)[1];
  assert.ok(Buffer.byteLength(body) <= 1100 * events.length, `${Buffer.byteLength(body)} bytes`);
});

test("its links open the reports, and everything is there without script", () =>
  withPage(INDEX, { javaScriptEnabled: false }, async (page) => {
    const links = await page.$$eval(".events tbody a", (nodes) => nodes.map((n) => n.getAttribute("href")));
    assert.deepEqual([...links].sort(), events);
    assert.equal(await page.locator("#q").isVisible(), false);
    await page.click(".events tbody tr:first-child a");
    assert.ok(await page.locator("#brief").isVisible());
  }));

test("it sorts by every column, up and down, and back to the same", () =>
  withPage(INDEX, {}, async (page) => {
    const heads = page.locator(".events thead th");
    const column = (at) => page.$$eval(".events tbody tr", (rows, at) =>
      rows.map((row) => row.cells[at].dataset.v ?? row.cells[at].textContent.trim().toLowerCase()), at);
    for (let at = 0; at < await heads.count(); at += 1) {
      for (const _ of [1, 2]) {
        await heads.nth(at).locator("button").click();
        const order = await heads.nth(at).getAttribute("aria-sort");
        const by = new Intl.Collator("en", { numeric: true }).compare;
        const there = await column(at);
        const wanted = [...there].sort((a, b) => (order === "ascending" ? 1 : -1) * by(a, b));
        assert.deepEqual(there, wanted, `column ${at}, ${order}`);
      }
      assert.equal(await page.locator("[aria-sort]").count(), 1);
    }
    assert.deepEqual(page.noise, []);
  }));

test("it is searched", () =>
  withPage(INDEX, {}, async (page) => {
    const word = (await page.locator(".events tbody a").first().textContent()).split(" ")[0];
    await page.fill("#q", word.toUpperCase());
    assert.match(await page.locator("#status").textContent(), new RegExp(`^Showing [1-9]\\d* of ${events.length} events?\\.$`));
    await page.fill("#q", "no such words");
    assert.equal(await page.locator("#status").textContent(), "No event matches.");
    assert.equal(await page.locator(".events tbody tr:visible").count(), 0);
    await page.fill("#q", "");
    assert.equal(await page.locator(".events tbody tr:visible").count(), events.length);
  }));

for (const [what, options] of [
  ["in light", { colorScheme: "light" }],
  ["in dark", { colorScheme: "dark" }],
  ["at 320 px", { viewport: { width: 320, height: 800 } }],
]) {
  test(`axe finds nothing in the index ${what}`, () =>
    withPage(INDEX, { ...options, bypassCSP: true }, async (page) => {
      assert.deepEqual(await axeFinds(page), []);
      assert.ok((await overflow(page)) <= 0);
    }));
}
