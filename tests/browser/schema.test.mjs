// Holds the JSON reports beside the pages to the schema in the manual.
//
//   RASHOMON_REPORTS=DIRECTORY node --test

import assert from "node:assert/strict";
import { readFileSync, readdirSync } from "node:fs";
import path from "node:path";
import { test } from "node:test";
import Ajv from "ajv/dist/2020.js";

const directory = path.resolve(process.env.RASHOMON_REPORTS ?? "reports");
const schema = JSON.parse(readFileSync(new URL("../../docs/report.schema.json", import.meta.url), "utf8"));
// Widths of integers (`uint`) are formats of the schema's maker.
const validate = new Ajv({ allErrors: true, strict: false, validateFormats: false }).compile(schema);
const reports = readdirSync(directory).filter((name) => name.endsWith(".json"));

test("there are reports to hold to the schema", () => assert.ok(reports.length > 0));

for (const name of reports) {
  test(`${name} is as the schema says`, () => {
    const report = JSON.parse(readFileSync(path.join(directory, name), "utf8"));
    validate(report);
    assert.deepEqual(validate.errors ?? [], []);
    // The schema is not so loose that anything fits.
    assert.equal(validate({ ...report, version: report.version + 1 }), false);
    assert.equal(validate({ ...report, findings: [{}] }), false);
    assert.equal(validate({ ...report, texts: "some" }), false);
  });
}
