// Files and lines to take along: tables, data, Markdown, a line to cite the report.
(() => {
  const { $, $$, byId, button, load, slice, download, copied, hooks } = page;

  /* CSV as `--format csv` writes it: a byte order mark, lines that end in CR LF, and
     no cell of text that a spreadsheet takes for a formula. */
  const inert = (text) => (/^[=+\-@\t\r\n\uff1d\uff0b\uff0d\uff20]/.test(text) ? "'" : "") + text.replace(/\p{Cc}/gu, " ");
  const text = (value) => inert(value || "");
  const plain = (value) => String(value ?? "");
  const quoted = (cell) => (/[",\r\n]/.test(cell) ? `"${cell.replace(/"/g, '""')}"` : cell);
  const table = (columns, rows) =>
    "\ufeff" + [Object.keys(columns), ...rows.map((row) => Object.values(columns).map((cell) => cell(row)))]
      .map((cells) => cells.map(quoted).join(",") + "\r\n").join("");

  const wordsOf = (cited) => {
    const data = load();
    const article = data.bySiglum.get(cited.article);
    const words = slice(article, cited.part, cited.start, cited.end);
    return data.texts !== "full" && !words.trim() ? "[…]" : words;
  };
  const labels = (cited) => [...new Set(cited.map((c) => c.sentence))].join(" ");
  const bars = (parts) => parts.join(" | ");

  function findings() {
    const data = load();
    const shown = data.findings.filter((f) => f.severity > 0 && f.standing !== "possible");
    const lacking = (f, coverage) => {
      const statement = data.byStatement.get(f.statement);
      return (statement ? statement.cells : []).filter((c) => c.coverage === coverage).map((c) => c.article).join(" ");
    };
    const evidence = (f) => f.readings.flatMap((r) => r.evidence.map((c) => [r.letter, c]));
    return table({
      report: () => data.id,
      finding: (f) => f.id,
      number: (f) => plain(shown.indexOf(f) + 1 || ""),
      kind: (f) => f.kind,
      family: (f) => f.family,
      severity: (f) => plain(f.severity),
      standing: (f) => f.standing,
      statement: (f) => plain(f.statement),
      title: (f) => text(f.title),
      summary: (f) => text(f.summary),
      readings: (f) => text(bars(f.readings.map((r) => `${r.letter}: ${r.label}`))),
      reported_by: (f) => bars(f.readings.map((r) => `${r.letter}: ${r.articles.join(" ")}`)),
      not_found_in: (f) => lacking(f, "not-found"),
      cannot_tell_in: (f) => lacking(f, "cannot-tell"),
      articles: (f) => plain(f.independence.articles),
      origins: (f) => plain(f.independence.origins),
      sources: (f) => plain(f.independence.sources),
      sentences: (f) => labels(evidence(f).map(([, c]) => c)),
      words: (f) => text(bars(evidence(f).map(([letter, c]) => `${letter} ${c.sentence}: ${wordsOf(c)}`))),
      review: (f) => text(f.review && f.review.op),
      review_note: (f) => text(f.review && f.review.note),
      rule: (f) => f.rule,
      stopped_by: (f) => {
        const stopped = f.checks.find((c) => c.outcome === "fails" || c.outcome === "missing");
        return text(stopped && stopped.name);
      },
    }, [...data.findings, ...data.set_aside]);
  }

  function claims() {
    const data = load();
    const rows = data.statements.flatMap((s) => s.cells.map((cell) => ({ s, cell, cited: cell.citations, siglum: cell.article })));
    for (const cited of data.singles) rows.push({ cell: { coverage: "says" }, cited: [cited], siglum: cited.article });
    const article = (row) => data.bySiglum.get(row.siglum);
    const first = (row, name) => plain(row.cited.length ? row.cited[0][name] : "");
    return table({
      report: () => data.id,
      statement: ({ s }) => (s ? s.id : ""),
      statement_words: ({ s, cited }) => text(wordsOf(s ? s.title : cited[0])),
      article: ({ siglum }) => siglum,
      outlet: (row) => text(article(row).outlet),
      published: (row) => plain(article(row).published && article(row).published.at),
      state: ({ cell }) => cell.coverage,
      reason: ({ cell }) => plain(cell.reason),
      letter: ({ cell }) => plain(cell.letter),
      value: ({ s, cell }) => text(cell.letter && s.readings[cell.letter.charCodeAt(0) - 97]),
      sure: ({ cell }) => (cell.sure === false ? "no" : "yes"),
      sentences: ({ cited }) => labels(cited),
      words: ({ cited }) => text(cited.length ? wordsOf(cited[0]) : ""),
      part: (row) => first(row, "part"),
      start: (row) => first(row, "start"),
      end: (row) => first(row, "end"),
      nearest: ({ cell }) => labels(cell.nearest || []),
      url: (row) => text(article(row).url),
      archive_url: (row) => text(article(row).archive_url),
    }, rows);
  }

  const FILES = {
    json: ["report", "application/json", () => byId("rashomon-data").textContent + "\n"],
    findings: ["findings", "text/csv", findings],
    claims: ["claims", "text/csv", claims],
    md: ["differences", "text/markdown", () => $$(".diff").filter((card) => !card.closest("[hidden]")).map((card) => hooks.quotations(card).markdown).join("\n")],
  };
  for (const to of $$("[data-save]")) {
    to.addEventListener("click", () => {
      const [name, type, made] = FILES[to.dataset.save];
      const ending = { json: "json", md: "md" }[to.dataset.save] || "csv";
      download(new Blob([made()], { type: `${type};charset=utf-8` }), `${name}-${load().id}.${ending}`);
    });
  }
  const line = byId("cite");
  if (line) line.after(" ", button("lnk", "Copy", (made) => copied(made, line.textContent.replace(/\s+/g, " ").trim())));
})();
