// The worker: holds the module, and does what the page asks for, one thing after
// the other. It is given files and gives texts.
"use strict";
let module;
let wasm;
const encoder = new TextEncoder();
const decoder = new TextDecoder();
let told = 0;

const imports = { rashomon: { progress(stage, event, events, articles, all) {
  // A message an article is enough; of small ones, ten a second.
  const now = Date.now();
  if (stage === 0 && now - told < 100 && articles > 0) return;
  told = now;
  postMessage({ progress: { stage: STAGES[stage], event, events, done: articles, of: all } });
} } };
const STAGES = ["claims", "reuse", "align", "differences"];

async function start(packed) {
  if (!(packed instanceof WebAssembly.Module)) {
    const binary = atob(packed);
    const bytes = new Uint8Array(binary.length);
    for (let at = 0; at < binary.length; at += 1) bytes[at] = binary.charCodeAt(at);
    const stream = new Blob([bytes]).stream().pipeThrough(new DecompressionStream("gzip"));
    module = await WebAssembly.compile(await new Response(stream).arrayBuffer());
  } else module = packed;
  wasm = (await WebAssembly.instantiate(module, imports)).exports;
  wasm.start();
  return { module };
}

function put(...parts) {
  let at = wasm.input(parts.reduce((sum, part) => sum + part.length, 0)) >>> 0;
  for (const part of parts) {
    new Uint8Array(wasm.memory.buffer, at, part.length).set(part);
    at += part.length;
  }
}

const answered = () =>
  new Uint8Array(wasm.memory.buffer, wasm.output() >>> 0, wasm.output_length() >>> 0);

// Calls a function with a request, and gives the bytes of its answer.
function bytesOf(name, request, ...numbers) {
  if (request !== undefined) put(encoder.encode(JSON.stringify(request)));
  const failed = wasm[name](...numbers);
  const bytes = answered().slice();
  if (failed) throw new Refused(decoder.decode(bytes));
  return bytes;
}
const ask = (...call) => decoder.decode(bytesOf(...call));

class Refused extends Error {}

// What was mended as the table that `--metadata` takes; nothing where nothing was.
function metadata(mended) {
  const rows = mended.filter((row) => row.outlet || row.published);
  if (!rows.length) return null;
  // Words that a spreadsheet would take for a formula have a mark before them.
  const cell = (value) => {
    const text = /^[=+\-@\t\r]/.test(value) ? `'${value}` : value;
    return /[",\r\n]/.test(text) ? `"${text.replaceAll("\"", "\"\"")}"` : text;
  };
  rows.sort((a, b) => (a.path < b.path ? -1 : a.path > b.path ? 1 : (a.record ?? 0) - (b.record ?? 0)));
  const lines = rows.map((row) => [row.path, String(row.record ?? ""), row.outlet ?? "", row.published ?? ""].map(cell).join(","));
  return ["path,record,outlet,published", ...lines, ""].join("\n");
}

const work = {
  start: ({ packed }) => start(packed),

  date: ({ text }) => ask("is_date", text) === "true",

  async read({ files, asked }) {
    const named = JSON.parse(ask("names", [...files.keys()]));
    const most = wasm.file_bytes();
    const names = new Map(named);
    const table = metadata(asked.mended.filter((row) => names.has(row.path))
      .map((row) => ({ ...row, path: names.get(row.path) })));
    ask("begin", { metadata: table === null ? null : ["metadata.csv", table], decisions: asked.decisions });
    let done = 0;
    for (const [path, name] of named) {
      postMessage({ progress: { stage: "files", event: 0, events: 1, done, of: named.length } });
      done += 1;
      let bytes;
      try { bytes = new Uint8Array(await files.get(path).slice(0, most + 1).arrayBuffer()); }
      catch { ask("add_trouble", [name, "not readable; choose it again"]); continue; }
      const encoded = encoder.encode(name);
      put(encoded, bytes);
      ask("add", undefined, encoded.length);
    }
    const passed = files.size - named.length;
    return { ...JSON.parse(ask("finish")), passed, paths: named, table };
  },

  compare: ({ each }) => JSON.parse(ask("compare", undefined, each ? 1 : 0)),

  write: ({ page, format }) => bytesOf("write", [page, format]),
};

onmessage = async ({ data }) => {
  try {
    postMessage({ answer: await work[data.work](data) });
  } catch (error) {
    // What the program said before it stopped, if it stopped. Without memory or stack
    // it says nothing.
    const stopped = !(error instanceof Refused);
    let said = "";
    if (stopped && wasm) try { said = decoder.decode(answered()); } catch { /* it says nothing */ }
    postMessage({ failed: stopped ? said : error.message, error: error.message, stopped });
  }
};
