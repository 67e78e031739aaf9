// Review in the page: decisions are made, kept, saved, loaded and undone.
//
//   RASHOMON_REPORTS=DIRECTORY node --test
//
// With RASHOMON naming the program, saved decisions are applied by it too.

import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync, writeFileSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { test } from "node:test";
import { axeFinds, overflow, pages } from "./pages.mjs";

const { names, source, withPage } = pages();
const NAME = names.includes("sample-venezuela-release.html") ? "sample-venezuela-release.html" : "six.html";

const dataOf = (name) => JSON.parse(source(name).match(/id="rashomon-data">(.*?)<\/script>/s)[1]);
const status = (page) => page.locator(".rvn").textContent();

/// Saves, and gives the records.
async function saved(page) {
  const [download] = await Promise.all([page.waitForEvent("download"), page.click("[data-do=save]")]);
  assert.match(download.suggestedFilename(), /^decisions-[0-9a-f]{8}\.jsonl$/);
  return readFileSync(await download.path(), "utf8").trim().split("\n").map((line) => JSON.parse(line));
}

test("a finding is accepted, rejected, noted and undone", () =>
  withPage(NAME, {}, async (page) => {
    assert.equal(await page.locator(".rvb").first().isVisible(), false);
    await page.click("#review");
    const card = page.locator(".diff").first();
    const id = await card.getAttribute("id");
    await page.fill(".rvw input[autocomplete=name]", "Ann Lee");
    await card.getByRole("button", { name: "Accept" }).click();
    assert.match(await status(page), /^Reviewed: 1 of \d+ findings\.$/);
    await card.getByRole("button", { name: "Reject" }).click();
    assert.equal(await card.locator(".draft").textContent(), "Rejected");
    await card.getByRole("button", { name: "Note" }).click();
    await page.keyboard.type("ask the ministry");
    await page.keyboard.press("Enter");
    assert.equal(await card.locator(".draft").textContent(), "Rejected. Note: ask the ministry");
    await page.click("[data-do=undo]");
    assert.equal(await card.locator(".draft").textContent(), "Rejected");
    const records = await saved(page);
    assert.deepEqual(records.map((r) => r.op), ["accept", "reject", "note", "undo"]);
    const finding = dataOf(NAME).findings.find((f) => f.id === id);
    for (const r of records) {
      assert.equal(r.v, 1);
      assert.equal(r.finding, id);
      assert.equal(r.kind, finding.kind);
      assert.equal(r.by, "Ann Lee");
    }
    assert.match(records[0].fp, /^[0-9a-f]{8}$/);
    assert.equal(records[0].citations.length, 2);
    assert.deepEqual(page.noise, []);
  }));

test("what is decided leaves the cards that are not reviewed, and comes back undone", () =>
  withPage(NAME, { fragment: "#matrix?c=unreviewed" }, async (page) => {
    await page.click("#review");
    const cards = page.locator("#differences .diff");
    const ids = await cards.evaluateAll((nodes) => nodes.filter((n) => !n.closest("[hidden]")).map((n) => n.id));
    const shown = () => page.locator("#status").textContent().then((text) => Number(/, (\d+) of \d+ difference/.exec(text)[1]));
    const gone = (id) => page.locator(`[id="${id}"]`).evaluate((node) => node.hidden);
    const all = await shown();
    assert.equal(all, ids.length);
    await page.locator(`[id="${ids[0]}"]`).getByRole("button", { name: "Accept" }).click();
    assert.ok(await gone(ids[0]));
    assert.equal(await shown(), all - 1);
    assert.equal(await page.evaluate(() => document.activeElement.id), ids[1], "the next has the focus");
    await page.keyboard.press("x");
    assert.ok(await gone(ids[1]));
    assert.equal(await page.evaluate(() => document.activeElement.id), ids[2]);
    await page.keyboard.press("n");
    await page.keyboard.type("ask");
    await page.keyboard.press("Enter");
    assert.equal(await gone(ids[2]), false, "a note is no verdict");
    assert.equal(await shown(), all - 2);
    for (let i = 0; i < 3; i += 1) await page.click("[data-do=undo]");
    assert.equal(await shown(), all);
    assert.equal(await gone(ids[0]), false);
    assert.deepEqual(page.noise, []);
  }));

test("a draft is there again, and is loaded from a file", () =>
  withPage(NAME, {}, async (page) => {
    await page.click("#review");
    await page.locator(".diff").first().getByRole("button", { name: "Reject" }).click();
    const records = await saved(page);
    await page.reload();
    await page.click("#review");
    assert.match(await status(page), /^Reviewed: 1 of/);
    await page.evaluate(() => localStorage.clear());
    await page.reload();
    await page.click("#review");
    assert.match(await status(page), /^Reviewed: 0 of/);
    const lines = [...records.map((r) => JSON.stringify(r)), "no decision"].join("\n");
    await page.setInputFiles(".rvw input[type=file]", { name: "d.jsonl", mimeType: "application/jsonl", buffer: Buffer.from(lines) });
    await page.waitForFunction(() => /^Reviewed: 1 of/.test(document.querySelector(".rvn").textContent));
    assert.equal(await page.locator(".diff").first().locator(".draft").textContent(), "Rejected");
  }));

test("sentences are parted and joined from the table, words are withheld", () =>
  withPage(NAME, {}, async (page) => {
    await page.click("#review");
    await page.locator("#mx td.says .cell, #mx td.letter .cell").first().click();
    await page.locator("#detail").getByRole("button", { name: /^Not this statement: / }).first().click();
    const absent = page.locator("#mx td.not-found a.cell").first();
    if (await absent.count()) {
      await absent.click();
      await page.locator("#detail").getByRole("button", { name: /^Same statement: / }).first().click();
    }
    await page.keyboard.press("Escape");
    const words = await page.evaluate(() => {
      const details = document.querySelector(".src");
      details.open = true;
      const sentence = details.querySelector("li[id$='-2'] .sent");
      const range = document.createRange();
      const node = document.createTreeWalker(sentence, NodeFilter.SHOW_TEXT).nextNode();
      range.setStart(node, 4);
      range.setEnd(node, 9);
      getSelection().removeAllRanges();
      getSelection().addRange(range);
      return String(getSelection());
    });
    await page.click("[data-do=withhold]");
    const records = await saved(page);
    assert.equal(records[0].op, "not_this_claim");
    assert.ok(records[0].citations.length > 1);
    const last = records.at(-1);
    assert.equal(last.op, "withhold");
    const [id, part, start, end] = last.citations[0];
    const article = dataOf(NAME).articles.find((a) => a.id === id);
    assert.equal(Buffer.from(article[part]).subarray(start, end).toString(), words);
  }));

test("the program applies what the page saved", { skip: !process.env.RASHOMON || NAME === "six.html" }, () =>
  withPage(NAME, {}, async (page) => {
    await page.click("#review");
    const card = page.locator(".diff").first();
    const id = await card.getAttribute("id");
    await card.getByRole("button", { name: "Not the same fact" }).click();
    await page.locator("#mx td.says .cell, #mx td.letter .cell").first().click();
    await page.locator("#detail").getByRole("button", { name: /^Not this statement: / }).first().click();
    await page.keyboard.press("Escape");
    const records = await saved(page);
    const file = path.join(mkdtempSync(path.join(os.tmpdir(), "rashomon-")), "decisions.jsonl");
    writeFileSync(file, records.map((r) => JSON.stringify(r)).join("\n"));
    const sample = new URL("../../samples/venezuela-release", import.meta.url).pathname;
    const out = execFileSync(process.env.RASHOMON, ["compare", sample, "--format", "json", "--decisions", file], { stdio: ["ignore", "pipe", "ignore"], maxBuffer: 1 << 26 });
    const report = JSON.parse(out);
    assert.equal(report.review.applied, records.length);
    assert.deepEqual(report.review.stale, []);
    assert.ok(report.set_aside.some((f) => f.id === id));
  }));

test("keys do what the list says, and nothing in fields or switched off", () =>
  withPage(NAME, {}, async (page) => {
    await page.keyboard.press("j");
    await page.keyboard.press("j");
    const second = await page.locator(".diff").nth(1).getAttribute("id");
    assert.equal(await page.evaluate(() => document.activeElement.id), second);
    await page.keyboard.press("k");
    const first = page.locator(".diff").first();
    assert.equal(await page.evaluate(() => document.activeElement.id), await first.getAttribute("id"));
    const why = first.locator(".whyd");
    const before = await why.evaluate((d) => d.open);
    await page.keyboard.press("w");
    assert.equal(await why.evaluate((d) => d.open), !before);
    await page.keyboard.press("a");
    assert.equal(await first.locator(".draft").count(), 0, "no decision outside of review");
    await page.keyboard.press("r");
    await page.keyboard.press("a");
    assert.equal(await first.locator(".draft").textContent(), "Accepted");
    await page.keyboard.press("u");
    assert.equal(await first.locator(".draft").count(), 0);
    await page.keyboard.press("/");
    await page.keyboard.type("just");
    assert.equal(await page.inputValue("#q"), "just");
    await page.fill("#q", "");
    await page.keyboard.press("Escape");
    await page.locator("#keys").evaluate((d) => { d.open = true; });
    await page.check("#keys-off");
    await page.evaluate(() => document.activeElement.blur());
    await page.keyboard.press("r");
    assert.ok(await page.evaluate(() => document.documentElement.classList.contains("reviewing")));
    assert.deepEqual(page.noise, []);
  }));

test("a card is copied with its quotations, as rich text and as Markdown", () =>
  withPage(NAME, { permissions: ["clipboard-read", "clipboard-write"] }, async (page) => {
    await page.locator(".diff").first().getByRole("button", { name: "Copy with quotations" }).click();
    await page.waitForTimeout(300);
    const copied = await page.evaluate(async () => {
      const [item] = await navigator.clipboard.read();
      const of = async (type) => (await item.getType(type)).text();
      return { plain: await of("text/plain"), rich: await of("text/html") };
    });
    const finding = dataOf(NAME).findings[0];
    assert.ok(copied.plain.startsWith(`### ${finding.title}`));
    const sentences = new Set(finding.readings.flatMap((r) => r.evidence).map((e) => e.sentence));
    assert.equal(copied.plain.match(/^> — /gm).length, sentences.size);
    assert.equal(copied.rich.match(/<blockquote>/g).length, sentences.size);
    assert.match(copied.plain, /<https:\/\/\S+>/);
  }));

test("the data are saved as they are", () =>
  withPage(NAME, {}, async (page) => {
    const [download] = await Promise.all([page.waitForEvent("download"), page.click("[data-save]")]);
    assert.deepEqual(JSON.parse(readFileSync(await download.path(), "utf8")), dataOf(NAME));
  }));

for (const [what, options] of [
  ["in light", { colorScheme: "light" }],
  ["in dark", { colorScheme: "dark" }],
  ["at 320 px", { viewport: { width: 320, height: 800 } }],
]) {
  test(`axe finds nothing in review ${what}`, () =>
    withPage(NAME, { ...options, bypassCSP: true }, async (page) => {
      await page.click("#review");
      await page.locator(".diff").first().getByRole("button", { name: "Reject" }).click();
      assert.deepEqual(await axeFinds(page), []);
      assert.ok((await overflow(page)) <= 0, `${await overflow(page)} px too wide`);
    }));
}

test("bars cover a quarter of a small screen at most, in review too", () =>
  withPage(NAME, { viewport: { width: 320, height: 256 } }, async (page) => {
    await page.click("#review");
    await page.locator(".diff").nth(3).scrollIntoViewIfNeeded();
    const covered = await page.evaluate(() => {
      const fixed = [...document.querySelectorAll("*")].filter((n) => ["fixed", "sticky"].includes(getComputedStyle(n).position));
      return fixed.reduce((sum, n) => {
        const { top, bottom } = n.getBoundingClientRect();
        return sum + Math.max(0, Math.min(256, bottom) - Math.max(0, top));
      }, 0);
    });
    assert.ok(covered <= 64, `${covered} px`);
  }));
