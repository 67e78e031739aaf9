// Script of the page that names several reports: sorts and searches.
(() => {
  const table = document.querySelector(".events");
  if (!table) return;
  const body = table.tBodies[0];
  const rows = [...body.rows];
  const value = (row, at) => {
    const cell = row.cells[at];
    return cell.dataset.v ?? cell.textContent.trim().toLowerCase();
  };
  const heads = [...table.tHead.rows[0].cells];
  heads.forEach((head, at) => {
    const button = document.createElement("button");
    button.type = "button";
    button.className = "sort";
    button.append(...head.childNodes);
    head.append(button);
    // Names begin with the first, counts with the most.
    const first = head.classList.contains("n") || head.textContent === "Differences" ? "descending" : "ascending";
    button.addEventListener("click", () => {
      const now = head.getAttribute("aria-sort");
      const order = now ? (now === "ascending" ? "descending" : "ascending") : first;
      for (const other of heads) other.removeAttribute("aria-sort");
      head.setAttribute("aria-sort", order);
      const by = new Intl.Collator("en", { numeric: true }).compare;
      const sorted = rows.map((row, i) => [row, value(row, at), i]);
      sorted.sort((a, b) => (order === "ascending" ? 1 : -1) * by(a[1], b[1]) || a[2] - b[2]);
      body.append(...sorted.map(([row]) => row));
    });
  });
  const search = document.getElementById("q");
  const status = document.getElementById("status");
  search.addEventListener("input", () => {
    const q = search.value.trim().toLowerCase();
    let shown = 0;
    for (const row of rows) {
      row.hidden = !row.textContent.toLowerCase().includes(q);
      if (!row.hidden) shown += 1;
    }
    const count = `Showing ${shown} of ${rows.length} event${rows.length === 1 ? "" : "s"}.`;
    status.textContent = q ? (shown ? count : "No event matches.") : "";
  });
})();
