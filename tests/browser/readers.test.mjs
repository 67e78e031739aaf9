// Runs the readers of the manual on a report, in Python and, where it is there, R.
//
//   RASHOMON=PROGRAM node --test

import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { after, before, test } from "node:test";

const root = path.resolve(import.meta.dirname, "../..");
const program = path.resolve(process.env.RASHOMON ?? `${root}/target/release/rashomon`);
const manual = readFileSync(`${root}/docs/data.md`, "utf8");
const folder = mkdtempSync(path.join(tmpdir(), "readers-"));

// The code between the marks of a block.
function block(name) {
  const [, rest] = manual.split(`<!-- begin: ${name} -->\n`);
  assert.ok(rest, `docs/data.md has no block ${name}`);
  return rest.split("<!-- end -->")[0].replace(/^```\w+\n|```\n$/g, "");
}

function run(command, ...given) {
  const { status, stdout, stderr, error } = spawnSync(command, given, {
    cwd: folder,
    encoding: "utf8",
    env: { ...process.env, LC_ALL: "C.UTF-8", PYTHONUTF8: "1" },
  });
  assert.equal(error, undefined);
  assert.equal(status, 0, stderr);
  return stdout;
}

// What a reader of the JSON prints.
function cited() {
  const report = JSON.parse(readFileSync(path.join(folder, "report.json"), "utf8"));
  const sentences = new Map();
  for (const article of report.articles) {
    for (const sentence of article.sentences) {
      const bytes = Buffer.from(article[sentence.part ?? "text"]);
      sentences.set(sentence.label, { ...sentence, bytes });
    }
  }
  const lines = [];
  for (const { kind, standing, readings } of report.findings) {
    for (const { letter, evidence } of readings) {
      for (const cited of evidence) {
        const { bytes, start, end, label } = { ...sentences.get(cited.sentence), ...cited };
        const words = bytes.subarray(start, end).toString();
        lines.push([kind, standing, letter, label, words].join("\t"));
      }
    }
  }
  return lines;
}

before(() => {
  const sample = `${root}/samples/venezuela-release`;
  run(program, "compare", sample, "-o", "report.json");
  run(program, "compare", sample, "--format", "csv", "-o", "tables/");
});
after(() => rmSync(folder, { recursive: true }));

const hasR = spawnSync("Rscript", ["-e", "library(jsonlite)"]).status === 0;
for (const [ending, command, skip] of [
  ["py", "python3", false],
  ["R", "Rscript", !hasR && "no Rscript with jsonlite here"],
]) {
  test(`the reader of the JSON, .${ending}`, { skip }, () => {
    writeFileSync(path.join(folder, `reader.${ending}`), block(`reader.${ending}`));
    const lines = cited();
    // Bytes are not characters in this sample.
    assert.ok(lines.some((line) => /[^\x00-\x7f]/.test(line)));
    assert.deepEqual(run(command, `reader.${ending}`).trimEnd().split("\n"), lines);
  });
  test(`the reader of the tables, .${ending}`, { skip }, () => {
    writeFileSync(path.join(folder, `tables.${ending}`), block(`tables.${ending}`));
    const { findings } = JSON.parse(readFileSync(path.join(folder, "report.json"), "utf8"));
    const lines = run(command, `tables.${ending}`).trimEnd().split("\n");
    assert.deepEqual(
      lines.map((line) => line.split("\t").slice(0, 2)),
      findings.map(({ kind, standing }) => [kind, standing]),
    );
  });
}
