// Articles side by side: the same nodes in up to four columns. A sentence that is
// selected lights up, and with it its statement in all of them.
(() => {
  const { $, $$, byId, make, button, say, load, filters, hooks } = page;
  const box = $(".srcs");
  const articles = $$(".src");
  if (articles.length < 2) return;
  const sigla = articles.map((article) => article.id.slice(2));
  let were = null;

  const bar = make("p", "cols");
  const open = button("btn", "Side by side", () => {
    filters.state.v = filters.state.v.length ? [] : sigla.slice(0, 4);
    show();
    filters.keep("articles");
  });
  open.id = "side";
  bar.append(open);
  for (const siglum of sigla) {
    const chip = button("chip", siglum, () => {
      const { v } = filters.state;
      filters.state.v = v.includes(siglum) ? v.filter((s) => s !== siglum) : sigla.filter((s) => s === siglum || v.includes(s));
      show();
      filters.keep("articles");
    });
    chip.dataset.v = siglum;
    chip.title = $("bdi", byId(`a-${siglum}`).querySelector(".sm")).textContent;
    bar.append(chip);
  }
  box.before(bar);

  function show() {
    const chosen = filters.state.v.filter((siglum) => sigla.includes(siglum));
    const on = chosen.length > 0;
    if (on && !were) were = articles.filter((article) => article.open);
    open.setAttribute("aria-pressed", String(on));
    box.classList.toggle("side", on);
    for (const chip of $$(".chip", bar)) {
      chip.hidden = !on;
      chip.setAttribute("aria-pressed", String(chosen.includes(chip.dataset.v)));
    }
    for (const article of articles) {
      const text = $(".txt", article);
      article.hidden = on && !chosen.includes(article.id.slice(2));
      if (on) article.open = true;
      else if (were) article.open = were.includes(article);
      for (const [name, value] of [["tabindex", "0"], ["role", "region"], ["aria-label", `Text of ${article.id.slice(2)}`]]) {
        if (on) text.setAttribute(name, value);
        else text.removeAttribute(name);
      }
    }
    if (!on) {
      were = null;
      light([]);
    }
  }

  function light(labels) {
    for (const node of $$(".lit")) node.classList.remove("lit");
    for (const label of labels) {
      const node = byId(`s-${label}`);
      if (!node) continue;
      node.classList.add("lit");
    }
    // The first of each article comes into view, without the page moving.
    for (const article of articles) {
      const first = $(".lit", article);
      if (!first || article.hidden) continue;
      const text = $(".txt", article);
      text.scrollTop += first.getBoundingClientRect().top - text.getBoundingClientRect().top - 40;
    }
  }

  function select(node) {
    const label = node.id.slice(2);
    const has = (statement) => statement.cells.some((c) => c.citations.some((cited) => cited.sentence === label));
    const statements = load().statements.filter(has);
    const cited = statements.flatMap((s) => s.cells.flatMap((c) => c.citations));
    light([label, ...cited.map((c) => c.sentence)]);
    const of = statements.map((s) => s.id.slice(1)).join(", ");
    say(of ? `Row ${of}: ${new Set(cited.map((c) => c.article)).size} articles.` : "Found in one article only.");
  }

  box.addEventListener("click", (event) => {
    if (!box.classList.contains("side") || event.target.closest("a, summary") || String(getSelection())) return;
    const node = event.target.closest(".ps li");
    if (node) select(node);
  });
  // With the keyboard: arrows step through the sentences of a text.
  box.addEventListener("keydown", (event) => {
    const text = event.target.closest(".txt");
    if (!box.classList.contains("side") || !text || event.altKey || event.ctrlKey || event.metaKey) return;
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (!step || event.target.closest("a, input")) return;
    event.preventDefault();
    const all = $$(".ps li", text);
    const at = all.indexOf($(".at", text));
    const next = all[Math.max(0, Math.min(all.length - 1, at + step))];
    for (const node of $$(".at", text)) node.classList.remove("at");
    next.classList.add("at");
    select(next);
  });

  hooks.columns = show;
  show();
})();
