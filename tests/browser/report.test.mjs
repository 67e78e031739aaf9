// Opens reports in a browser, as a reader would.
//
//   RASHOMON_REPORTS=DIRECTORY node --test
//
// DIRECTORY holds HTML reports. Those that the example `fixtures` of
// rashomon-report writes are known by name and get further tests; a report with
// a JSON file of the same name beside it is held to be equal to it. Put the
// reports on the samples beside them, so that real ones are tested too:
//
//   for s in samples/*/; do
//     rashomon compare "$s" -o "DIRECTORY/sample-$(basename "$s").html"
//   done
// CHROMIUM names the browser, if not /usr/bin/chromium.

import assert from "node:assert/strict";
import { existsSync, readFileSync } from "node:fs";
import path from "node:path";
import { describe, test } from "node:test";
import { axeFinds, overflow, pages, policyOf } from "./pages.mjs";

const { directory, names, source, url, withPage } = pages();
// How far a report may be over its budget in bytes where its articles are short: one of
// some 300 words, as those of the samples, has as many cards and rows as a longer one,
// and the budget was set for 1,000 words. From LONG words an article on average, not at all.
const OVER = 1.35;
const LONG = 600;
const SECTIONS = ["top", "brief", "matrix", "differences", "check", "origins", "order", "time", "quoted", "single", "articles", "method"];

for (const name of names) {
  describe(name, { concurrency: 3 }, () => {
    test("asks for nothing, says nothing, and has its sections in order", () =>
      withPage(name, {}, async (page) => {
        await page.evaluate(async () => {
          for (let y = 0; y < document.documentElement.scrollHeight; y += 700) {
            scrollTo(0, y);
            await new Promise(requestAnimationFrame);
          }
        });
        const anchors = await page.$$eval("main [id]", (nodes) => nodes.map((n) => n.id));
        assert.deepEqual(anchors.filter((a) => SECTIONS.includes(a)), SECTIONS);
        assert.deepEqual(page.noise, []);
      }));

    test("has the policy, exactly, with the hashes of its style and script", () => {
      const { stated, made } = policyOf(source(name));
      assert.equal(stated, made);
    });

    test("carries the data of the JSON format", () => {
      const beside = path.join(directory, name.replace(/html$/, "json"));
      const data = source(name).match(/<script type="application\/json" id="rashomon-data">(.*?)<\/script>/s)[1];
      assert.doesNotMatch(data, /[<>&\u2028\u2029]/);
      const value = JSON.parse(data);
      assert.equal(value.schema, "rashomon-report");
      if (existsSync(beside)) assert.deepEqual(value, JSON.parse(readFileSync(beside, "utf8")));
    });

    test("has no handler, no style attribute, and only safe links", () =>
      withPage(name, {}, async (page) => {
        const bad = await page.evaluate(() => {
          const out = [];
          for (const node of document.querySelectorAll("*")) {
            for (const { name, value } of node.attributes) {
              if (name === "style" || name.startsWith("on")) out.push(name);
              if (name === "href" && !/^(#|https?:\/\/)/.test(value)) out.push(value);
            }
            if (node.matches("a[href^=http]") && node.rel !== "noopener noreferrer") out.push(node.href);
          }
          const known = new Set([...document.querySelectorAll("[id]")].map((n) => n.id));
          for (const link of document.querySelectorAll("a[href^='#']")) {
            const id = decodeURIComponent(link.getAttribute("href").slice(1));
            if (!known.has(id)) out.push(`dangling #${id}`);
          }
          const ids = [...document.querySelectorAll("[id]")].map((n) => n.id);
          return out.concat(ids.filter((id, i) => ids.indexOf(id) !== i).map((id) => `twice #${id}`));
        });
        assert.deepEqual(bad, []);
      }));

    for (const width of [320, 390, 640, 1440]) {
      test(`does not overflow at ${width} px`, () =>
        withPage(name, { viewport: { width, height: 800 } }, async (page) => {
          await page.evaluate(() => { for (const d of document.querySelectorAll("details")) d.open = true; });
          assert.ok((await overflow(page)) <= 0, `${await overflow(page)} px too wide`);
        }));
    }

    for (const [what, options] of [
      ["in light", { colorScheme: "light" }],
      ["in dark", { colorScheme: "dark" }],
      ["at 390 px", { viewport: { width: 390, height: 844 } }],
    ]) {
      test(`axe finds nothing ${what}`, () =>
        withPage(name, { ...options, bypassCSP: true }, async (page) => {
          assert.deepEqual(await axeFinds(page), []);
        }));
    }

    test("shows every statement, finding and sentence without script", () =>
      withPage(name, { javaScriptEnabled: false }, async (page) => {
        const data = JSON.parse(source(name).match(/id="rashomon-data">(.*?)<\/script>/s)[1]);
        const wanted = [
          ...data.statements.map((s) => s.id),
          ...data.findings.map((f) => f.id),
          ...data.articles.flatMap((a) => a.sentences.map((s) => `s-${s.label}`)),
        ];
        for (const id of wanted) {
          const box = await page.locator(`[id="${id}"]`).boundingBox();
          assert.ok(box && box.height > 0, `#${id} is not shown`);
        }
        assert.equal(await page.locator(".filters").isVisible().catch(() => false), false);
      }));

    test("filters go into the fragment and come back", () =>
      withPage(name, {}, async (page) => {
        if (!(await page.locator("#q").count())) return;
        const status = () => page.locator("#status").textContent();
        const all = await status();
        const chip = page.locator(".chip[data-k]").first();
        if (await chip.count()) {
          await chip.click();
          assert.equal(await chip.getAttribute("aria-pressed"), "true");
        }
        await page.fill("#q", "100% & more?");
        const link = await page.evaluate(() => location.href);
        const filtered = await status();
        assert.match(link, /#matrix\?/);
        await page.goto("about:blank");
        await page.goto(link);
        assert.equal(await page.inputValue("#q"), "100% & more?");
        assert.equal(await status(), filtered);
        await page.click("#clear");
        assert.equal(await status(), all);
        assert.deepEqual(page.noise.filter((n) => !n.includes("about:blank")), []);
      }));

    test("q=100% comes back as it was", () =>
      withPage(name, { fragment: "#matrix?q=100%" }, async (page) => {
        if (!(await page.locator("#q").count())) return;
        assert.equal(await page.inputValue("#q"), "100%");
        const query = await page.evaluate(() => {
          document.getElementById("q").dispatchEvent(new Event("input"));
          return new URLSearchParams(location.hash.split("?")[1]).get("q");
        });
        assert.equal(query, "100%");
        assert.deepEqual(page.noise, []);
      }));

    test("a broken fragment stops nothing", () =>
      withPage(name, { fragment: "#c2?q=100%&zz=%E0%A4%A" }, async (page) => {
        if (await page.locator("#q").count()) assert.equal(await page.inputValue("#q"), "100%");
        assert.deepEqual(page.noise, []);
      }));

    test("lands on cards and sentences, filtered or closed", () =>
      withPage(name, {}, async (page) => {
        const ids = await page.$$eval(".diff, .ps li", (nodes) => nodes.map((n) => n.id));
        if (!ids.length) return;
        if (await page.locator("#q").count()) await page.fill("#q", "no such words anywhere");
        for (const id of [ids[0], ids[Math.floor(ids.length / 2)], ids.at(-1)]) {
          await page.evaluate((to) => { location.hash = to; }, id);
          await page.waitForTimeout(400);
          const { top, bottom, end } = await page.locator(`[id="${id}"]`).evaluate((node) => ({
            top: node.getBoundingClientRect().top,
            bottom: node.getBoundingClientRect().bottom,
            end: document.documentElement.scrollHeight - innerHeight - scrollY,
          }));
          assert.ok(Math.abs(top - 68) <= 8 || (end < 2 && bottom > 0), `${id} at ${top}`);
        }
      }));

    test("the table is one stop; arrows move, Enter shows the words, Escape returns", () =>
      withPage(name, {}, async (page) => {
        if (!(await page.locator("#mx").count())) return;
        assert.equal(await page.locator("#mx [tabindex='0']").count(), 1);
        await page.locator("#mx .cell").first().focus();
        await page.keyboard.press("ArrowRight");
        await page.keyboard.press("Enter");
        assert.ok(await page.locator("#detail").isVisible());
        const cell = await page.evaluate(() => {
          const at = document.activeElement.closest("tr");
          const data = JSON.parse(document.getElementById("rashomon-data").textContent);
          const cells = [...at.querySelectorAll(".cell")];
          const column = cells.indexOf(document.activeElement);
          const cell = data.statements.find((s) => s.id === at.id).cells[column];
          const cited = cell.citations?.[0] ?? cell.nearest?.[0];
          if (!cited) return null;
          const article = data.articles[column];
          const sentence = article.sentences.find((s) => s.label === cited.sentence);
          const { start, end } = { ...sentence, ...cited };
          const bytes = new TextEncoder().encode(article[sentence.part ?? "text"]).slice(start, end);
          return new TextDecoder().decode(bytes);
        });
        if (cell !== null) assert.equal(await page.locator("#detail mark").first().textContent(), cell);
        await page.keyboard.press("Escape");
        assert.equal(await page.locator("#detail").isVisible(), false);
        assert.ok(await page.evaluate(() => document.activeElement.classList.contains("cell")));
        assert.deepEqual(page.noise, []);
      }));

    test("every cell says what it is", () =>
      withPage(name, {}, async (page) => {
        const empty = await page.$$eval("#mx td", (cells) => cells.filter((c) => !c.textContent.trim()).length);
        assert.equal(empty, 0);
      }));

    test("the theme turns and is kept out of the way of the page", () =>
      withPage(name, {}, async (page) => {
        await page.click("#theme");
        assert.equal(await page.evaluate(() => document.documentElement.dataset.theme), "light");
        await page.click("#theme");
        assert.equal(await page.evaluate(() => document.documentElement.dataset.theme), "dark");
        assert.deepEqual(page.noise, []);
      }));
  });
}

test("style and script are the same in all reports", () => {
  const policies = names.map((n) => source(n).match(/Content-Security-Policy" content="([^"]*)"/)[1]);
  assert.equal(new Set(policies).size, 1);
});

test("hostile text stays text", { skip: !names.includes("hostile.html") }, () =>
  withPage("hostile.html", {}, async (page) => {
    assert.equal(await page.locator("img, iframe, object, embed, form").count(), 0);
    assert.equal(await page.locator("script").count(), 2);
    assert.match(await page.locator("h1").textContent(), /<\/title><\/style><\/script><script>alert\(1\)<\/script>/);
    assert.equal(await page.locator("a[href^='javascript'], a[href^='data']").count(), 0);
    assert.match(await page.locator("#articles").textContent(), /javascript:alert\(document\.domain\)/);
    assert.deepEqual(page.noise, []);
  }));

test("the first screen answers the three questions", { skip: !names.includes("six.html") }, () =>
  withPage("six.html", {}, async (page) => {
    await firstScreen(page);
  }));

for (const name of names.filter((n) => n.startsWith("sample-"))) {
  test(`the first screen of ${name} answers the three questions`, () => withPage(name, {}, firstScreen));
}

/// Heading, standfirst, counts and articles, and of each question the first
/// three answers, end above the fold; so does what could not be told.
async function firstScreen(page) {
  const answers = [1, 2, 3].map((n) => `.brief > div:nth-child(${n}) li:nth-child(3)`);
  for (const selector of ["h1", ".stand", ".facts", ".wit", "#brief h2", ...answers]) {
    const found = page.locator(selector);
    if (!(await found.count()) && answers.includes(selector)) continue;
    const box = await found.first().boundingBox();
    assert.ok(box.y + box.height <= 900, `${selector} ends at ${box.y + box.height}`);
  }
  const severities = await page.$$eval(".brief .sev", (nodes) => nodes.map((n) => n.textContent));
  assert.ok(severities.every((s) => ["Conflict", "Substantive", "Nuance"].includes(s)));
}

test("sizes are in budget", (t) => {
  for (const name of names) {
    const html = source(name);
    const data = html.match(/id="rashomon-data">(.*?)<\/script>/s)[1];
    const { articles, statements } = JSON.parse(data);
    const cells = statements.length * articles.length;
    const words = articles.reduce((sum, a) => sum + a.words, 0);
    const budget = 120_000 + 80 * words + 250 * cells;
    const size = Buffer.byteLength(html);
    const mean = Math.round(words / articles.length);
    const over = mean >= LONG ? 1 : OVER;
    t.diagnostic(`${name}: ${size} bytes, data ${Buffer.byteLength(data)}, budget ${budget}, ${Math.round((100 * size) / budget)} % of ${100 * over} % at ${mean} words an article`);
    assert.ok(size <= over * budget, `${name}: ${size} > ${over} * ${budget}`);
  }
});

test("a filter opens the fold that holds what it shows", { skip: !names.some((n) => source(n).includes("id=\"more-sources\"")) }, async () => {
  const name = names.find((n) => source(n).includes("id=\"more-sources\""));
  await withPage(name, {}, async (page) => {
    const fold = page.locator(".more-cards");
    assert.equal(await fold.evaluate((node) => node.open), false);
    await page.click(".chip[data-k=source]");
    assert.equal(await fold.evaluate((node) => node.open), true);
    await page.click(".chip[data-k=source]");
    await page.fill("#q", "no such words anywhere");
    assert.equal(await fold.isVisible(), false);
    const families = await fold.locator(".diff").evaluateAll((nodes) => nodes.map((n) => [n.dataset.k, n.dataset.s]));
    assert.ok(families.every(([family, severity]) => family === "source" && severity !== "3"));
  });
});
