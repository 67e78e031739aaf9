// Script of the page of mentions. Everything is readable without it; it only adds
// filters and, at the mark that is pointed at or in focus, its value. It builds
// nodes with textContent, never from markup.
"use strict";
(() => {
  const $$ = (selector, from = document) => [...from.querySelectorAll(selector)];
  const byId = (id) => document.getElementById(id);

  /* Filters: a box a kind. A sentence goes only if asked. */
  const boxes = $$("[data-pick]");
  const marks = $$("mark[data-kind]");
  const lines = $$(".mn");
  const sentences = $$(".ins > li");
  const only = byId("only");

  function apply() {
    const off = new Set(boxes.filter((box) => !box.checked).map((box) => box.dataset.pick));
    for (const mark of marks) mark.classList.toggle("off", off.has(mark.dataset.kind));
    let shown = 0;
    for (const line of lines) {
      line.hidden = off.has(line.dataset.kind);
      if (!line.hidden) shown += 1;
    }
    for (const sentence of sentences) {
      sentence.hidden = only.checked && !$$(".mn", sentence).some((line) => !line.hidden);
    }
    byId("status").textContent = `Showing ${shown} of ${lines.length} mention${lines.length === 1 ? "" : "s"}.`;
    stop();
  }
  for (const box of [...boxes, only]) box.addEventListener("change", apply);

  /* Marks: one stop of Tab, arrows go on to the next that is shown. */
  let current = null;
  const reachable = () => marks.filter((mark) => !mark.matches(".off") && !mark.closest("[hidden]"));

  function stop(mark) {
    const next = mark || (current && reachable().includes(current) ? current : reachable()[0]);
    if (current) current.tabIndex = -1;
    current = next || null;
    if (current) current.tabIndex = 0;
  }

  document.addEventListener("keydown", (event) => {
    const mark = event.target.closest && event.target.closest("mark[data-m]");
    if (event.key === "Escape") hide();
    if (!mark || event.altKey || event.ctrlKey || event.metaKey) return;
    const all = reachable();
    const at = all.indexOf(mark);
    const to = { ArrowRight: at + 1, ArrowDown: at + 1, ArrowLeft: at - 1, ArrowUp: at - 1, Home: 0, End: all.length - 1 }[event.key];
    if (to === undefined) return;
    event.preventDefault();
    const next = all[Math.max(0, Math.min(all.length - 1, to))];
    stop(next);
    next.focus();
  });

  /* The value of a mark, beside it, and its line in the list. */
  const tip = byId("tip");
  let lit = [];

  function light(nodes) {
    for (const node of lit) node.classList.remove("lit");
    lit = nodes;
    for (const node of lit) node.classList.add("lit");
  }

  function show(mark) {
    const line = byId(mark.dataset.m);
    light([line, ...$$("mark", line.closest("[id^='s-']")).filter((m) => m.dataset.m === line.id)]);
    tip.textContent = mark.dataset.value;
    tip.hidden = false;
    const box = mark.getClientRects()[0] || mark.getBoundingClientRect();
    const own = tip.getBoundingClientRect();
    const left = Math.max(8, Math.min(box.left, document.documentElement.clientWidth - own.width - 8));
    const above = box.top - own.height - 8;
    tip.style.left = `${left}px`;
    tip.style.top = `${above < 56 ? box.bottom + 8 : above}px`;
  }

  function hide() {
    tip.hidden = true;
    light([]);
  }

  for (const mark of marks) {
    mark.dataset.value = mark.title;
    mark.removeAttribute("title");
    mark.tabIndex = -1;
    mark.setAttribute("aria-describedby", mark.dataset.m);
  }
  const markOf = (event) => {
    let node = event.target.closest && event.target.closest("mark[data-m]");
    while (node && node.matches(".off")) node = node.parentElement.closest("mark[data-m]");
    return node;
  };
  const onto = (event) => {
    const mark = markOf(event);
    if (mark) show(mark);
    else if (event.type === "pointerover") hide();
  };
  document.addEventListener("pointerover", onto);
  document.addEventListener("focusin", onto);
  document.addEventListener("focusout", hide);
  document.addEventListener("click", (event) => {
    const mark = markOf(event);
    if (!mark) return;
    stop(mark);
    mark.focus();
  });
  addEventListener("scroll", () => { if (!tip.hidden) hide(); }, { passive: true });

  /* A line of the list lights its words. */
  for (const line of lines) {
    const own = () => $$("mark", line.closest("[id^='s-']")).filter((mark) => mark.dataset.m === line.id);
    line.addEventListener("pointerenter", () => light([line, ...own()]));
    line.addEventListener("pointerleave", () => light([]));
  }

  apply();
})();
