// What the scripts of a report share: nodes, the data of the page, and files to keep.
// Everything is readable without script. Nodes are built with textContent, never from
// markup, and no script holds data of any event.
const page = (() => {
  const $ = (selector, from = document) => from.querySelector(selector);
  const $$ = (selector, from = document) => [...from.querySelectorAll(selector)];
  const byId = (id) => document.getElementById(id);
  const say = (text) => {
    const live = byId("live");
    live.textContent = "";
    setTimeout(() => { live.textContent = text; }, 30);
  };
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
    for (const s of data.statements) {
      s.cells.forEach((c, i) => {
        c.article = data.articles[i].siglum;
        c.citations = c.citations || [];
      });
    }
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
  const button = (className, text, run) => {
    const made = make("button", className, text);
    made.type = "button";
    made.addEventListener("click", () => run(made));
    return made;
  };

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

  function tell(button, done) {
    const old = button.textContent;
    button.textContent = done;
    say(done);
    setTimeout(() => { button.textContent = old; }, 1600);
  }

  /* A file for the reader to keep. */
  function download(blob, name) {
    const to = make("a", "");
    to.href = URL.createObjectURL(blob);
    to.download = name;
    to.click();
    setTimeout(() => URL.revokeObjectURL(to.href), 1000);
  }

  const copied = async (made, text) => {
    let done = "Copied";
    try { await navigator.clipboard.writeText(text); } catch { done = "Not possible here"; }
    tell(made, done);
  };

  return {
    $, $$, byId, make, link, button, inDirection, say, tell, copied, download, load, slice, words, sentenceOf, passage,
    hooks: { keys: {} },
  };
})();
