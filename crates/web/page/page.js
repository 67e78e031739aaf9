// Script of the page: takes files, shows what was understood of them, and hands the
// work to a worker. No word of an article becomes markup here.
"use strict";
(() => {
  const byId = (id) => document.getElementById(id);
  document.documentElement.classList.add("js");

  function make(name, attributes = {}, ...children) {
    const node = document.createElement(name);
    for (const [key, value] of Object.entries(attributes)) {
      if (value !== undefined && value !== false) node.setAttribute(key, value === true ? "" : value);
    }
    node.append(...children);
    return node;
  }

  const count = (n, one, several) => `${n} ${n === 1 ? one : several}`;

  const say = (text) => {
    byId("said").textContent = "";
    setTimeout(() => { byId("said").textContent = text; }, 30);
  };

  function unable(why) {
    byId("why").textContent = why;
    byId("unable").hidden = false;
    byId("app").hidden = true;
  }

  /* What a browser must have. */
  if (typeof WebAssembly !== "object") {
    unable("This browser has no WebAssembly, or it is switched off.");
    return;
  }
  // A module with one function that makes a vector.
  const VECTOR = [0, 97, 115, 109, 1, 0, 0, 0, 1, 5, 1, 96, 0, 1, 123, 3, 2, 1, 0, 10, 10, 1, 8, 0, 65, 0, 253, 15, 253, 98, 11];
  if (typeof DecompressionStream !== "function" || !WebAssembly.validate(new Uint8Array(VECTOR))) {
    unable("This browser is too old for this page.");
    return;
  }
  byId("app").hidden = false;

  /* The worker. Only the script that this page carries may become one. */
  const url = URL.createObjectURL(new Blob([byId("worker").textContent], { type: "text/javascript" }));
  const trusted = globalThis.trustedTypes
    ? trustedTypes.createPolicy("rashomon", { createScriptURL: (text) => {
      if (text !== url) throw new TypeError("no script of this page");
      return text;
    } }).createScriptURL(url)
    : url;
  let worker;
  let packed = byId("module").textContent;
  byId("module").remove();
  let begun;
  let waiting;

  /* One request at a time. `worker` is undefined after it was stopped. */
  function ask(request) {
    return new Promise((answer, refuse) => {
      waiting = { answer, refuse };
      worker.postMessage(request);
    });
  }

  function startWorker() {
    worker = new Worker(trusted);
    worker.onmessage = ({ data }) => {
      if (data.progress) { progress(data.progress); return; }
      const { answer, refuse } = waiting;
      waiting = undefined;
      if ("failed" in data) {
        if (data.stopped) stopWorker();
        refuse(new Error(!data.stopped ? `${data.failed[0].toUpperCase()}${data.failed.slice(1)}.`
          : data.failed ? `The program stopped at a fault of its own (${data.failed}). Please report it with the articles. Then leave out the file that it stopped at, and compare again.`
          : `The program stopped (${data.error}): it may have had too little memory. Give fewer or smaller files, and compare again.`));
      } else answer(data.answer);
    };
    worker.onerror = (event) => {
      event.preventDefault();
      const refuse = waiting?.refuse;
      stopWorker();
      refuse?.(new Error("The program could not be started in this browser."));
    };
    begun = ask({ work: "start", packed }).then(({ module }) => { packed = module; });
    return begun;
  }

  function stopWorker() {
    worker?.terminate();
    worker = undefined;
    waiting = undefined;
    // It held the reports.
    putAway();
  }

  async function ready() {
    if (!worker) startWorker();
    await begun;
  }

  /* Work of which one is under way at a time; a later one waits. */
  let line = Promise.resolve();
  let cancelled = 0;
  function work(task, { quiet = false } = {}) {
    const mine = cancelled;
    if (!quiet) Object.assign(byId("trouble"), { hidden: true, textContent: "" });
    const run = async () => {
      if (mine !== cancelled) return;
      if (!quiet) busy(true);
      try {
        await ready();
        await task();
      } catch (error) {
        if (mine === cancelled) {
          byId("trouble").textContent = error.message;
          byId("trouble").hidden = false;
        }
      } finally {
        if (mine === cancelled && !quiet) busy(false);
      }
    };
    line = line.then(run);
    return line;
  }

  function busy(is) {
    byId("busy").hidden = !is;
    for (const button of document.querySelectorAll("#go, #clear, #save button")) button.disabled = is;
    if (is) {
      byId("stage").textContent = "Loading the program";
      byId("bar").removeAttribute("value");
    }
  }

  byId("cancel").addEventListener("click", () => {
    cancelled += 1;
    const { refuse } = waiting ?? {};
    stopWorker();
    refuse?.(new Error("cancelled"));
    busy(false);
    say("Cancelled.");
    const next = byId("comparison").hidden ? byId("pick-files") : byId("go");
    next.focus();
  });

  /* Stages, with the part of the time that each takes. */
  const STAGES = {
    files: ["Reading files", 0, 1],
    claims: ["Reading claims", 0, 0.8],
    reuse: ["Finding shared passages", 0.8, 0],
    align: ["Linking claims", 0.84, 0],
    differences: ["Comparing linked claims", 0.95, 0],
    page: ["Making the page", 0.98, 0],
  };
  function progress({ stage, event, events, done, of }) {
    const [name, from, width] = STAGES[stage];
    const where = stage === "files" ? `, ${done + 1} of ${of}`
      : stage === "claims" ? `, article ${done + 1} of ${of}`
      : events > 1 ? `, event ${event + 1} of ${events}` : "";
    const part = events > 1 && stage !== "files" ? done / of : from + (of ? width * done / of : 0);
    byId("stage").textContent = name + where;
    byId("bar").value = part;
    byId("bar").textContent = `${Math.round(part * 100)} %`;
  }

  /* Files by their path from what was dropped or chosen. */
  const files = new Map();
  // What the user mended, by path and record: { path, record, outlet, published }.
  const mended = new Map();
  const place = (path, record) => `${record ?? ""} ${path}`;
  let decisions = null;
  let pasted = 0;

  // A page made of `<name>_files` beside a page is passed over by the program.
  function add(list) {
    if (!list.length) { say("Nothing to read was found there."); return; }
    for (const [path, file] of list) files.set(path, file);
    read();
  }

  function read() {
    outdate();
    work(async () => {
      const read = await ask({ work: "read", files, asked: asked() });
      show(read);
      // As the report itself says it: where no event has most of the articles.
      const mixed = read.events.length > 1 && read.events[0] * 2 <= read.articles.length;
      byId(mixed ? "each" : "one").checked = true;
    });
  }

  // What the user asks for.
  const asked = () => ({
    mended: [...mended.values()],
    decisions: decisions === null ? null : [decisions.name, decisions.text],
  });

  /* Dropping, choosing, pasting. */
  async function entries(items) {
    const found = [];
    const walk = async (entry) => {
      if (!entry) return;
      if (entry.isFile) {
        const file = await new Promise((got, failed) => entry.file(got, failed)).catch(() => null);
        if (file) found.push([entry.fullPath.replace(/^\//, ""), file]);
        return;
      }
      const reader = entry.createReader();
      for (;;) {
        const some = await new Promise((got, failed) => reader.readEntries(got, failed)).catch(() => []);
        if (!some.length) break;
        for (const inner of some) await walk(inner);
      }
    };
    for (const entry of items) await walk(entry);
    return found;
  }

  const over = (is) => byId("drop").classList.toggle("over", is);
  addEventListener("dragover", (event) => { event.preventDefault(); over(true); });
  addEventListener("dragleave", (event) => { if (!event.relatedTarget) over(false); });
  addEventListener("drop", async (event) => {
    event.preventDefault();
    over(false);
    // Entries are gone once this function has waited.
    const items = [...event.dataTransfer.items].filter((item) => item.kind === "file");
    const dropped = items.map((item) => item.webkitGetAsEntry?.());
    const plain = [...event.dataTransfer.files].map((file) => [file.name, file]);
    const text = event.dataTransfer.getData("text/plain");
    if (dropped.some(Boolean)) add(await entries(dropped));
    else if (plain.length) add(plain);
    else if (text.trim()) addText(text);
  });

  for (const [button, input] of [["pick-files", "files"], ["pick-folder", "folder"], ["pick-decisions", "decisions-file"]]) {
    byId(button).addEventListener("click", () => byId(input).click());
  }
  for (const input of [byId("files"), byId("folder")]) {
    input.addEventListener("change", () => {
      add([...input.files].map((file) => [file.webkitRelativePath || file.name, file]));
      input.value = "";
    });
  }

  function addText(text) {
    pasted += 1;
    add([[`pasted-${pasted}.txt`, new Blob([text])]]);
  }
  const openPaste = (is) => {
    byId("paste").hidden = !is;
    byId("paste-open").setAttribute("aria-expanded", String(is));
  };
  byId("paste-open").addEventListener("click", () => {
    openPaste(byId("paste").hidden);
    if (!byId("paste").hidden) byId("pasted").focus();
  });
  byId("paste").addEventListener("submit", (event) => {
    event.preventDefault();
    const text = byId("pasted").value;
    if (!text.trim()) { byId("pasted").focus(); return; }
    byId("pasted").value = "";
    openPaste(false);
    byId("paste-open").focus();
    addText(text);
  });

  byId("clear").addEventListener("click", () => {
    files.clear();
    mended.clear();
    read();
    byId("pick-files").focus();
  });

  byId("decisions-file").addEventListener("change", async () => {
    const file = byId("decisions-file").files[0];
    byId("decisions-file").value = "";
    if (file) takeDecisions({ name: file.name, text: await file.text() });
  });
  byId("drop-decisions").addEventListener("click", () => {
    takeDecisions(null);
    byId("pick-decisions").focus();
  });
  function takeDecisions(taken) {
    decisions = taken;
    byId("decisions").textContent = taken ? `Under the decisions of ${taken.name}` : "";
    byId("drop-decisions").hidden = !taken;
    outdate();
  }

  /* What was understood. */
  const CERTAINTY = { guessed: "guessed", shown: "read in the text", stated: "stated" };

  function show(read) {
    const { articles, warnings, events, passed } = read;
    // Names of reports, to paths: a file is removed by its path.
    const paths = new Map(read.paths.map(([path, name]) => [name, path]));
    const own = new Map(articles.map((article) => [place(article.path, article.record), []]));
    const rest = [];
    for (const odd of warnings) (own.get(place(odd.path, odd.record)) ?? rest).push(odd);
    byId("rows").replaceChildren(...articles.map((article, at) =>
      row(article, own.get(place(article.path, article.record)), paths.get(article.path), at)));
    byId("understood").hidden = !articles.length;
    byId("comparison").hidden = !articles.length;
    byId("clear").hidden = !files.size;
    byId("odd").hidden = !rest.length;
    byId("odd-list").replaceChildren(...rest.map((odd) => {
      const of = odd.record === null ? "" : `, record ${odd.record}`;
      const item = make("li", {}, make("bdi", {}, odd.path), `${of}: `, make("bdi", {}, odd.text));
      if (paths.has(odd.path)) item.append(" ", remove(odd.path, paths.get(odd.path)));
      return item;
    }));
    const over = passed ? `; ${count(passed, "file", "files")} passed over` : "";
    byId("read-status").textContent = files.size
      ? `${count(articles.length, "article", "articles")} in ${count(read.paths.length, "file", "files")}${over}.` : "";
    const several = events.length > 1;
    byId("events").hidden = !several;
    byId("events-said").textContent = `The articles seem to be about ${events.length} events.`;
  }

  function remove(name, path) {
    const button = make("button", { class: "lnk", type: "button" }, "Remove", make("span", { class: "vh" }, ` ${name}`));
    button.addEventListener("click", () => {
      files.delete(path);
      read();
      byId("pick-files").focus();
    });
    return button;
  }

  function row(article, list, path, at) {
    const where = article.record === null ? article.path : `${article.path}, record ${article.record}`;
    const title = make("bdi", { lang: article.language?.value }, article.title || "no headline");
    const head = make("th", { scope: "row", role: "rowheader" }, title, make("span", { class: "sub" }, make("bdi", {}, where)));
    if (list.length) {
      head.append(make("ul", { class: "sub warn", "aria-label": "Warnings" }, ...list.map((odd) => make("li", {}, make("bdi", {}, odd.text)))));
    }
    const cell = (name, ...children) => make("td", { role: "cell", "data-name": name }, ...children);
    const known = (fact) => {
      if (!fact) return "not found";
      if (fact.from === "user") return "given here";
      const from = `${fact.from}, ${CERTAINTY[fact.certainty] ?? fact.certainty}`;
      return fact.doubt ? `${from}; doubtful: ${fact.doubt}` : from;
    };
    const field = (what, fact, hint) => {
      const id = `${what}-${at}`;
      const input = make("input", {
        id, type: "text", value: fact?.value ?? "", autocomplete: "off", spellcheck: "false",
        placeholder: hint, "aria-label": `${what === "outlet" ? "Outlet" : "Published"} of ${article.title || where}`,
        "aria-describedby": `${id}-from`,
      });
      const from = make("span", { class: "sub", id: `${id}-from` }, known(fact));
      input.addEventListener("change", () => mend(what, { path, record: article.record }, fact, input, from, known));
      return [input, from];
    };
    const language = article.language;
    return make("tr", { role: "row" }, head,
      cell("Outlet", ...field("outlet", article.outlet)),
      cell("Published", ...field("published", article.published, "2024-12-31")),
      cell("Language", language ? language.value : "not stated", language ? make("span", { class: "sub" }, known(language)) : ""),
      cell("Words", String(article.words), ...(article.completeness === "complete" ? [] : [make("span", { class: "sub" }, article.completeness)])),
      cell("", remove(where, path)));
  }

  // An emptied field takes the file's own word again.
  async function mend(what, at, fact, input, from, known) {
    const key = place(at.path, at.record);
    const value = input.value.trim();
    const mine = mended.get(key) ?? at;
    const own = fact && fact.from !== "user" && value === fact.value;
    mine[what] = own || !value ? undefined : value;
    mended.set(key, mine);
    outdate();
    const tell = (bad) => {
      input.toggleAttribute("aria-invalid", false);
      if (bad) input.setAttribute("aria-invalid", "true");
      from.classList.toggle("bad", bad);
      from.textContent = bad ? "not understood; write 2024-12-31 or 2024-12-31T18:30:00Z"
        : mine[what] ? "given here" : own || !fact ? known(fact) : "as the file says";
    };
    tell(false);
    if (what === "published" && mine[what]) {
      await work(async () => {
        const good = await ask({ work: "date", text: value });
        if (!good) mine[what] = undefined;
        tell(!good);
      }, { quiet: true });
    }
  }

  /* Comparing, and what came of it. */
  let made = [];
  let shown = 0;
  let each = false;
  let saved = null;

  function outdate() {
    byId("outdated").hidden = byId("result").hidden;
  }

  byId("ask").addEventListener("submit", (event) => {
    event.preventDefault();
    compare();
  });

  function putAway() {
    byId("result").hidden = true;
    byId("frame").replaceChildren();
  }

  function compare() {
    putAway();
    work(async () => {
      const read = await ask({ work: "read", files, asked: asked() });
      show(read);
      each = !byId("events").hidden && byId("each").checked;
      made = await ask({ work: "compare", each });
      saved = read.table;
      progress({ stage: "page", event: 0, events: 1, done: 0, of: 0 });
      await open(0);
      byId("outdated").hidden = true;
      byId("result").hidden = false;
      byId("result-head").focus();
      const stale = made.reduce((sum, page) => sum + page.stale, 0);
      say(`${count(made.length, "report", "reports")} made.${stale ? ` ${count(stale, "decision", "decisions")} no longer fit.` : ""}`);
    });
  }

  const write = (page, format) => ask({ work: "write", page, format });
  const differences = ({ conflicts, substantive, nuances }) => conflicts + substantive + nuances;

  // Shows a report. Nothing in it may reach this page: the frame is of no origin.
  async function open(number) {
    shown = number;
    const html = await write(number, "html");
    const blob = new Blob([html], { type: "text/html" });
    const old = byId("tab").href;
    if (old.startsWith("blob:")) URL.revokeObjectURL(old);
    const address = URL.createObjectURL(blob);
    byId("tab").href = address;
    const frame = make("iframe", {
      sandbox: "allow-scripts allow-downloads allow-modals allow-popups allow-popups-to-escape-sandbox",
      title: made.length > 1 ? `Report: ${made[number].title || "no headline"}` : "Report",
      src: address,
    });
    byId("frame").replaceChildren(frame);
    byId("command").textContent = each ? `${made[number].command} FOLDER -o reports/` : `${made[number].command} FOLDER -o report.html`;
    byId("save-metadata").hidden = saved === null;
    byId("save-index").hidden = !each;
    byId("save-all").hidden = !each;
    byId("pages").hidden = !each;
    byId("pages").firstElementChild.replaceChildren(...(each ? made.map((page, at) => {
      const found = differences(page.counts);
      const about = `${count(page.counts.articles, "article", "articles")}, ${found ? count(found, "difference", "differences") : "no difference found"}`;
      const button = make("button", { class: "lnk", type: "button", "aria-current": at === number && "true" }, make("bdi", {}, page.title || "no headline"));
      button.addEventListener("click", () => work(async () => {
        await open(at);
        byId("pages").querySelectorAll("button")[at].focus();
      }));
      return make("li", {}, button, " ", make("span", { class: "sub" }, about));
    }) : []));
  }

  function keep(content, name, type) {
    const address = URL.createObjectURL(new Blob([content], { type }));
    make("a", { href: address, download: name }).click();
    setTimeout(() => URL.revokeObjectURL(address), 60000);
  }

  const KINDS = {
    html: ["text/html"], index: ["text/html"], json: ["application/json", "json"], markdown: ["text/markdown", "md"],
  };
  for (const button of document.querySelectorAll("[data-as]")) {
    button.addEventListener("click", () => work(async () => {
      const format = button.dataset.as;
      const [type, ending] = KINDS[format] ?? ["text/csv"];
      const { file } = made[shown];
      const name = format === "index" ? "index.html"
        : format === "html" ? file
        : ending ? file.replace(/html$/, ending)
        : each ? file.replace(/\.html$/, `-${format}`) : format;
      keep(await write(shown, format), name, type);
    }));
  }
  byId("save-all").addEventListener("click", () => work(async () => {
    keep(await write(0, "index"), "index.html", "text/html");
    for (const [at, page] of made.entries()) keep(await write(at, "html"), page.file, "text/html");
  }));
  byId("save-metadata").addEventListener("click", () => keep(saved, "metadata.csv", "text/csv"));

  // The frame has no origin: it can be asked only.
  byId("print").addEventListener("click", () => {
    byId("frame").firstElementChild.contentWindow.postMessage("print", "*");
  });

  // The program is loaded while the user looks for files.
  work(async () => {}, { quiet: true });
})();
