// The page itself: links that open what they lead to, the table as a grid with a
// detail of its cells, what the markup leaves to the data, and keys.
(() => {
  const { $, $$, byId, make, link, button, inDirection, say, tell, load, sentenceOf, passage, filters, hooks } = page;
  const { rows, cards } = filters;
  const root = document.documentElement;

  const CLEARED = "Filters cleared to show the target.";

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
      filters.clear(CLEARED);
      if (target.closest(".src[hidden]")) {
        filters.state.v = [];
        hooks.columns();
      }
      say(CLEARED);
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
    const to = event.target.closest && event.target.closest("a[href^='#']");
    if (!to || event.defaultPrevented || event.ctrlKey || event.metaKey || event.shiftKey) return;
    let id = to.getAttribute("href").slice(1);
    try { id = decodeURIComponent(id); } catch { /* as it is */ }
    if (!go(id)) return;
    event.preventDefault();
    try { history.pushState(null, "", filters.fragment(encodeURI(id))); } catch { /* some viewers forbid it */ }
  });

  // A link that carries filters keeps them; a plain one shows its target.
  const follow = () => {
    const were = filters.active();
    const anchor = filters.read();
    const target = byId(anchor);
    const note = were && !filters.active() && target && target.closest("[hidden]") ? CLEARED : "";
    filters.apply(note);
    if (note) say(note);
    if (hooks.columns) hooks.columns();
    if (anchor && !go(anchor, filters.active()) && filters.active()) go("matrix", true);
  };
  // It comes for a changed fragment too, before `hashchange`.
  addEventListener("popstate", follow);

  /* Copy a link to a card: the card's anchor alone, without filters. */
  const act = (text, run) => {
    for (const acts of $$(".diff .acts")) acts.append(button("lnk", text, (made) => run(made, acts.closest(".diff"))));
  };
  async function copyLink(made, card) {
    let done = "Copied";
    try { await navigator.clipboard.writeText(`${location.href.split("#")[0]}#${card.id}`); }
    catch { done = "In the address bar"; location.hash = card.id; }
    tell(made, done);
  }

  /* The table as a grid: one stop of Tab, arrows inside, a detail on Enter. */
  const table = byId("mx");
  const detail = byId("detail");
  const cellsOf = (row) => $$(".cell", row);
  hooks.filtered = roving;
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
    for (const cell of $$("td > [data-s]", table)) {
      cell.classList.add("cell");
      cell.tabIndex = -1;
    }
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

  // Outlet, date and length, as the list of articles has them.
  const factsOf = (article) => {
    const facts = $(".sm", byId("a-" + article.siglum));
    return facts ? facts.textContent : "";
  };

  function openDetail(cell) {
    const data = load();
    const row = cell.closest("tr");
    const statement = data.byStatement.get(row.id);
    const found = statement && statement.cells[cellsOf(row).indexOf(cell)];
    if (!found) return;
    const article = data.bySiglum.get(found.article);
    const name = $$("i, b, .ctx, .un, .dn", cell).map((n) => n.textContent.trim()).join(" ");
    const title = make("h2", "");
    title.id = "detail-title";
    const close = button("btn", "Close (Esc)", closeDetail);
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

  // What the markup leaves to the data: sentences that stand behind several findings,
  // and what a rule asks. Built when it is opened, or printed.
  const findingOf = (node) => {
    const card = node.closest("[id^='f-']");
    return card && [...load().findings, ...load().set_aside].find((f) => f.id === card.id);
  };
  function fill(box) {
    for (const item of $$(".cmp li", box)) {
      if ($(".sent", item)) continue;
      item.append(sentenceOf(decodeURIComponent($("a", item).hash.slice(3)), findingOf(item)));
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

  /* Print: all open, a wide table in blocks of eight articles with their headers, and
     what the filter is. */
  let wasOpen = [];
  const COLUMNS = 8;
  function block(from) {
    const copy = table.cloneNode(true);
    copy.className = "mx few printed";
    for (const node of [copy, ...$$("[id]", copy)]) node.removeAttribute("id");
    for (const row of $$("tr", copy)) {
      [...row.children].forEach((cell, i) => { if (i > 0 && (i <= from || i > from + COLUMNS)) cell.remove(); });
    }
    return copy;
  }
  addEventListener("beforeprint", () => {
    wasOpen = $$("details").filter((d) => !d.open);
    for (const d of wasOpen) d.open = true;
    fill(root);
    if (!table) return;
    const said = filters.described();
    if (said) table.parentNode.before(make("p", "printed", `Filtered: ${said}.`));
    const columns = $$("thead th", table).length - 1;
    for (let from = 0; columns > COLUMNS && from < columns; from += COLUMNS) table.parentNode.before(block(from));
    root.classList.toggle("blocks", columns > COLUMNS);
  });
  addEventListener("afterprint", () => {
    for (const d of wasOpen) d.open = false;
    for (const node of $$(".printed")) node.remove();
    root.classList.remove("blocks");
  });

  /* In a frame, pages of outlets open beside it, and the page around it prints it. */
  if (self !== top) {
    for (const link of $$("a.ext")) link.target = "_blank";
    addEventListener("message", (e) => { if (e.source === parent && e.data === "print") print(); });
  }

  /* A card with its quotations: Markdown where text is pasted, a block quote a citation
     where a word processor takes it. */
  hooks.quotations = (card) => {
    const [title, summary] = ["h3", ".sum"].map((s) => $(s, card).textContent.trim());
    const escaped = (s) => s.replace(/[\\\x60*_{}[\]<>#|~&!@$]/g, "\\$&");
    const rich = make("div", "", make("h3", "", title), make("p", "", summary));
    const plain = [`### ${escaped(title)}`, escaped(summary)];
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
      plain.push(`> ${escaped(text)}\n>\n> — ${[escaped(from), ...links.map((url) => `<${url}>`)].join(", ")}`);
    }
    return { rich, markdown: plain.join("\n\n") + "\n" };
  };
  async function copyQuotations(made, card) {
    const { rich, markdown } = hooks.quotations(card);
    let done = "Copied";
    try {
      await navigator.clipboard.write([new ClipboardItem({
        "text/html": new Blob([rich.outerHTML], { type: "text/html" }),
        "text/plain": new Blob([markdown], { type: "text/plain" }),
      })]);
    } catch {
      try { await navigator.clipboard.writeText(markdown); } catch { done = "Not possible here"; }
    }
    tell(made, done);
  }
  act("Copy link", copyLink);
  act("Copy with quotations", copyQuotations);

  /* Keys, silent in fields and where they are switched off. */
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
    "/": () => { const search = byId("q"); if (search) { search.scrollIntoView({ block: "center" }); search.focus(); } },
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
})();
