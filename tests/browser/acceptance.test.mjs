// What a reader may rely on in any report: equal looks for equal readings, nothing held
// against an article that could not have it, colours that can be read, complete print.
//
//   RASHOMON_REPORTS=DIRECTORY RASHOMON=PROGRAM node --test
//
// RASHOMON compares articles that are invented here.

import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { after, describe, test } from "node:test";
import { extractText, getDocumentProxy } from "unpdf";
import { pages } from "./pages.mjs";

const { RASHOMON } = process.env;
const { names, source, withPage } = pages();
const dataIn = (html) => JSON.parse(html.match(/id="rashomon-data">(.*?)<\/script>/s)[1]);
const dataOf = (name) => dataIn(source(name));
const UNKNOWN = ["not-found", "cannot-tell"];

for (const name of names) {
  describe(name, { concurrency: 3 }, () => {
    const data = dataOf(name);

    test("readings look alike, tied or not", () =>
      withPage(name, {}, async (page) => {
        const looks = await page.evaluate(() => {
          const look = (node) => {
            const s = getComputedStyle(node);
            return [s.color, s.backgroundColor, s.fill, s.borderTopColor, s.borderTopStyle, s.borderTopWidth,
              s.fontSize, s.fontWeight, s.opacity, s.textDecorationLine].join(" ");
          };
          const of = (place, root, selectors) => selectors.map((selector) =>
            [`${place} ${selector}`, [...new Set([...root.querySelectorAll(selector)].map(look))]]);
          return [
            ...[...document.querySelectorAll(".diff")].flatMap((card) => of(card.id, card, [
              ".rd1:not(.om, .ct)", ".rd1:not(.om, .ct) .rv", ".rd1 .lt", ".rd1:not(.om, .ct) .sg", ".fr .fl .lt",
              ".fv", ".fr .fl .sg", ".plot .dot", ".plot .hol", ".plot .tb", ".sby .lt", ".sby .sg", ".wds .lt", ".wds .sg",
              ".ladder .lt", ".ladder .sg", ".ev .lt", ".ev ol .sg", ".ev .sent:dir(ltr)",
            ])),
            ...of("table", document, ["#mx .letter .sy", "#mx .rds1 .lt", "#mx thead .sg", "#mx .on"]),
            ...of("brief", document, [".brief .rdg .lt"]),
          ].filter(([, different]) => different.length > 1);
        });
        assert.deepEqual(looks, []);
      }));

    test("not found names no article that was earlier, and no brief", () =>
      withPage(name, {}, async (page) => {
        const of = new Map(data.articles.map((a) => [a.siglum, a]));
        // A date without a time is any time of that day.
        const at = (siglum, time) => Date.parse((of.get(siglum).published?.at ?? "").replace(/^[\d-]{10}$/, `$&T${time}Z`));
        const told = (siglum, found, where) => {
          assert.ok(!of.get(siglum).brief, `${where}: ${siglum} is a brief`);
          const first = Math.min(...found.map((s) => at(s, "00:00:00")).filter((time) => !Number.isNaN(time)));
          assert.ok(!(at(siglum, "23:59:59") < first), `${where}: ${siglum} was earlier`);
        };
        for (const f of data.findings.filter((f) => f.kind === "not-found")) {
          const found = f.readings.flatMap((r) => r.articles);
          for (const siglum of f.absent) told(siglum, found, f.id);
          const card = page.locator(`[id="${f.id}"]`);
          if (await card.count()) {
            assert.deepEqual(await card.locator(".om .sg, .rest > span:first-child .out .sg").allTextContents(), f.absent);
          }
        }
        // The cells of other reports are made by hand, in a regular pattern.
        for (const s of name.startsWith("sample-") ? data.statements : []) {
          const found = data.articles.filter((_, i) => !UNKNOWN.includes(s.cells[i].coverage)).map((a) => a.siglum);
          s.cells.forEach((c, i) => { if (c.coverage === "not-found") told(data.articles[i].siglum, found, s.id); });
        }
      }));

    test("an update never bears Conflict", () =>
      withPage(name, {}, async (page) => {
        const updates = new Set(data.findings.filter((f) => f.kind.endsWith("-update")).map((f) => f.id));
        const bad = await page.evaluate((ids) => ids.filter((id) => {
          const cards = [document.getElementById(id), ...[...document.querySelectorAll(`#brief a[href="#${id}"]`)].map((a) => a.closest("li"))];
          return cards.some((card) => card && (card.dataset.s === "3" || /^Conflict$/m.test([...card.querySelectorAll(".sev, .why")].map((n) => n.textContent).join("\n"))));
        }), [...updates]);
        assert.deepEqual(bad, []);
      }));

    test("a cell is named for its state; not found and cannot tell differ in name and symbol", () =>
      withPage(name, {}, async (page) => {
        const cells = await page.$$eval("#mx tbody tr", (rows) => Object.fromEntries(rows.map((row) => [row.id, [...row.querySelectorAll("td")].map((td) => ({
          name: td.querySelector("i").textContent, symbol: td.querySelector("use")?.getAttribute("href") ?? "letter",
          border: td.querySelector("svg") && getComputedStyle(td.querySelector("svg")).borderTopStyle,
        }))])));
        const NAMES = { says: /^(reports|reading)$/, "says-differently": /^reading$/, hedges: /^reports, hedged$/, "not-found": /^not found$/, "cannot-tell": /^cannot tell:$/ };
        for (const s of data.statements) {
          s.cells.forEach((c, i) => {
            const cell = cells[s.id][i];
            assert.match(cell.name, NAMES[c.coverage], `${s.id} ${data.articles[i].siglum}`);
            if (!UNKNOWN.includes(c.coverage)) return;
            assert.deepEqual([cell.symbol, cell.border], c.coverage === "not-found" ? ["#m-not-found", "dashed"] : ["#m-cannot-tell", "dotted"]);
          });
        }
      }));

    test("nothing but the detail and the review floats over the page", () =>
      withPage(name, {}, async (page) => {
        const floats = await page.$$eval("body *", (nodes) => nodes.filter((n) => getComputedStyle(n).position === "fixed").map((n) => n.id || n.className));
        assert.deepEqual(floats, ["detail"].filter((id) => source(name).includes(`id=${id}`) || source(name).includes(`id="${id}"`)));
      }));

    test("links land without script", () =>
      withPage(name, { javaScriptEnabled: false }, async (page) => {
        const ids = [data.findings.findLast((f) => source(name).includes(f.id) && f.severity > 0)?.id, data.articles.at(-1).sentences.at(-1)].filter(Boolean)
          .map((id) => (id.label ? `s-${id.label}` : id));
        for (const id of ids) {
          await page.goto(`${page.url().split("#")[0]}#${encodeURIComponent(id)}`);
          await page.waitForTimeout(150);
          const box = await page.locator(`[id="${id}"]`).boundingBox();
          assert.ok(box.y < 900 && box.y + box.height > 0, `${id} at ${box.y}`);
        }
      }));
  });
}

/* Colours. */
const luminance = (color) => {
  const [r, g, b] = color.match(/[\d.]+/g).slice(0, 3).map((v) => v / 255).map((v) => (v <= 0.03928 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4));
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
};
const contrast = (one, other) => {
  const [dark, light] = [luminance(one), luminance(other)].sort((a, b) => a - b);
  return (light + 0.05) / (dark + 0.05);
};
const KINDS = ["number", "date", "source", "certainty", "polarity", "wording", "name", "quotation", "agency"];
// Lines on paper and on the tint of their kind.
const LINES = {
  number: [4.4, 4.0], date: [5.1, 4.4], source: [4.3, 3.7], certainty: [4.3, 3.8], polarity: [3.8, 3.3],
  wording: [4.3, 3.8], name: [6.3, 5.3], quotation: [6.9, 6.0], agency: [4.7, 4.0],
};
const INKS = { light: [18.0, 9.0, 5.9], dark: [16.4, 10.7, 7.6] };

for (const colorScheme of ["light", "dark"]) {
  test(`colours have their contrast in ${colorScheme}`, { skip: !names.includes("six.html") }, (t) =>
    withPage("six.html", { colorScheme }, async (page) => {
      const colours = await page.evaluate((kinds) => {
        const probe = document.querySelector("#articles .sent").appendChild(document.createElement("mark"));
        const of = (name) => { probe.style.color = `var(--${name})`; return getComputedStyle(probe).color; };
        const styled = (selector, property) => getComputedStyle(document.querySelector(selector))[property];
        const out = {
          paper: styled("body", "backgroundColor"), inks: [styled("body", "color"), styled(".sum", "color"), styled(".sub", "color")],
          rule: of("rule2"), coverage: [of("coverage-t"), of("coverage-b"), of("coverage")], kinds: {},
        };
        for (const kind of kinds) {
          const [line, text, tint] = [of(kind), of(`${kind}-t`), of(`${kind}-b`)];
          probe.removeAttribute("style");
          probe.className = kind;
          const look = getComputedStyle(probe);
          const drawn = [look.textDecorationColor, look.boxShadow, look.borderBottomColor].some((c) => c.includes(line));
          probe.className = `k k-${kind}`;
          out.kinds[kind] = { line, text, tint, drawn: drawn && getComputedStyle(probe).color === text };
          probe.className = "";
        }
        probe.remove();
        return out;
      }, KINDS);
      const rounded = (value) => Math.round(value * 10) / 10;
      const stated = (values, wanted, what) => values.forEach((value, i) =>
        assert.ok(value >= wanted[i] && value < wanted[i] + 0.15, `${what}: ${values} for ${wanted}`));
      stated(colours.inks.map((ink) => rounded(contrast(ink, colours.paper))), INKS[colorScheme], "ink");
      assert.ok(contrast(colours.rule, colours.paper) >= 3, "lines of boxes");
      assert.ok(contrast(colours.coverage[0], colours.paper) >= 4.5 && contrast(colours.coverage[0], colours.coverage[1]) >= 4.5);
      assert.ok(contrast(colours.coverage[2], colours.paper) >= 3);
      for (const kind of KINDS) {
        const { line, text, tint, drawn } = colours.kinds[kind];
        const lines = [contrast(line, colours.paper), contrast(line, tint)].map(rounded);
        t.diagnostic(`${kind}: line ${lines.join(", ")}, text on tint ${contrast(text, tint).toFixed(1)}`);
        assert.ok(drawn, `the marks of ${kind} have other colours`);
        assert.ok(rounded(contrast(text, tint)) >= 5.8, kind);
        if (colorScheme === "light") stated(lines, LINES[kind], kind);
        else assert.ok(lines.every((c) => c >= 3), `${kind} ${lines}`);
      }
    }));
}

/* Print. */
test("a PDF of twelve articles has every column and sentence", { skip: !names.includes("twelve.html") }, (t) =>
  withPage("twelve.html", {}, async (page) => {
    const pdf = await getDocumentProxy(new Uint8Array(await page.pdf({ preferCSSPageSize: true })));
    const { text } = await extractText(pdf, { mergePages: false });
    // Lines break anywhere, and two letters may be one sign.
    const plain = (words) => words.normalize("NFKC").replace(/\s+/g, "");
    const leaves = text.map(plain);
    const all = leaves.join("");
    const data = dataOf("twelve.html");
    let sentences = 0;
    for (const a of data.articles) {
      for (const s of a.sentences) {
        sentences += 1;
        assert.ok(all.includes(plain(Buffer.from(a[s.part ?? "text"]).subarray(s.start, s.end).toString())), s.label);
      }
    }
    const heads = data.articles.map((a) => plain(a.siglum + a.outlet));
    const blocks = [heads.slice(0, 8), heads.slice(8)].map((block) => leaves.findIndex((leaf) => leaf.includes(`Statement${block.join("")}`)));
    const end = leaves.findIndex((leaf) => leaf.includes("Conflictsfirst"));
    t.diagnostic(`${leaves.length} pages, ${sentences} sentences, columns from pages ${blocks.map((n) => n + 1).join(" and ")} to ${end + 1}`);
    assert.ok(blocks[0] >= 0 && blocks[1] >= blocks[0] && end >= blocks[1], String(blocks));
    // Each row stands in both blocks, and each cell in one, with what it says.
    const table = leaves.slice(blocks[0], end + 1).join("");
    const wanted = new Map();
    const want = (words, times) => { if (words) wanted.set(words, (wanted.get(words) ?? 0) + times); };
    const rows = await page.$$eval("#mx tbody tr", (rows) => rows.map((row) => ({
      title: row.querySelector(".ct").textContent, cells: [...row.querySelectorAll(".ctx")].map((n) => n.textContent),
    })));
    for (const { title, cells } of rows) {
      want(plain(title), 2);
      for (const words of cells) want(plain(words), 1);
    }
    for (const [words, times] of wanted) assert.ok(table.split(words).length > times, `${words} ${table.split(words).length - 1} of ${times} times`);
  }));

test("readings of cards are printed", { skip: !names.includes("six.html") }, () =>
  withPage("six.html", {}, async (page) => {
    await page.emulateMedia({ media: "print" });
    await page.evaluate(() => dispatchEvent(new Event("beforeprint")));
    const hidden = await page.$$eval(".diff :is(.rv, .fv, .said, .sent, .lt)", (nodes) => nodes.filter((n) => !n.checkVisibility()).map((n) => n.outerHTML.slice(0, 90)));
    assert.deepEqual(hidden, []);
  }));

/* Directions. */
test("Arabic runs from right to left, with the page's quote marks outside", { skip: !names.includes("arabic.html") }, () =>
  withPage("arabic.html", {}, async (page) => {
    await page.evaluate(() => { for (const d of document.querySelectorAll("details")) d.open = true; });
    const { sentences, quoted } = await page.evaluate(() => {
      const arabic = /[\u0600-\u06ff]/;
      const sentences = [...document.querySelectorAll(".sent, .ct, .st")].filter((n) => arabic.test(n.textContent))
        .filter((n) => getComputedStyle(n).direction !== "rtl" || n.closest("[dir]").dir !== "rtl" || n.closest("[lang]").lang !== "ar")
        .map((n) => n.outerHTML.slice(0, 120));
      const quoted = [...document.querySelectorAll("bdi")].filter((n) => n.getClientRects().length && n.previousSibling?.data?.endsWith("\u201c") && arabic.test(n.textContent))
        .map((n) => {
          const place = (node, at) => {
            const range = document.createRange();
            range.setStart(node, at);
            range.setEnd(node, at + 1);
            return range.getBoundingClientRect();
          };
          const { previousSibling: before, nextSibling: behind } = n;
          const [first, words, last] = [place(before, before.data.length - 1), n.getBoundingClientRect(), place(behind, 0)];
          return {
            words: n.textContent, dir: n.dir, lang: n.lang, inside: /^["\u201c\u201d]|["\u201c\u201d]$/.test(n.textContent), closes: behind.data[0],
            outside: first.right <= words.left + 1 && (last.left >= words.right - 1 || last.top > first.top),
          };
        });
      return { sentences, quoted };
    });
    assert.deepEqual(sentences, []);
    assert.ok(quoted.length >= 2, `${quoted.length} quoted`);
    for (const q of quoted) {
      assert.deepEqual([q.dir, q.lang, q.inside, q.closes, q.outside], ["rtl", "ar", false, "\u201d", true], q.words);
    }
  }));

/* Events that the program compares. */
const place = mkdtempSync(path.join(os.tmpdir(), "rashomon-acceptance-"));
after(() => rmSync(place, { recursive: true, force: true }));

// Three sentences an article on other things, again and again, so that it is no brief.
const OTHER = [
  "The harbour was built in 1911 and was widened twice.", "Fishing boats from four villages use the northern quay.",
  "A music festival fills the square every August.", "The lighthouse keeper has a small museum with old maps.",
  "Trains from the capital need three hours to reach the town.", "Its hotels are open from May to October.",
  "The mayor wants a new road along the coast.", "Gulls nest on the roofs of the old warehouses.",
  "The school of navigation teaches sixty students a year.", "Winter storms often close the pass behind the town.",
  "Its football club plays in the second division.", "The market sells cheese and smoked fish on weekdays.",
  "Two bridges connect the islands with the mainland.", "The library owns a collection of rare globes.",
  "Cyclists follow the river as far as the dam.", "Bakers in the old quarter start work at five.",
  "Apple trees grow on the slopes to the south.", "A theatre of glass and steel replaced the brewery.",
];
const filled = (i) => `${OTHER.slice(3 * i, 3 * i + 3).join(" ")} `.repeat(7);

function compare(event, articles) {
  const folder = path.join(place, event);
  mkdirSync(path.join(folder, "in"), { recursive: true });
  mkdirSync(path.join(folder, "out"));
  articles.forEach(([outlet, published, title, text], i) =>
    writeFileSync(path.join(folder, "in", `${i}.md`), `---\noutlet: ${outlet}\npublished: ${published}\n---\n${title}\n\n${text}\n`));
  execFileSync(RASHOMON, ["compare", "in", "-o", "out/report.html"], { cwd: folder, stdio: "ignore" });
  return pages(path.join(folder, "out"));
}
const cellOf = (data, outlet) => {
  const at = data.articles.findIndex((a) => a.outlet === outlet);
  return (s) => s.cells[at];
};

test("an article that was earlier, and a brief, cannot be told to lack a statement", { skip: !RASHOMON }, () => {
  // In words of their own, or they would be one origin.
  const claims = ["Judges released the shipowner Ida Berg on bail.", "The shipowner Ida Berg was released on bail by judges.", "Judges have released Ida Berg, the owner of the ship, on bail."];
  const common = "The ferry Svane sank off Oslo on Friday.";
  const { source } = compare("earlier", [
    ["The Coast", "2024-12-13T18:00:00Z", "Ferry sinks off Oslo", `${common} ${filled(0)}`],
    ["Harbour Post", "2024-12-16T12:00:00Z", "Shipowner is out on bail", `${claims[0]} ${common} ${filled(1)}`],
    ["Fjord Radio", "2024-12-16T13:00:00Z", "Bail for Ida Berg", `${claims[1]} ${common} ${filled(2)}`],
    ["Northline", "2024-12-16T14:00:00Z", "After a ferry sank, its owner is free", `${claims[2]} ${common} ${filled(3)}`],
    ["Briefly", "2024-12-16T15:00:00Z", "Ferry sinks off Oslo", common],
    ["Evening Lamp", "2024-12-16T16:00:00Z", "What is known of the ferry", `${common} ${filled(4)}`],
  ]);
  const data = dataIn(source("report.html"));
  const of = (outlet) => cellOf(data, outlet);
  const statement = data.statements.find((s) => ["Harbour Post", "Fjord Radio", "Northline"].every((o) => !UNKNOWN.includes(of(o)(s).coverage)) && UNKNOWN.includes(of("Briefly")(s).coverage));
  assert.deepEqual([of("The Coast")(statement).coverage, of("The Coast")(statement).reason], ["cannot-tell", "published earlier"]);
  assert.deepEqual([of("Briefly")(statement).coverage, of("Briefly")(statement).reason], ["cannot-tell", "brief"]);
  assert.equal(of("Evening Lamp")(statement).coverage, "not-found");
  const lamp = data.articles.find((a) => a.outlet === "Evening Lamp").siglum;
  const absent = data.findings.filter((f) => f.kind === "not-found" && f.statement === statement.id).flatMap((f) => f.absent);
  assert.ok(absent.every((siglum) => siglum === lamp), String(absent));
});

test("five articles of one outlet are one origin", { skip: !RASHOMON }, async () => {
  const common = ["The ferry Svane sank off Oslo on Friday.", "Police said 27 people were killed in the accident."];
  const own = "Divers reached the wreck at noon on Saturday.";
  const articles = [0, 1, 2, 3, 4].map((i) =>
    ["Meridian Wire", `2024-12-14T1${i}:00:00Z`, `Ferry sinks off Oslo, report ${i + 1}`, `${common.join(" ")} ${own} ${filled(i)}`]);
  const read = (pages, use) => pages.withPage("report.html", {}, use);
  const alone = compare("one-outlet", articles);
  const data = dataIn(alone.source("report.html"));
  assert.equal(data.articles.length, 5);
  assert.equal(data.origins.length, 1);
  assert.ok(data.statements.length > 0 && data.statements.every((s) => s.independence.origins === 1));
  assert.equal(data.counts.alike, 0);
  await read(alone, async (page) => {
    assert.match(await page.locator(".notices").textContent(), /one origin/);
    assert.equal(await page.locator(".brief > div:nth-child(1) li").count(), 0);
  });
  const two = compare("two-outlets", [...articles, ["Harbour Post", "2024-12-14T16:00:00Z", "A ferry has sunk", `On Friday the Svane, a ferry, went down near Oslo. In the accident 27 people died, according to police. ${filled(5)}`]]);
  const more = dataIn(two.source("report.html"));
  assert.equal(more.origins.length, 2);
  for (const s of more.statements) {
    assert.equal(s.independence.origins, UNKNOWN.includes(cellOf(more, "Harbour Post")(s).coverage) ? 1 : 2, s.id);
    assert.ok(s.independence.articles >= 5, s.id);
  }
  assert.deepEqual(new Set(more.statements.map((s) => s.independence.origins)), new Set([1, 2]));
});

test("a later figure is an update, and no conflict", { skip: !RASHOMON }, async () => {
  const { source, withPage } = compare("update", [
    ["The Coast", "2024-12-13T18:00:00Z", "Ferry sinks off Oslo", `The ferry Svane sank off Oslo on Friday. Police said 27 people were killed in the accident. ${filled(0)}`],
    ["Harbour Post", "2024-12-16T12:00:00Z", "Death toll of ferry rises", `The ferry Svane sank off Oslo on Friday. Police said 31 people were killed in the accident. ${filled(1)}`],
    ["Fjord Radio", "2024-12-16T13:00:00Z", "Ferry: 31 dead", `The ferry Svane sank off Oslo on Friday. Police said 31 people were killed in the accident. ${filled(2)}`],
  ]);
  const data = dataIn(source("report.html"));
  const updates = data.findings.filter((f) => f.kind.endsWith("-update"));
  assert.ok(updates.length > 0, data.findings.map((f) => f.kind).join());
  await withPage("report.html", {}, async (page) => {
    for (const f of updates) {
      const card = page.locator(`[id="${f.id}"]`);
      assert.notEqual(await card.locator(".sev").textContent(), "Conflict");
      assert.notEqual(await card.getAttribute("data-s"), "3");
    }
  });
});
