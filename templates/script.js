// Script of every report. Everything is readable without it; it only adds
// filters, a detail of the table's cells and links to copy. It builds
// nodes with textContent, never from markup, and holds no data of any event.
"use strict";
const page = (() => {
  const root = document.documentElement;
  const $ = (selector, from = document) => from.querySelector(selector);
  const $$ = (selector, from = document) => [...from.querySelectorAll(selector)];
  const byId = (id) => document.getElementById(id);
  const say = (text) => {
    const live = byId("live");
    live.textContent = "";
    setTimeout(() => { live.textContent = text; }, 30);
  };

  /* State in the fragment: #anchor?k=number,date&s=3&q=text, split at the first
     question mark. Unknown keys are left out, broken escapes stay as they are. */
  const state = { k: [], s: [], q: "" };

  function readFragment() {
    const raw = location.hash.slice(1);
    const at = raw.indexOf("?");
    const query = new URLSearchParams(at < 0 ? "" : raw.slice(at + 1));
    const list = (key) => (query.get(key) || "").split(",").filter(Boolean);
    state.k = list("k");
    state.s = list("s");
    state.q = query.get("q") || "";
    const anchor = at < 0 ? raw : raw.slice(0, at);
    try { return decodeURIComponent(anchor); } catch { return anchor; }
  }

  function fragment(anchor) {
    const query = new URLSearchParams();
    if (state.k.length) query.set("k", state.k.join(","));
    if (state.s.length) query.set("s", state.s.join(","));
    if (state.q) query.set("q", state.q);
    const text = query.toString();
    return "#" + (anchor || "") + (text ? "?" + text : "");
  }

  const replaceFragment = () => {
    try { history.replaceState(null, "", fragment("matrix")); } catch { /* some viewers forbid it */ }
  };

  /* Filters: OR within a group, AND between groups. */
  const rows = $$("#mx tbody tr");
  const cards = $$("#differences .diff");
  const texts = new Map();
  // Words of a card or row, and of the sentences that it links to.
  const textOf = (node) => {
    if (!texts.has(node)) {
      const linked = $$("a[href^='#s-']", node).map((a) => byId(decodeURIComponent(a.hash.slice(1))));
      const all = [node, ...new Set(linked)].map((n) => (n ? n.textContent : ""));
      texts.set(node, all.join("\n").toLowerCase());
    }
    return texts.get(node);
  };
  const kindsOf = new Map();
  // `k` takes a family, a kind's wire name, or its first word.
  const cardsOf = (node) => {
    if (!kindsOf.has(node)) {
      const links = node.matches(".diff") ? [] : $$("th a[href^='#f-']", node);
      kindsOf.set(node, node.matches(".diff") ? [node] : links.map((a) => byId(a.hash.slice(1))).filter(Boolean));
    }
    return kindsOf.get(node);
  };
  const hasKind = ({ dataset: { k, kind } }, word) => k === word || kind === word || kind.split("-")[0] === word;
  const matches = (node, q) =>
    (!state.k.length || state.k.some((k) => cardsOf(node).some((card) => hasKind(card, k)))) &&
    (!state.s.length || state.s.some((s) => cardsOf(node).some((card) => card.dataset.s === s))) &&
    (!q || textOf(node).includes(q));

  const active = () => state.k.length || state.s.length || state.q;

  function apply() {
    const q = state.q.trim().toLowerCase();
    const show = (nodes) => {
      let n = 0;
      for (const node of nodes) {
        const on = matches(node, q);
        if (node.hidden === on) node.hidden = !on;
        if (on) n += 1;
      }
      return n;
    };
    const shownRows = show(rows);
    const shownCards = show(cards);
    // A fold with cards opens for a filter, and goes where none is left.
    for (const fold of $$(".more-cards")) {
      const left = $$(".diff", fold).some((card) => !card.hidden);
      fold.hidden = !left;
      if (active() && left) fold.open = true;
    }
    for (const chip of $$(".chip")) {
      const on = chip.dataset.k ? state.k.includes(chip.dataset.k) : state.s.includes(chip.dataset.s);
      chip.setAttribute("aria-pressed", String(on));
    }
    const search = byId("q");
    if (!search) return;
    if (search.value !== state.q) search.value = state.q;
    const count = (n, all, word) => `${n} of ${all} ${word}${all === 1 ? "" : "s"}`;
    const text = shownRows + shownCards
      ? `Showing ${count(shownRows, rows.length, "statement")}, ${count(shownCards, cards.length, "difference")}.`
      : "No statement matches.";
    byId("status").textContent = text;
    const second = byId("status2");
    if (second) second.textContent = active() ? text : "";
    byId("clear").hidden = !active();
    roving();
  }

  function clear() {
    Object.assign(state, { k: [], s: [], q: "" });
    apply();
  }

  for (const chip of $$(".chip")) {
    chip.addEventListener("click", () => {
      const group = chip.dataset.k ? "k" : "s";
      const value = chip.dataset[group];
      const list = state[group];
      state[group] = list.includes(value) ? list.filter((v) => v !== value) : [...list, value];
      apply();
      replaceFragment();
    });
  }
  const search = byId("q");
  if (search) {
    search.addEventListener("input", () => { state.q = search.value; apply(); replaceFragment(); });
    byId("clear").addEventListener("click", () => { clear(); replaceFragment(); search.focus(); });
  }

  // Rows off screen take their size only when they come near, so land again
  // until the target stays.
  function land(target, tries) {
    const before = target.getBoundingClientRect().top;
    target.scrollIntoView({ block: "start" });
    requestAnimationFrame(() => {
      const moved = Math.abs(target.getBoundingClientRect().top - before) > 1;
      if (tries > 0 && (moved || tries > 9)) land(target, tries - 1);
    });
  }

  /* Links inside the page: open what is closed, show what a filter has hidden. */
  function go(id, keepFilters) {
    const target = id && byId(id);
    if (!target) return false;
    if (target.closest("[hidden]")) {
      if (keepFilters) return false;
      clear();
      say("Filters cleared to show the target.");
    }
    for (let node = target; node; node = node.parentElement) {
      if (node.tagName === "DETAILS") node.open = true;
    }
    for (const node of $$(".cur")) node.classList.remove("cur");
    if (target.matches("li, tr")) target.classList.add("cur");
    land(target, 12);
    if (!target.hasAttribute("tabindex")) target.setAttribute("tabindex", "-1");
    target.focus({ preventScroll: true });
    return true;
  }

  document.addEventListener("click", (event) => {
    const link = event.target.closest && event.target.closest("a[href^='#']");
    if (!link || event.defaultPrevented || event.ctrlKey || event.metaKey || event.shiftKey) return;
    let id = link.getAttribute("href").slice(1);
    try { id = decodeURIComponent(id); } catch { /* as it is */ }
    if (!go(id)) return;
    event.preventDefault();
    try { history.pushState(null, "", fragment(encodeURI(id))); } catch { /* some viewers forbid it */ }
  });

  // A link that carries filters keeps them; a plain one shows its target.
  const follow = () => {
    const anchor = readFragment();
    apply();
    if (anchor && !go(anchor, active()) && active()) go("matrix", true);
  };
  addEventListener("hashchange", follow);
  addEventListener("popstate", follow);

  /* Copy a link to a card: the card's anchor alone, without filters. */
  const act = (text, run) => {
    for (const acts of $$(".acts")) {
      const button = make("button", "lnk", text);
      button.type = "button";
      button.addEventListener("click", () => run(button, acts.closest(".diff")));
      acts.append(button);
    }
  };
  async function copyLink(button, card) {
    let done = "Copied";
    try { await navigator.clipboard.writeText(`${location.href.split("#")[0]}#${card.id}`); }
    catch { done = "In the address bar"; location.hash = card.id; }
    tell(button, done);
  }
  function tell(button, done) {
    const old = button.textContent;
    button.textContent = done;
    say(done);
    setTimeout(() => { button.textContent = old; }, 1600);
  }

  /* The table as a grid: one stop of Tab, arrows inside, a detail on Enter. */
  const table = byId("mx");
  const detail = byId("detail");
  const cellsOf = (row) => $$(".cell", row);
  const visible = () => rows.filter((row) => !row.hidden);
  let current = null;

  function roving() {
    if (!table) return;
    if (current && !current.closest("tr").hidden) return;
    if (current) current.tabIndex = -1;
    const first = visible()[0];
    current = first ? cellsOf(first)[0] : null;
    if (current) current.tabIndex = 0;
  }

  function focusCell(cell) {
    if (!cell) return;
    if (current) current.tabIndex = -1;
    current = cell;
    cell.tabIndex = 0;
    cell.focus({ preventScroll: true });
    cell.scrollIntoView({ block: "nearest", inline: "nearest" });
    if (!detail.hidden) openDetail(cell);
  }

  function setUpTable() {
    table.setAttribute("role", "grid");
    for (const cell of $$("td", table)) cell.setAttribute("role", "gridcell");
    for (const cell of $$(".cell", table)) cell.tabIndex = -1;
    // Links in row headers stand on the cards too; the grid has one stop.
    for (const link of $$("th a", table)) link.tabIndex = -1;
    table.addEventListener("keydown", onKey);
    table.addEventListener("click", (event) => {
      const cell = event.target.closest(".cell");
      if (!cell || event.ctrlKey || event.metaKey || event.shiftKey) return;
      event.preventDefault();
      focusCell(cell);
      openDetail(cell);
    });
  }

  function onKey(event) {
    const cell = event.target.closest(".cell");
    if (!cell || event.altKey || event.metaKey) return;
    const lines = visible();
    const line = lines.indexOf(cell.closest("tr"));
    const column = cellsOf(lines[line]).indexOf(cell);
    const last = cellsOf(lines[line]).length - 1;
    const clamp = (n, top) => Math.max(0, Math.min(top, n));
    let to = null;
    switch (event.key) {
      case "ArrowRight": to = [line, column + 1]; break;
      case "ArrowLeft": to = [line, column - 1]; break;
      case "ArrowDown": to = [line + 1, column]; break;
      case "ArrowUp": to = [line - 1, column]; break;
      case "PageDown": to = [line + 10, column]; break;
      case "PageUp": to = [line - 10, column]; break;
      case "Home": to = [event.ctrlKey ? 0 : line, 0]; break;
      case "End": to = [event.ctrlKey ? lines.length - 1 : line, last]; break;
      case "Enter":
      case " ": openDetail(cell); break;
      default: return;
    }
    event.preventDefault();
    if (to) focusCell(cellsOf(lines[clamp(to[0], lines.length - 1)])[clamp(to[1], last)]);
  }

  /* Data, read when first needed. Offsets are UTF-8 bytes. */
  let data = null;
  const encoder = new TextEncoder();
  const decoder = new TextDecoder();
  const bytes = new Map();
  function load() {
    if (data) return data;
    data = JSON.parse(byId("rashomon-data").textContent);
    data.bySiglum = new Map(data.articles.map((a) => [a.siglum, a]));
    data.byStatement = new Map(data.statements.map((s) => [s.id, s]));
    const sentences = new Map();
    for (const article of data.articles) {
      for (const s of article.sentences) {
        s.part = s.part || "text";
        sentences.set(s.label, { article: article.siglum, part: s.part, start: s.start, end: s.end });
      }
    }
    // A citation is written as its sentence, and bytes where it is not all of it.
    const complete = (value) => {
      if (!value || typeof value !== "object") return;
      const sentence = sentences.get(value.sentence);
      if (sentence) Object.assign(value, { ...sentence, ...value });
      Object.values(value).forEach(complete);
    };
    complete(data);
    for (const s of data.statements) for (const c of s.cells) c.citations = c.citations || [];
    return data;
  }
  function slice(article, part, start, end) {
    const key = article.id + part;
    if (!bytes.has(key)) bytes.set(key, encoder.encode(part === "title" ? article.title : article.text));
    return decoder.decode(bytes.get(key).slice(start, end));
  }
  // What a report does not hold is blank.
  const words = (article, c) => {
    const text = slice(article, c.part, c.start, c.end);
    return data.texts !== "full" && !text.trim() ? "[…]" : text;
  };

  const make = (tag, className, ...children) => {
    const node = document.createElement(tag);
    if (className) node.className = className;
    node.append(...children);
    return node;
  };
  const inDirection = (node, article) => {
    node.dir = "auto";
    if (/^[A-Za-z0-9-]{1,35}$/.test(article.language || "")) node.lang = article.language;
    return node;
  };

  // The cited words marked in their sentence, between its neighbours.
  function passage(article, cited) {
    const at = article.sentences.findIndex((s) => s.label === cited.sentence);
    const quote = inDirection(make("blockquote", "sent"), article);
    for (let i = at - 1; i <= at + 1; i += 1) {
      const s = article.sentences[i];
      if (!s || s.part !== cited.part) continue;
      if (i !== at) {
        quote.append(make("span", "near", " " + slice(article, s.part, s.start, s.end) + " "));
        continue;
      }
      quote.append(
        slice(article, s.part, s.start, Math.max(s.start, cited.start)),
        make("mark", "", words(article, cited)),
        slice(article, s.part, Math.min(s.end, cited.end), s.end));
    }
    return quote;
  }

  const link = (href, text) => { const a = make("a", "", text); a.href = href; return a; };

  // Outlet, date and length, as the list of articles has them.
  const factsOf = (article) => {
    const facts = $(".sm", byId("a-" + article.siglum));
    return facts ? facts.textContent : "";
  };

  function openDetail(cell) {
    load();
    const row = cell.closest("tr");
    const statement = data.byStatement.get(row.id);
    const found = statement && statement.cells[cellsOf(row).indexOf(cell)];
    if (!found) return;
    const article = data.bySiglum.get(found.article);
    const name = $$(".vh, b, .ctx, .un", cell).map((n) => n.textContent.trim()).join(" ");
    const title = make("h2", "");
    title.id = "detail-title";
    const close = make("button", "btn", "Close (Esc)");
    close.type = "button";
    close.addEventListener("click", closeDetail);
    title.append(
      make("span", "sg", article.siglum), inDirection(make("bdi", "", article.outlet), article),
      make("span", "sub", name), close);
    const box = make("div", "wrap", title);
    const cited = found.citations.length ? found.citations : (found.nearest || []).slice(0, 2);
    if (!found.citations.length) {
      const text = cited.length ? "Nearest sentence checked:" : "No sentence near it was found.";
      box.append(make("p", "none", text));
    }
    for (const c of cited) {
      const where = make("p", "where",
        inDirection(make("bdi", "", article.title.trim() || (article.title ? "[…]" : "no headline")), article),
        factsOf(article),
        link("#s-" + encodeURIComponent(c.sentence), "In the article"));
      if (/^https?:\/\//i.test(article.url || "")) {
        const original = link(article.url, "Original");
        original.rel = "noopener noreferrer";
        where.append(original);
      }
      for (const id of statement.findings) if (byId(id)) where.append(link("#" + id, "Difference"));
      box.append(passage(article, c), where);
    }
    if (hooks.detail) hooks.detail(statement, found, box);
    detail.replaceChildren(box);
    detail.hidden = false;
    root.classList.add("detailed");
    // Never over the cell in focus.
    const over = cell.getBoundingClientRect().bottom - detail.getBoundingClientRect().top + 12;
    if (over > 0 && getComputedStyle(detail).position === "fixed") scrollBy(0, over);
  }

  function closeDetail() {
    if (detail.hidden) return;
    detail.hidden = true;
    root.classList.remove("detailed");
    if (current) current.focus({ preventScroll: true });
  }
  addEventListener("keydown", (event) => { if (event.key === "Escape") closeDetail(); });
  detail.addEventListener("click", (event) => {
    if (!event.target.closest("a[href^='#']")) return;
    detail.hidden = true;
    root.classList.remove("detailed");
  });

  /* A sentence, with the words marked that a finding rests on. */
  function sentenceOf(label, finding) {
    const article = load().articles.find((a) => a.sentences.some((s) => s.label === label));
    const s = article.sentences.find((one) => one.label === label);
    const quote = inDirection(make("span", "sent"), article);
    const all = finding ? finding.readings.flatMap((r) => r.evidence) : [];
    const some = all.filter((c) => c.sentence === label && (c.start > s.start || c.end < s.end));
    let at = s.start;
    for (const c of some.sort((a, b) => a.start - b.start)) {
      if (c.start < at) continue;
      quote.append(slice(article, s.part, at, c.start), make("mark", finding.family, words(article, c)));
      at = c.end;
    }
    quote.append(at === s.start ? words(article, s) : slice(article, s.part, at, s.end));
    return quote;
  }

  // What the markup leaves to the data: sentences that stand behind several findings,
  // and what a rule asks. Built when it is opened, or printed.
  const findingOf = (node) => {
    const card = node.closest("[id^='f-']");
    return card && [...load().findings, ...load().set_aside].find((f) => f.id === card.id);
  };
  function fill(box) {
    for (const item of $$(".cmp li", box)) {
      if ($(".sent", item)) continue;
      item.append(sentenceOf(decodeURIComponent($(".sn", item).hash.slice(3)), findingOf(item)));
    }
    for (const why of box.matches(".whyd") ? [box] : $$(".whyd", box)) {
      const says = $("p", why);
      const rule = $("code", says) && load().rules.find((r) => r.id === $("code", says).textContent);
      if (rule && says.firstChild.nodeType !== Node.TEXT_NODE) says.prepend(rule.text, " ");
    }
  }
  document.addEventListener("toggle", (event) => {
    if (event.target.open && event.target.matches(".ev, .fold")) fill(event.target);
  }, true);

  /* Details are open in the markup. Close what is long, open all to print. */
  function fold() {
    cards.forEach((card, i) => {
      for (const d of $$("details", card)) d.open = i < 3 && !d.classList.contains("whyd");
    });
    for (const d of $$("#check .whyd, .fold, .src")) d.open = false;
    for (const d of $$(".ev")) if (d.open) fill(d);
  }
  let wasOpen = [];
  addEventListener("beforeprint", () => {
    wasOpen = $$("details").filter((d) => !d.open);
    for (const d of wasOpen) d.open = true;
    fill(root);
  });
  addEventListener("afterprint", () => { for (const d of wasOpen) d.open = false; });

  /* In a frame, pages of outlets open beside it, and the page around it prints it. */
  if (self !== top) {
    for (const link of $$("a.ext")) link.target = "_blank";
    addEventListener("message", (e) => { if (e.source === parent && e.data === "print") print(); });
  }

  /* A file for the reader to keep. */
  function download(blob, name) {
    const to = make("a", "");
    to.href = URL.createObjectURL(blob);
    to.download = name;
    to.click();
    setTimeout(() => URL.revokeObjectURL(to.href), 1000);
  }

  /* Copy a card with its quotations: Markdown where text is pasted, a block quote a
     citation where a word processor takes it. */
  async function copyQuotations(button, card) {
    const [title, summary] = ["h3", ".sum"].map((s) => $(s, card).textContent.trim());
    const rich = make("div", "", make("h3", "", title), make("p", "", summary));
    const plain = [`### ${title}`, summary];
    const finding = findingOf(card);
    const labels = new Set(finding.readings.flatMap((r) => r.evidence.map((c) => c.sentence)));
    for (const label of labels) {
      const article = load().articles.find((a) => a.sentences.some((s) => s.label === label));
      const text = sentenceOf(label).textContent;
      const number = label.slice(article.siglum.length + 1);
      const safe = (url) => (/^https?:\/\/\S+$/i.test(url || "") ? url : "");
      const facts = [article.outlet, article.title.trim() && `“${article.title.trim()}”`,
        $(".sm", byId("a-" + article.siglum)).dataset.date, number === "0" ? "headline" : `sentence ${number}`,
        article.retrieved && `retrieved ${article.retrieved}`];
      const from = facts.filter(Boolean).join(", ");
      const links = [safe(article.url), safe(article.archive_url)].filter(Boolean);
      const credit = make("p", "", `— ${from}`);
      for (const url of links) credit.append(", ", link(url, url));
      rich.append(make("blockquote", "", make("p", "", text), credit));
      const escaped = (s) => s.replace(/[\\\x60*_{}[\]<>#|~&!@$]/g, "\\$&");
      plain.push(`> ${escaped(text)}\n>\n> — ${[escaped(from), ...links.map((url) => `<${url}>`)].join(", ")}`);
    }
    const markdown = plain.join("\n\n") + "\n";
    let done = "Copied";
    try {
      await navigator.clipboard.write([new ClipboardItem({
        "text/html": new Blob([rich.outerHTML], { type: "text/html" }),
        "text/plain": new Blob([markdown], { type: "text/plain" }),
      })]);
    } catch {
      try { await navigator.clipboard.writeText(markdown); } catch { done = "Not possible here"; }
    }
    tell(button, done);
  }
  act("Copy link", copyLink);
  act("Copy with quotations", copyQuotations);

  for (const button of $$("[data-save]")) {
    button.addEventListener("click", () => {
      const text = byId("rashomon-data").textContent;
      download(new Blob([text + "\n"], { type: "application/json" }), `report-${load().id}.json`);
    });
  }

  /* Keys, silent in fields and where they are switched off. */
  const hooks = { keys: {} };
  const shown = () => $$(".diff").filter((card) => !card.closest("[hidden]"));
  let at = null;
  function step(by) {
    const all = shown();
    const next = all[Math.max(0, Math.min(all.length - 1, all.indexOf(at) + by))];
    if (next) { at = next; go(next.id, true); }
  }
  const flip = (selector) => {
    for (const d of at ? $$(selector, at) : []) d.open = !d.open;
  };
  const keys = {
    j: () => step(1), k: () => step(-1), e: () => flip(".ev:not(.whyd)"), w: () => flip(".whyd"),
    "/": () => { if (search) { search.scrollIntoView({ block: "center" }); search.focus(); } },
    t: () => byId("theme").click(), "?": () => { const help = byId("keys"); help.open = true; go("keys", true); },
  };
  const off = byId("keys-off");
  try { off.checked = localStorage.getItem("rashomon.keys") === "off"; } catch { /* as it is */ }
  off.addEventListener("change", () => {
    try { localStorage.setItem("rashomon.keys", off.checked ? "off" : "on"); } catch { /* not kept */ }
  });
  addEventListener("keydown", (event) => {
    if (off.checked || event.ctrlKey || event.altKey || event.metaKey) return;
    if (event.target.closest && event.target.closest("input, textarea, select")) return;
    const run = keys[event.key] || hooks.keys[event.key];
    if (!run) return;
    event.preventDefault();
    const card = document.activeElement && document.activeElement.closest(".diff");
    if (card) at = card;
    run(at);
  });

  fold();
  if (table) setUpTable();
  follow();
  return { $, $$, byId, make, say, load, slice, download, hooks };
})();
