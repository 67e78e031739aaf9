// Filters of all sections with statements, kept in the fragment:
// #anchor?k=number,date&s=3&a=M&n=H&c=cannot&d=M&v=M,B&q=text, split at the first
// question mark. Unknown keys are left out, broken escapes stay as they are.
page.filters = (() => {
  const { $, $$, byId, make, button, load, copied, hooks } = page;
  // Kind, severity, found in, not found in, state; OR within each, AND between.
  const GROUPS = ["k", "s", "a", "n", "c"];
  const STATES = { cannot: "cannot tell", unsure: "unsure", unreviewed: "not reviewed" };
  const state = { k: [], s: [], a: [], n: [], c: [], v: [], d: "", q: "" };

  function read() {
    const raw = location.hash.slice(1);
    const at = raw.indexOf("?");
    const query = new URLSearchParams(at < 0 ? "" : raw.slice(at + 1));
    for (const key of [...GROUPS, "v"]) state[key] = (query.get(key) || "").split(",").filter(Boolean);
    for (const key of ["d", "q"]) state[key] = query.get(key) || "";
    const anchor = at < 0 ? raw : raw.slice(0, at);
    try { return decodeURIComponent(anchor); } catch { return anchor; }
  }

  function fragment(anchor) {
    const query = new URLSearchParams();
    for (const key of [...GROUPS, "d", "v", "q"]) if (state[key].length) query.set(key, String(state[key]));
    // A siglum, a kind and a comma need no escape.
    const text = query.toString().replace(/%2C/g, ",");
    return "#" + (anchor || "") + (text ? "?" + text : "");
  }

  const keep = (anchor = "matrix") => {
    try { history.replaceState(null, "", fragment(anchor)); } catch { /* some viewers forbid it */ }
  };

  /* What is filtered: rows, single statements, cards, and what is alike. */
  const rows = $$("#mx tbody tr");
  const cards = $$("#differences .diff");
  const singles = $$(".sgl li");
  const others = $$("#check .diff, .compat > li");
  const all = [...rows, ...singles, ...cards, ...others];

  // Words of a card or row, and of the sentences that it links to.
  const texts = new Map();
  const textOf = (node) => {
    if (!texts.has(node)) texts.set(node, node.textContent.toLowerCase());
    return texts.get(node);
  };
  const wordsOf = (node, q) => {
    if (textOf(node).includes(q)) return true;
    const linked = new Set($$("a[href^='#s-']", node).map((a) => a.getAttribute("href").slice(1)));
    return [...linked].some((id) => {
      const sentence = byId(decodeURIComponent(id));
      return sentence && textOf(sentence).includes(q);
    });
  };

  // Findings and cells of a node, from the data.
  const facts = new Map();
  function factsOf(node) {
    if (facts.has(node)) return facts.get(node);
    const data = load();
    let found = { findings: [], cells: [] };
    if (node.matches("tr")) {
      const statement = data.byStatement.get(node.id);
      const ids = new Set(statement.findings);
      found = { findings: data.findings.filter((f) => ids.has(f.id) && f.severity > 0), cells: statement.cells };
    } else if (node.closest(".sgl")) {
      const siglum = $(".sg", node.closest(".sgl")).textContent;
      found.cells = [{ article: siglum, coverage: "says", sure: true }];
    } else {
      const ids = new Set([node, ...$$("[id^='f-']", node)].map((n) => n.id));
      found.findings = [...data.findings, ...data.set_aside].filter((f) => ids.has(f.id));
      const statement = found.findings.map((f) => data.byStatement.get(f.statement)).find(Boolean);
      const by = found.findings.flatMap((f) => f.readings.flatMap((r) => r.articles));
      found.cells = statement ? statement.cells : by.map((article) => ({ article, coverage: "says", sure: true }));
    }
    facts.set(node, found);
    return found;
  }
  const says = (cell) => cell.coverage !== "not-found" && cell.coverage !== "cannot-tell";
  // `k` takes a family, a kind's wire name, or its first word.
  const TESTS = {
    k: (word, { findings }) => findings.some((f) => f.family === word || f.kind === word || f.kind.split("-")[0] === word),
    s: (severity, { findings }) => findings.some((f) => String(f.severity) === severity),
    a: (siglum, { cells }) => cells.some((c) => c.article === siglum && says(c)),
    n: (siglum, { cells }) => cells.some((c) => c.article === siglum && c.coverage === "not-found"),
    c: (name, { findings, cells }) =>
      name === "cannot" ? cells.some((c) => c.coverage === "cannot-tell")
        : name === "unsure" ? cells.some((c) => says(c) && c.sure === false)
          : name === "unreviewed" && findings.some((f) => f.severity > 0 && !f.review && !(byId(f.id) && byId(f.id).dataset.r)),
  };
  const matches = (node, q) =>
    GROUPS.every((key) => !state[key].length || state[key].some((value) => TESTS[key](value, factsOf(node)))) &&
    (!q || wordsOf(node, q));

  const active = () => GROUPS.some((key) => state[key].length) || state.q;

  const count = (n, of, word) => `${n} of ${of} ${word}${of === 1 ? "" : "s"}`;

  function apply(note = "") {
    const q = state.q.trim().toLowerCase();
    const on = !!active();
    const show = (nodes) => {
      let n = 0;
      for (const node of nodes) {
        const shown = !on || matches(node, q);
        if (node.hidden === shown) node.hidden = !shown;
        if (shown) n += 1;
      }
      return n;
    };
    const statements = show(rows) + show(singles);
    const differences = show(cards);
    const rest = show(others);
    // What holds nothing that is shown goes; a fold with cards opens for a filter.
    for (const box of $$(".sgl, .more-cards, #differences .fold, #check .fold, .sgl .fold")) {
      const left = !on || $$("li, .diff", box).some((node) => all.includes(node) && !node.hidden);
      box.hidden = !left;
      if (on && left && box.matches(".more-cards, .sgl .fold")) box.open = true;
    }
    mark();
    for (const chip of $$(".chip[data-k], .chip[data-s], .chip[data-a], .chip[data-n], .chip[data-c]")) {
      const key = GROUPS.find((group) => chip.dataset[group]);
      chip.setAttribute("aria-pressed", String(state[key].includes(chip.dataset[key])));
    }
    const search = byId("q");
    if (!search) return;
    if (search.value !== state.q) search.value = state.q;
    const text = statements + differences + rest || !on
      ? `Showing ${count(statements, rows.length + singles.length, "statement")}, ${count(differences, cards.length, "difference")}.`
      : "No statement matches.";
    byId("status").textContent = note ? `${note} ${text}` : text;
    const second = byId("status2");
    if (second) second.textContent = on ? text : "";
    byId("clear").hidden = !on;
    if (hooks.filtered) hooks.filtered();
  }

  function clear(note) {
    for (const key of GROUPS) state[key] = [];
    state.q = "";
    apply(note);
  }

  // The filter in words, for print.
  function described() {
    const say = (key, title, names = {}) => state[key].length && `${title} ${state[key].map((v) => names[v] || v).join(" or ")}`;
    return [
      say("k", "kind"), say("s", "severity", { 3: "conflict", 2: "substantive", 1: "nuance" }), say("a", "found in"),
      say("n", "not found in"), say("c", "", STATES), state.q && `words “${state.q}”`,
    ].filter(Boolean).join("; ");
  }

  /* Marks the cells whose reading is another than that of one article. None is marked
     until a reader asks for it. */
  let marked = "";
  function mark() {
    if (marked === state.d) return;
    marked = state.d;
    for (const cell of $$(".dif")) {
      cell.classList.remove("dif");
      $(".dn", cell).remove();
    }
    const choice = byId("mark");
    if (choice && choice.value !== marked) choice.value = marked;
    if (!marked) return;
    for (const row of rows) {
      const { cells } = load().byStatement.get(row.id);
      const own = cells.find((c) => c.article === marked);
      if (!own || !own.letter) continue;
      cells.forEach((c, i) => {
        if (!c.letter || c.letter === own.letter) return;
        const cell = $$(".cell", row)[i];
        cell.classList.add("dif");
        cell.append(make("span", "vh dn", ` differs from ${marked}`));
      });
    }
  }

  /* The controls: those for kinds stand in the markup, the rest is built here. */
  function toggle(chip) {
    const key = GROUPS.find((group) => chip.dataset[group]);
    const value = chip.dataset[key];
    state[key] = state[key].includes(value) ? state[key].filter((v) => v !== value) : [...state[key], value];
    apply();
    keep();
  }

  function build() {
    const group = (key, title, values) => {
      const box = make("div", "flt", make("span", "", title));
      box.setAttribute("role", "group");
      box.setAttribute("aria-label", title);
      for (const [value, text, name] of values) {
        const chip = make("button", "chip", text);
        chip.type = "button";
        chip.dataset[key] = value;
        if (name) chip.title = name;
        box.append(chip);
      }
      return box;
    };
    const columns = $$("#mx thead th + th").map((th) => [$(".sg", th).textContent, $(".on", th).textContent]);
    const sigla = columns.map(([siglum, outlet]) => [siglum, siglum, outlet]);
    const choice = make("select", "");
    choice.id = "mark";
    choice.append(make("option", "", "no article"), ...columns.map(([siglum, outlet]) => {
      const option = make("option", "", `${siglum}, ${outlet}`);
      option.value = siglum;
      return option;
    }));
    choice.options[0].value = "";
    choice.addEventListener("change", () => { state.d = choice.value; mark(); keep(); });
    const more = make("details", "more-filters", make("summary", "lnk", "Articles and states"),
      group("a", "Found in", sigla), group("n", "Not found in", sigla), group("c", "State", Object.entries(STATES)),
      make("label", "flt", make("span", "", "Mark what differs from"), choice));
    $(".filters").append(more);
    if (["a", "n", "c", "d"].some((key) => state[key].length)) more.open = true;
    $(".filters").addEventListener("click", (event) => {
      const chip = event.target.closest(".chip");
      if (chip) toggle(chip);
    });
    $(".status").append(button("lnk", "Copy view", (made) => copied(made, location.href.split("#")[0] + fragment("matrix"))));
    const search = byId("q");
    search.addEventListener("input", () => { state.q = search.value; apply(); keep(); });
    byId("clear").addEventListener("click", () => { clear(); keep(); search.focus(); });
  }

  read();
  if (byId("q")) build();
  return { state, read, fragment, keep, active, apply, clear, described, rows, cards };
})();
