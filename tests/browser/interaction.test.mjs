// What the script adds to a report: filters, columns, print, files to keep.
//
//   RASHOMON_REPORTS=DIRECTORY RASHOMON=PROGRAM node --test
//
// RASHOMON is asked for the tables that those of the page are held to.

import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { existsSync, mkdtempSync, readFileSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { describe, test } from "node:test";
import { fileURLToPath } from "node:url";
import { overflow, pages } from "./pages.mjs";

const { directory, names, source, withPage } = pages();
const samples = names.filter((name) => name.startsWith("sample-"));
const root = fileURLToPath(new URL("../..", import.meta.url));
const rawOf = (name) => JSON.parse(source(name).match(/id="rashomon-data">(.*?)<\/script>/s)[1]);
// With the siglum in each cell, which its place tells.
const dataOf = (name) => {
  const data = rawOf(name);
  for (const s of data.statements) s.cells.forEach((c, i) => { c.article = data.articles[i].siglum; });
  return data;
};
const says = (cell) => !["not-found", "cannot-tell"].includes(cell.coverage);
const shown = (page, selector) => page.$$eval(selector, (nodes) => nodes.filter((n) => !n.closest("[hidden]")).map((n) => n.id));
const query = (page) => page.evaluate(() => Object.fromEntries(new URLSearchParams(location.hash.split("?")[1])));
const status = (page) => page.locator("#status").textContent();

for (const name of samples) {
  describe(name, { concurrency: 2 }, () => {
    const data = dataOf(name);
    const [first, second] = data.articles.map((a) => a.siglum);
    const rows = (keep) => data.statements.filter(keep).map((s) => s.id);
    const has = (siglum, test) => (s) => s.cells.some((c) => c.article === siglum && test(c));

    test("filters are OR within a group, AND between, on all sections", () =>
      withPage(name, {}, async (page) => {
        await page.click(".more-filters summary");
        await page.click(`.chip[data-a="${first}"]`);
        assert.deepEqual(await shown(page, "#mx tbody tr"), rows(has(first, says)));
        await page.click(`.chip[data-a="${second}"]`);
        assert.deepEqual(await shown(page, "#mx tbody tr"), rows((s) => has(first, says)(s) || has(second, says)(s)));
        await page.click(`.chip[data-n="${first}"]`);
        const absent = (c) => c.coverage === "not-found";
        const both = rows((s) => (has(first, says)(s) || has(second, says)(s)) && has(first, absent)(s));
        assert.deepEqual(await shown(page, "#mx tbody tr"), both);
        assert.equal((await shown(page, ".sgl li")).length, 0, "of a single statement it is not known");
        assert.deepEqual(await query(page), { a: `${first},${second}`, n: first });
        const all = data.statements.length + data.singles.length;
        const cards = data.findings.filter((f) => f.severity > 0 && f.standing !== "possible").length;
        if (both.length) {
          assert.match(await status(page), new RegExp(`^Showing ${both.length} of ${all} statements?, \\d+ of ${cards} differences?\\.$`));
        }
        await page.click("#clear");
        assert.equal((await shown(page, "#mx tbody tr")).length, data.statements.length);
        await page.click(".chip[data-c=cannot]");
        const cannot = (s) => s.cells.some((c) => c.coverage === "cannot-tell");
        assert.deepEqual(await shown(page, "#mx tbody tr"), rows(cannot));
        await page.fill("#q", "no such words anywhere");
        assert.equal(await status(page), "No statement matches.");
        assert.deepEqual(page.noise, []);
      }));

    test("what differs from an article is marked only when asked for", () =>
      withPage(name, {}, async (page) => {
        assert.equal(await page.locator(".dif").count(), 0);
        await page.click(".more-filters summary");
        for (const siglum of data.articles.map((a) => a.siglum)) {
          await page.selectOption("#mark", siglum);
          const other = (s) => {
            const own = s.cells.find((c) => c.article === siglum)?.letter;
            return own ? s.cells.filter((c) => c.letter && c.letter !== own).length : 0;
          };
          const wanted = data.statements.reduce((sum, s) => sum + other(s), 0);
          assert.equal(await page.locator(".dif").count(), wanted, siglum);
        }
        assert.equal((await query(page)).d, data.articles.at(-1).siglum);
        await page.selectOption("#mark", "");
        assert.equal(await page.locator(".dif").count(), 0);
      }));

    test("a view is copied, and a link to what it hides clears it and says so", () =>
      withPage(name, { permissions: ["clipboard-read", "clipboard-write"] }, async (page) => {
        await page.fill("#q", "no such words anywhere");
        await page.locator(".status .lnk", { hasText: "Copy view" }).click();
        const copied = await page.evaluate(() => navigator.clipboard.readText());
        assert.equal(new URL(copied).hash, "#matrix?q=no+such+words+anywhere");
        const card = await page.locator(".diff").first().getAttribute("id");
        await page.evaluate((id) => { location.hash = id; }, card);
        await page.waitForFunction(() => document.getElementById("q").value === "");
        assert.match(await status(page), /^Filters cleared to show the target\. Showing /);
        assert.ok(await page.locator(`[id="${card}"]`).isVisible());
      }));

    test("articles stand side by side, and a sentence lights in all", () =>
      withPage(name, {}, async (page) => {
        await page.click("#side");
        const columns = () => page.evaluate(() => new Set([...document.querySelectorAll(".src")].filter((n) => !n.hidden).map((n) => Math.round(n.getBoundingClientRect().left))).size);
        assert.equal(await columns(), Math.min(4, data.articles.length));
        assert.equal((await query(page)).v, data.articles.slice(0, 4).map((a) => a.siglum).join(","));
        const chosen = data.articles.slice(0, 4).map((a) => a.siglum);
        const statement = data.statements.find((s) => s.cells.filter((c) => chosen.includes(c.article) && c.citations?.some((x) => !x.sentence.endsWith("-0"))).length > 1);
        const labels = statement.cells.flatMap((c) => (c.citations ?? []).map((x) => x.sentence));
        const of = labels.find((l) => chosen.some((s) => l.startsWith(`${s}-`)) && !l.endsWith("-0"));
        await page.locator(`[id="s-${of}"] .sent`).click();
        const lit = await page.$$eval(".lit", (nodes) => nodes.map((n) => n.id.slice(2)));
        for (const label of labels) assert.ok(lit.includes(label), label);
        const inView = await page.$$eval(".src:not([hidden])", (all) => all.filter((a) => a.querySelector(".lit")).every((a) => {
          const [node, box] = [a.querySelector(".lit"), a.querySelector(".txt")].map((n) => n.getBoundingClientRect());
          return node.top >= box.top - 1 && node.top < box.bottom;
        }));
        assert.ok(inView);
        for (const [width, most] of [[1100, 2], [600, 1]]) {
          await page.setViewportSize({ width, height: 800 });
          assert.equal(await columns(), most);
          assert.ok((await overflow(page)) <= 0);
        }
        await page.click("#side");
        assert.equal(await page.locator(".src[hidden]").count(), 0);
        assert.deepEqual(page.noise, []);
      }));

    test("Tab passes the table in one press, arrows reach its end", () =>
      withPage(name, {}, async (page) => {
        await page.locator("#mx [tabindex='0']").focus();
        await page.keyboard.press("Control+End");
        const place = () => page.evaluate(() => {
          const { activeElement: cell } = document;
          return [cell.closest("tr").id, cell.dataset.s];
        });
        assert.deepEqual(await place(), [data.statements.at(-1).id, data.articles.at(-1).siglum]);
        await page.keyboard.press("Home");
        await page.keyboard.press("PageUp");
        assert.deepEqual(await place(), [data.statements.at(-11)?.id ?? data.statements[0].id, first]);
        await page.keyboard.press("Tab");
        assert.equal(await page.evaluate(() => !!document.activeElement.closest("#mx")), false);
      }));

    test("keys step through cards, and are switched off for good", () =>
      withPage(name, {}, async (page) => {
        const at = () => page.evaluate(() => document.activeElement.id);
        const cards = await page.$$eval(".diff", (nodes) => nodes.map((n) => n.id));
        await page.keyboard.press("j");
        await page.keyboard.press("j");
        assert.equal(await at(), cards[1]);
        await page.keyboard.press("k");
        assert.equal(await at(), cards[0]);
        const open = () => page.evaluate((id) => document.getElementById(id).querySelector(".whyd").open, cards[0]);
        const before = await open();
        await page.keyboard.press("w");
        assert.equal(await open(), !before);
        await page.keyboard.press("/");
        assert.equal(await at(), "q");
        await page.keyboard.type("j?");
        assert.equal(await page.inputValue("#q"), "j?", "silent in fields");
        await page.evaluate(() => document.activeElement.blur());
        await page.keyboard.press("?");
        assert.ok(await page.locator("#keys-off").isVisible());
        await page.check("#keys-off");
        await page.evaluate(() => document.activeElement.blur());
        const theme = await page.locator("#theme").textContent();
        await page.keyboard.press("t");
        assert.equal(await page.locator("#theme").textContent(), theme);
        const stored = await page.evaluate(() => Object.keys(localStorage));
        assert.ok(stored.length && stored.every((key) => key.startsWith("rashomon.")), String(stored));
      }));

    test("evidence and why are the data's", () =>
      withPage(name, {}, async (page) => {
        await page.evaluate(() => { for (const d of document.querySelectorAll("details")) d.open = true; });
        await page.waitForTimeout(300);
        const told = await page.$$eval(".diff", (cards) => Object.fromEntries(cards.map((card) => [card.id, {
          sentences: [...card.querySelectorAll(".ev:not(.whyd) .sent")].map((n) => n.textContent),
          why: card.querySelector(".whyd").textContent,
          checks: [...card.querySelectorAll(".checks tbody tr")].map((tr) => [...tr.children].map((td) => td.textContent.trim())),
        }])));
        const sentences = new Map(data.articles.flatMap((a) => a.sentences.map((s) => [s.label, [a, s]])));
        const words = (label) => {
          const [a, s] = sentences.get(label);
          return Buffer.from(a[s.part ?? "text"]).subarray(s.start, s.end).toString();
        };
        for (const f of data.findings) {
          if (!told[f.id]) continue;
          for (const c of f.readings.flatMap((r) => r.evidence)) {
            assert.ok(told[f.id].sentences.includes(words(c.sentence)), `${f.id} ${c.sentence}`);
          }
          const rule = data.rules.find((r) => r.id === f.rule);
          assert.ok(told[f.id].why.includes(rule.text) && told[f.id].why.includes(rule.id), f.id);
          assert.deepEqual(told[f.id].checks, f.checks.map((c) => [c.name, c.values?.trim() || "none", c.outcome ?? "holds"]));
        }
      }));

    test("the tables of the page are those of the program", { skip: !process.env.RASHOMON }, () =>
      withPage(name, {}, async (page) => {
        const place = mkdtempSync(path.join(os.tmpdir(), "rashomon-tables-"));
        execFileSync(process.env.RASHOMON, ["compare", `samples/${name.slice(7, -5)}`, "--format", "csv", "-o", place], { cwd: root });
        for (const table of ["findings", "claims"]) {
          const [download] = await Promise.all([page.waitForEvent("download"), page.click(`[data-save=${table}]`)]);
          assert.equal(download.suggestedFilename(), `${table}-${data.id}.csv`);
          const made = readFileSync(await download.path(), "utf8");
          assert.equal(made, readFileSync(path.join(place, `${table}.csv`), "utf8"));
          assert.ok(made.startsWith("\ufeffreport,") && made.endsWith("\r\n"));
        }
        const [saved] = await Promise.all([page.waitForEvent("download"), page.click("[data-save=json]")]);
        assert.deepEqual(JSON.parse(readFileSync(await saved.path(), "utf8")), rawOf(name));
        const [text] = await Promise.all([page.waitForEvent("download"), page.click("[data-save=md]")]);
        const markdown = readFileSync(await text.path(), "utf8");
        const cards = data.findings.filter((f) => f.severity > 0).length;
        assert.equal(markdown.match(/^### /gm).length, cards);
        assert.ok(markdown.match(/^> — .+sentence \d+.*<https:/m), "outlet, date, place, address");
        assert.match(await page.locator("#cite").textContent(), new RegExp(`report ${data.id} of `));
      }));

    test("printed, all is open and no control is left", () =>
      withPage(name, {}, async (page) => {
        await page.fill("#q", "the");
        await page.emulateMedia({ media: "print" });
        await page.evaluate(() => dispatchEvent(new Event("beforeprint")));
        assert.equal(await page.locator("details:not([open])").count(), 0);
        assert.match(await page.locator("p.printed").textContent(), /^Filtered: words “the”\.$/);
        for (const control of ["button", "input", "select"]) {
          const left = await page.$$eval(control, (nodes) => nodes.filter((n) => n.checkVisibility()).map((n) => n.outerHTML));
          assert.deepEqual(left, []);
        }
        await page.evaluate(() => dispatchEvent(new Event("afterprint")));
        assert.equal(await page.locator(".printed").count(), 0);
      }));
  });
}

test("a wide table is printed in blocks of eight, with every column", { skip: !names.includes("twelve.html") }, () =>
  withPage("twelve.html", {}, async (page) => {
    await page.emulateMedia({ media: "print" });
    await page.evaluate(() => dispatchEvent(new Event("beforeprint")));
    const blocks = await page.$$eval("table.printed", (tables) => tables.map((t) => [t.querySelectorAll("thead th").length - 1, t.querySelectorAll("tbody tr").length]));
    const rows = dataOf("twelve.html").statements.length;
    assert.deepEqual(blocks, [[8, rows], [4, rows]]);
    assert.equal(await page.locator("#mx").isVisible(), false);
    assert.ok((await page.pdf({ preferCSSPageSize: true })).length > 10_000);
  }));

test("headers of the table stay in view", () => {
  const sticky = (name, box, by) => withPage(name, {}, async (page) => {
    await page.locator("#mx tbody tr:nth-child(20)").scrollIntoViewIfNeeded();
    await page.evaluate(([selector, by]) => {
      const node = selector && document.querySelector(selector);
      if (node) node.scrollTo(by, by);
      else document.querySelector("#mx tbody tr:nth-child(12)").scrollIntoView();
    }, [box, by]);
    await page.waitForTimeout(200);
    const [head, side] = await page.evaluate((box) => {
      const frame = (box ? document.querySelector(box) : document.documentElement).getBoundingClientRect();
      const head = document.querySelector("#mx thead").getBoundingClientRect();
      const row = document.querySelector("#mx tbody th").getBoundingClientRect();
      return [head.top - (box ? frame.top : 0), row.left - frame.left];
    }, box);
    assert.ok(head >= -1 && head < 60, `${name}: header at ${head}`);
    if (box) assert.ok(Math.abs(side) <= 1, `${name}: first column at ${side}`);
  });
  return Promise.all([
    samples.length ? sticky(samples[0], null, 0) : null,
    names.includes("twelve.html") ? sticky("twelve.html", ".mxbox", 150) : null,
    names.includes("twenty.html") ? sticky("twenty.html", ".mxbox", 150) : null,
  ]);
});

test("bars cover a quarter of a small screen at most, in review too", { skip: !samples.length }, () =>
  withPage(samples[0], { viewport: { width: 320, height: 256 } }, async (page) => {
    const covered = () => page.evaluate(() => [...document.querySelectorAll("body *")].filter((n) => ["fixed", "sticky"].includes(getComputedStyle(n).position) && n.checkVisibility())
      .reduce((sum, n) => sum + n.getBoundingClientRect().height, 0) / innerHeight);
    assert.ok((await covered()) <= 0.25, `${await covered()}`);
    await page.click("#review");
    assert.ok((await covered()) <= 0.25, `${await covered()} in review`);
  }));

test("symbols are seen in forced colours", { skip: !samples.length }, () =>
  withPage(samples[0], { forcedColors: "active" }, async (page) => {
    const faint = await page.$$eval(".legend .sy, .legend svg, #mx .sy, #mx td svg", (nodes) => nodes.filter((n) => {
      const style = getComputedStyle(n.querySelector("use") ?? n);
      return style.color === getComputedStyle(document.body).backgroundColor && getComputedStyle(n).backgroundColor === style.color;
    }).length);
    assert.equal(faint, 0);
  }));

test("layout stays, and the first paint is early", { skip: !samples.length }, (t) =>
  withPage(samples[0], {}, async (page) => {
    const { shift, paint } = await page.evaluate(() => new Promise((done) => {
      let shift = 0;
      new PerformanceObserver((list) => { for (const e of list.getEntries()) shift += e.value; }).observe({ type: "layout-shift", buffered: true });
      setTimeout(() => done({ shift, paint: performance.getEntriesByName("first-contentful-paint")[0]?.startTime }), 700);
    }));
    t.diagnostic(`shift ${shift.toFixed(3)}, first paint ${Math.round(paint)} ms`);
    assert.ok(shift <= 0.02, `${shift}`);
  }));

test("500 statements of 20 articles are filtered and cleared in time", { skip: !existsSync(path.join(directory, "large")) }, async (t) => {
  const large = pages("large");
  await large.withPage("five-hundred.html", {}, async (page) => {
    const size = Buffer.byteLength(large.source("five-hundred.html"));
    const time = (run) => page.evaluate(async (run) => {
      const frame = () => new Promise((done) => requestAnimationFrame(() => setTimeout(done)));
      await frame();
      const start = performance.now();
      if (run === "clear") document.getElementById("clear").click();
      else if (run === "kind") document.querySelector(".chip[data-k]").click();
      else { const q = document.getElementById("q"); q.value = "pier 7"; q.dispatchEvent(new Event("input")); }
      await frame();
      return performance.now() - start;
    }, run);
    await page.evaluate(() => document.querySelector(".more-filters").open);
    const times = {};
    for (const run of ["kind", "clear", "words", "clear"]) times[run] = Math.max(times[run] ?? 0, await time(run));
    const paint = await page.evaluate(() => performance.getEntriesByName("first-contentful-paint")[0].startTime);
    t.diagnostic(`${size} bytes; ${Object.entries(times).map(([k, v]) => `${k} ${Math.round(v)} ms`).join(", ")}; first paint ${Math.round(paint)} ms`);
    assert.ok(size <= 6_000_000, `${size} bytes`);
  });
});
