// Review: what a reader decides about findings, sentences and words. Decisions are
// records that are only ever added to; they stay in this browser until they are
// saved as JSON lines, which `rashomon compare --decisions` takes.
(() => {
  const { $, $$, byId, make, say, load, slice, filters, hooks } = page;
  const OPS = {
    accept: ["Accept", "Accepted"], reject: ["Reject", "Rejected"],
    different_fact: ["Not the same fact", "Not the same fact"], note: ["Note", "Note"],
    same_claim: ["Same statement"], not_this_claim: ["Not this statement"], withhold: ["Withhold selection"],
  };
  const FINDING = ["accept", "reject", "different_fact", "note"];
  const root = document.documentElement;
  const open = byId("review");
  const cards = $$(".diff");
  let report = null;
  let findings = null;
  let records = [];
  let saved = 0;
  let bar = null;

  /* Storage may be forbidden; then the draft is kept in this tab only. */
  const kept = (key) => { try { return localStorage.getItem("rashomon." + key); } catch { return null; } };
  let stored = true;
  const keep = (key, value) => {
    try { localStorage.setItem("rashomon." + key, value); } catch { stored = false; }
  };
  const draft = () => "decisions." + report.id;

  // FNV-1a over the words, a zero byte between two, as the program has it.
  function fingerprint(words) {
    let hash = 0x811c9dc5;
    const add = (byte) => { hash = Math.imul(hash ^ byte, 0x01000193) >>> 0; };
    words.forEach((text, i) => {
      if (i) add(0);
      for (const byte of new TextEncoder().encode(text)) add(byte);
    });
    return hash.toString(16).padStart(8, "0");
  }

  const cite = (c) => [report.bySiglum.get(c.article).id, c.part, c.start, c.end];
  const key = (citations) => citations.map((c) => c.join()).join(";");
  // Some words of each side, of a finding with one side two.
  const sides = ({ readings }) => readings.length > 1
    ? readings.slice(0, 2).map((r) => r.evidence[0]) : readings[0].evidence.slice(0, 2);

  function record(op, cited, more) {
    const whole = report.texts !== "none" && !report.review.withheld;
    const words = cited.map((c) => slice(report.bySiglum.get(c.article), c.part, c.start, c.end));
    return {
      v: 1, report: report.id, at: new Date().toISOString(), by: kept("reviewer") || undefined, op, ...more,
      fp: whole ? fingerprint(words) : undefined, citations: cited.map(cite),
    };
  }

  // Records in force: an undo takes the last of its kind away.
  function inForce() {
    const force = [];
    for (const r of records) {
      if (r.op !== "undo") { force.push(r); continue; }
      const at = force.findLastIndex((o) => o.op === r.of && o.kind === r.kind && key(o.citations) === key(r.citations));
      if (at >= 0) force.splice(at, 1);
    }
    return force;
  }

  // A record is about the finding of its kind that has its words, on both sides.
  function concerns(r, f) {
    if (r.kind !== f.kind || !FINDING.includes(r.op)) return false;
    const at = r.citations.map((c) => f.readings.findIndex((reading) => reading.evidence.some((e) => cite(e).join() === c.join())));
    return !at.includes(-1) && new Set(at).size >= Math.min(2, f.readings.length);
  }

  function show() {
    const force = inForce();
    let reviewed = 0;
    for (const card of cards) {
      const f = findings.get(card.id);
      const of = f ? force.filter((r) => concerns(r, f)) : [];
      const verdict = of.findLast((r) => r.op !== "note");
      const note = of.findLast((r) => r.op === "note");
      if (verdict) reviewed += 1;
      card.dataset.r = verdict ? verdict.op : "";
      let line = $(".draft", card);
      if (!of.length) { if (line) line.remove(); continue; }
      if (!line) {
        line = make("p", "rvd draft");
        $(".acts", card).before(line);
      }
      line.textContent = [verdict && OPS[verdict.op][1], note && `Note: ${note.note}`].filter(Boolean).join(". ");
    }
    for (const tick of $$("[data-tick]")) tick.remove();
    for (const statement of report.statements) {
      const done = statement.findings.some((id) => byId(id) && byId(id).dataset.r);
      const head = done && $("th .sub", byId(statement.id));
      if (!head) continue;
      const tick = make("span", "", "✓ reviewed");
      tick.dataset.tick = "";
      head.append(" ", tick);
    }
    const others = force.filter((r) => !FINDING.includes(r.op)).length;
    const text = `Reviewed: ${reviewed} of ${cards.length} findings${others ? `; ${others} decisions on sentences and words` : ""}.`;
    $(".rvn", bar).textContent = stored ? text : `${text} Kept in this tab only.`;
    $("[data-do=undo]", bar).disabled = !force.length;
    $("[data-do=save]", bar).disabled = !records.length;
    refilter();
  }

  // Where only what is not reviewed is shown, a card goes once it is decided, and comes
  // back once that is undone. The next one, or the search, takes the focus of a card
  // that goes.
  function refilter() {
    if (!filters.state.c.includes("unreviewed")) return;
    const card = document.activeElement.closest(".diff");
    filters.apply();
    if (card && card.hidden) (cards.find((c, i) => i > cards.indexOf(card) && !c.closest("[hidden]")) || byId("q")).focus();
  }

  function add(r) {
    records.push(r);
    keep(draft(), records.map((o) => JSON.stringify(o)).join("\n"));
    show();
    say(r.op === "undo" ? "Undone." : `${OPS[r.op][0]}: noted.`);
  }

  function decide(op, card) {
    const f = findings.get(card.id);
    if (!f) return;
    if (op === "note") { ask(card, (note) => add(record(op, sides(f), { finding: f.id, kind: f.kind, note }))); return; }
    add(record(op, sides(f), { finding: f.id, kind: f.kind }));
  }

  // A field for a note, until it is kept or left empty.
  function ask(card, use) {
    let label = $(".ask", card);
    if (!label) {
      const field = make("input", "");
      label = make("label", "ask", "Note ", field);
      field.addEventListener("keydown", (event) => { if (event.key === "Escape") label.remove(); });
      field.addEventListener("change", () => {
        label.remove();
        if (field.value.trim()) use(field.value.trim());
      });
      $(".acts", card).after(label);
    }
    $("input", label).focus();
  }

  function undo() {
    const last = inForce().pop();
    if (!last) return;
    const { v, kind, finding, citations } = last;
    add({ v, report: report.id, at: new Date().toISOString(), by: kept("reviewer") || undefined, op: "undo", of: last.op, finding, kind, citations });
  }

  // The selected words, if they lie in one sentence of the articles.
  function withhold() {
    const selection = getSelection();
    const text = String(selection);
    const sentence = selection.rangeCount && text.trim() && selection.anchorNode.parentElement.closest("#articles li[id^='s-'] .sent");
    const label = sentence && sentence.contains(selection.focusNode) ? sentence.parentElement.id.slice(2) : "";
    const article = report.articles.find((a) => a.sentences.some((s) => s.label === label));
    if (!article) { say("Select words of one sentence under Articles."); return; }
    const { part, start } = article.sentences.find((s) => s.label === label);
    const range = selection.getRangeAt(0);
    const before = document.createRange();
    before.setStart(sentence, 0);
    before.setEnd(range.startContainer, range.startOffset);
    const bytes = (words) => new TextEncoder().encode(words).length;
    const from = start + bytes(String(before));
    const cited = { article: article.siglum, part, start: from, end: from + bytes(String(range)) };
    if (slice(article, part, cited.start, cited.end) !== String(range)) return;
    add(record("withhold", [cited]));
    selection.removeAllRanges();
  }

  function save() {
    const file = new Blob([records.map((r) => JSON.stringify(r)).join("\n") + "\n"], { type: "application/jsonl" });
    page.download(file, `decisions-${report.id}.jsonl`);
    saved = records.length;
  }

  // Takes what is there once; what is no record is left and counted.
  function take(text) {
    const known = new Set(records.map((r) => JSON.stringify(r)));
    let bad = 0;
    for (const line of text.replace(/^\ufeff/, "").split("\n").filter((l) => l.trim())) {
      let r = null;
      try { r = JSON.parse(line); } catch { /* counted */ }
      const cited = r && Array.isArray(r.citations) && r.citations.every(Array.isArray);
      if (!cited || r.v !== 1 || !(r.op in OPS || r.op === "undo")) bad += 1;
      else if (!known.has(JSON.stringify(r))) records.push(r);
    }
    keep(draft(), records.map((o) => JSON.stringify(o)).join("\n"));
    show();
    say(bad ? `${bad} lines are no decisions.` : "Decisions loaded.");
  }

  function button(text, run) {
    const b = make("button", "lnk", text);
    b.type = "button";
    b.addEventListener("click", run);
    return b;
  }

  function begin() {
    report = load();
    findings = new Map([...report.findings, ...report.set_aside].map((f) => [f.id, f]));
    bar = make("section", "rvw");
    bar.setAttribute("aria-label", "Review");
    const name = make("input", "");
    name.value = kept("reviewer") || "";
    name.autocomplete = "name";
    name.addEventListener("change", () => keep("reviewer", name.value.trim()));
    const file = make("input", "");
    file.type = "file";
    file.accept = ".jsonl,.json,.txt";
    file.addEventListener("change", async () => { if (file.files[0]) take(await file.files[0].text()); file.value = ""; });
    const act = (what, text, run) => { const b = button(text, run); b.dataset.do = what; return b; };
    bar.append(make("div", "wrap",
      make("span", "rvn"), make("label", "", "Reviewer ", name), act("undo", "Undo", undo),
      act("withhold", OPS.withhold[0], withhold), act("save", "Save decisions", save), make("label", "", "Load ", file)));
    byId("main").before(bar);
    for (const card of cards) {
      card.tabIndex = -1;
      $(".acts", card).append(...FINDING.map((op) => { const b = button(OPS[op][0], () => decide(op, card)); b.classList.add("rvb"); return b; }));
    }
    hooks.detail = (statement, cell, box) => {
      if (!root.classList.contains("reviewing")) return;
      const others = statement.cells.flatMap((c) => c.citations);
      for (const c of cell.citations) {
        const rest = others.filter((o) => o.sentence !== c.sentence);
        box.append(button(`${OPS.not_this_claim[0]}: ${c.sentence}`, () => add(record("not_this_claim", [c, ...rest]))));
      }
      for (const c of cell.citations.length ? [] : (cell.nearest || []).slice(0, 2)) {
        box.append(button(`${OPS.same_claim[0]}: ${c.sentence}`, () => add(record("same_claim", [c, others[0]]))));
      }
    };
    const before = kept(draft());
    if (before) take(before);
    saved = records.length;
    show();
  }

  function toggle() {
    if (!bar) begin();
    const on = root.classList.toggle("reviewing");
    open.setAttribute("aria-pressed", String(on));
    bar.hidden = !on;
  }
  open.addEventListener("click", toggle);
  addEventListener("beforeunload", (event) => { if (records.length > saved) event.preventDefault(); });
  hooks.keys = { r: toggle };
  for (const [k, op] of [["a", "accept"], ["x", "reject"], ["d", "different_fact"], ["n", "note"]]) {
    hooks.keys[k] = (card) => { if (card && root.classList.contains("reviewing")) decide(op, card); };
  }
  hooks.keys.u = () => { if (bar && root.classList.contains("reviewing")) undo(); };
})();
