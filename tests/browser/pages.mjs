// What the tests of all pages share: a browser, and a folder of pages to open in it.

import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import { readFileSync, readdirSync } from "node:fs";
import { createRequire } from "node:module";
import path from "node:path";
import { after, before } from "node:test";
import { pathToFileURL } from "node:url";
import { chromium } from "playwright-core";

const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");

let browser;
before(async () => {
  browser = await chromium.launch({
    executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium",
    args: [
      "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
      "--disable-background-networking", "--disable-component-update", "--disable-sync",
    ],
  });
});
after(async () => { await browser?.close(); });

/// The pages of the folder of reports, or of a folder in it.
export function pages(folder = "") {
  const directory = path.resolve(process.env.RASHOMON_REPORTS ?? "reports", folder);
  const names = readdirSync(directory).filter((n) => n.endsWith(".html")).sort();
  assert.ok(names.length, `no page in ${directory}`);
  const url = (name, fragment = "") => pathToFileURL(path.join(directory, name)).href + fragment;
  const source = (name) => readFileSync(path.join(directory, name), "utf8");

  /// Opens a page; `page.noise` collects what it says and asks for.
  async function open(name, { fragment = "", ...options } = {}) {
    // `bypassCSP` only where axe is put into the page.
    const context = await browser.newContext({ viewport: { width: 1440, height: 900 }, ...options });
    const page = await context.newPage();
    page.noise = [];
    page.on("console", (m) => page.noise.push(`${m.type()}: ${m.text()}`));
    page.on("pageerror", (e) => page.noise.push(`error: ${e.message}`));
    page.on("request", (r) => { if (r.url().split("#")[0] !== url(name)) page.noise.push(`request: ${r.url()}`); });
    page.on("dialog", (d) => { page.noise.push(`dialog: ${d.message()}`); d.dismiss(); });
    await page.goto(url(name, fragment));
    page.done = () => context.close();
    return page;
  }

  async function withPage(name, options, use) {
    const page = await open(name, options);
    try { await use(page); } finally { await page.done(); }
  }

  return { directory, names, url, source, withPage };
}

/// How many pixels a page is too wide.
export const overflow = (page) => page.evaluate(() => document.documentElement.scrollWidth - innerWidth);

/// What axe finds in a page that was opened with `bypassCSP`.
export async function axeFinds(page) {
  // What is off screen has no layout yet, and axe would see it lie over the rest.
  await page.addStyleTag({ content: "*{content-visibility:visible!important}" });
  await page.addScriptTag({ content: axe });
  return page.evaluate(async () => {
    for (const d of document.querySelectorAll("details")) d.open = true;
    const { violations } = await globalThis.axe.run();
    return violations.map((v) => `${v.id}: ${v.nodes.length}, ${v.nodes[0].html.slice(0, 160)} ${v.nodes[0].failureSummary}`);
  });
}

/// The policy that a page states, and the one that its style and script ask for.
export function policyOf(html) {
  const hash = (text) => createHash("sha256").update(text).digest("base64");
  const style = html.match(/<style>([\s\S]*?)<\/style>/)[1];
  const script = html.match(/<script>([\s\S]*?)<\/script>/)[1];
  return {
    stated: html.match(/Content-Security-Policy" content="([^"]*)"/)[1],
    made: `default-src 'none'; script-src 'sha256-${hash(script)}'; style-src 'sha256-${hash(style)}'; ` +
      "base-uri 'none'; form-action 'none'; require-trusted-types-for 'script'; trusted-types 'none'",
  };
}
