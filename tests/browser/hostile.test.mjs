// More than 60 articles that try to run script, to reach out, to turn lines around or
// to break the layout, in every field of every kind of file; compared and opened.
//
//   RASHOMON=PROGRAM node --test hostile.test.mjs
//
// All are invented here. Nothing of them may run, and nothing may be asked for.

import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { mkdirSync, mkdtempSync, writeFileSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { describe, test } from "node:test";
import { axeFinds, overflow, pages } from "./pages.mjs";

const RASHOMON = process.env.RASHOMON;
const LONG = "Donaudampfschifffahrtselektrizit\u00e4tenhauptbetriebswerkbauunterbeamtengesellschaft".repeat(3);

// Whatever runs of these calls `ran`, which the page does not have, or is seen to ask.
const PAYLOADS = [
  "</script><script>ran(1)</script>",
  "</title></style></textarea><img src=x onerror=ran(2)>",
  "\"><svg/onload=ran(3)>",
  "' onmouseover='ran(4)' autofocus onfocus='ran(4)",
  "javascript:ran(5)",
  "data:text/html,<script>ran(6)</script>",
  "{{ 7 * 7 }}{% include 'report.html' %}{# x #}${ran(7)}<%= ran(7) %>",
  "\u2028ran(8)\u2029</script\u2028>",
  "\u202e\u2066gnidaeh\u2069\u202c \u200f\u061c",
  "*{display:none!important}</style><style>body{background:url(https://evil.example/9)}",
  "<!--><script>ran(10)</script>--><![CDATA[<script>ran(10)</script>]]>",
  "<iframe srcdoc='<script>parent.ran(11)</script>'></iframe><base href=https://evil.example/>",
  "<math><mtext><style><img src=x onerror=ran(12)></style></mtext></math>",
  "\u001b]0;title\u0007\u001b[31m\u0000\u0008",
  "\\u003cscript\\u003eran(13)\\u003c/script\\u003e &lt;script&gt;ran(13)&lt;/script&gt;",
  "=HYPERLINK(\"https://evil.example/14\") " + LONG,
];

const BODY = (n, more) =>
  `The ferry Svane sank off Oslo on Friday. Police said ${n} people were killed in the accident. ${more} ` +
  `The captain was questioned by police on Saturday. Divers reached the wreck at noon on Saturday.`;

const html = ({ title, outlet, author, url, body, ld }) => {
  const text = (s) => s.replace(/[&<>"]/g, (c) => `&#${c.charCodeAt(0)};`);
  const data = ld ?? JSON.stringify({
    "@context": "https://schema.org", "@type": "NewsArticle", headline: title, author: { name: author }, url,
    publisher: { name: outlet }, datePublished: "2024-12-13T10:00:00Z", articleBody: body,
  }).replace(/</g, "\\u003c");
  return `<!doctype html><html><head><title>${text(title)}</title><meta property="og:site_name" content="${text(outlet)}">
<meta name="author" content="${text(author)}"><link rel="canonical" href="${text(url)}">
<script type="application/ld+json">${data}</script></head><body><article><h1>${text(title)}</h1><p>${text(body)}</p></article></body></html>`;
};

/// The files: a payload in each field, and in file names.
function files() {
  const out = [];
  PAYLOADS.forEach((payload, i) => {
    const n = 20 + (i % 3);
    const plain = { title: `Ferry sinks off Oslo ${i}`, outlet: `Outlet ${i}`, author: "Ann Lee", url: `https://o${i}.example/ferry`, body: BODY(n, "") };
    const each = [
      { ...plain, title: `Ferry sinks ${payload}` },
      { ...plain, outlet: `Outlet ${payload}` },
      { ...plain, author: payload },
      { ...plain, url: payload },
      { ...plain, body: BODY(n, payload) },
    ];
    each.forEach((article, j) => {
      const name = `${i}-${j}`;
      article.body += ` Reporter ${name} was there.`;
      if (j % 2) out.push([`${name}.json`, JSON.stringify({ title: article.title, source: article.outlet, authors: [article.author], url: article.url, text: article.body, date_publish: "2024-12-13" })]);
      else out.push([`${name}.html`, html(article)]);
    });
    out.push([`ld-${i}.html`, html({ ...plain, ld: `{"@type":"NewsArticle","headline":"${payload.replace(/["\\\u0000-\u001f]/g, "")}"}`, body: BODY(n, `Number ${i}.`) })]);
    const safe = payload.replace(/[/\u0000]/g, "").slice(0, 60);
    out.push([`${i}-${safe}.txt`, `Ferry sinks off Oslo\n\n${BODY(n, `Name ${i}.`)}\n`]);
  });
  return out;
}

const place = mkdtempSync(path.join(os.tmpdir(), "rashomon-hostile-"));
const made = files();

function make() {
  mkdirSync(path.join(place, "in"));
  mkdirSync(path.join(place, "out"));
  for (const [name, text] of made) writeFileSync(path.join(place, "in", name), text);
  const run = (...args) => execFileSync(RASHOMON, args, { cwd: place, stdio: ["ignore", "pipe", "pipe"], maxBuffer: 1 << 28 }).toString();
  let terminal = run("read", "in");
  for (let i = 0; i < made.length; i += 12) {
    const some = made.slice(i, i + 12).map(([name]) => path.join("in", name));
    run("compare", ...some, "-o", `out/some-${i}.html`);
    terminal += run("compare", ...some);
    if (i === 0) run("compare", ...some, "-o", "events/");
    if (i === 0) run("compare", ...some, "--texts", "cited", "-o", "out/cited.html");
  }
  run("inspect", "in", "-o", "out/inspect.html");
  return terminal;
}

if (!RASHOMON) {
  test("hostile articles", { skip: "RASHOMON names no program" }, () => {});
} else {
  const terminal = make();

  test("there are more than 60, and all were read", () => {
    assert.ok(made.length > 60, `${made.length}`);
    const { names, source } = pages(path.join(place, "out"));
    let read = 0;
    for (const name of names.filter((n) => n.startsWith("some-"))) {
      const data = JSON.parse(source(name).match(/id="rashomon-data">(.*?)<\/script>/s)[1]);
      assert.ok(data.statements.length > 0, name);
      read += data.articles.length;
    }
    assert.ok(read > 60, `${read} of ${made.length}`);
  });

  test("nothing steers the terminal", () => {
    assert.doesNotMatch(terminal, /[\u0000-\u0008\u000b-\u001f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/);
  });

  for (const folder of ["out", "events"]) {
    const { names, withPage } = pages(path.join(place, folder));
    for (const name of names) {
      describe(`${folder}/${name}`, () => {
        test("runs nothing, asks for nothing, keeps its layout", () =>
          withPage(name, {}, async (page) => {
            const found = await page.evaluate(() => {
              for (const d of document.querySelectorAll("details")) d.open = true;
              const bad = [...document.querySelectorAll("img, iframe, object, embed, base, form, math, style ~ style, meta[http-equiv=refresh]")].map((n) => n.outerHTML.slice(0, 80));
              for (const node of document.querySelectorAll("*")) {
                for (const { name, value } of node.attributes) {
                  if (name.startsWith("on") || name === "style" || name === "srcdoc") bad.push(`${name}=${value}`);
                  if (name === "href" && !/^(#|https?:\/\/|[\w.-]+\.html$)/.test(value)) bad.push(value);
                }
              }
              return bad;
            });
            assert.deepEqual(found, []);
            // What would run on a visit: focus, hover, keys.
            for (const key of ["j", "j", "e", "w", "Tab", "Tab"]) await page.keyboard.press(key);
            const cell = page.locator("#mx .cell").first();
            if (await cell.count()) { await cell.hover(); await cell.click(); await page.keyboard.press("Escape"); }
            assert.equal(await page.evaluate(() => typeof globalThis.ran), "undefined");
            assert.deepEqual(page.noise, []);
          }));

        for (const width of [320, 1440]) {
          test(`does not overflow at ${width} px`, () =>
            withPage(name, { viewport: { width, height: 800 } }, async (page) => {
              assert.ok((await overflow(page)) <= 0, `${await overflow(page)} px too wide`);
            }));
        }
      });
    }
  }

  test("axe finds nothing in the report on some", () => {
    const { withPage } = pages(path.join(place, "out"));
    return withPage("some-0.html", { bypassCSP: true }, async (page) => assert.deepEqual(await axeFinds(page), []));
  });
}
