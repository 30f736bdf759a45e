/* Lets readers search a table of case studies; the table is whole without this. */
(function () {
  "use strict";

  function start(frame) {
    const rows = Array.from(frame.querySelectorAll("tbody tr"));
    const label = document.createElement("label");
    const box = document.createElement("input");
    const said = document.createElement("p");
    label.className = "pb-filter";
    label.textContent = "Search by place, theme, stage or word ";
    box.type = "search";
    said.setAttribute("role", "status");
    label.append(box);
    frame.before(label, said);
    box.addEventListener("input", function () {
      const words = box.value.toLowerCase().split(/\s+/).filter(Boolean);
      let shown = 0;
      rows.forEach(function (row) {
        const text = row.textContent.toLowerCase();
        row.hidden = !words.every(function (word) { return text.includes(word); });
        shown += row.hidden ? 0 : 1;
      });
      said.textContent = words.length ? shown + " of " + rows.length + " shown." : "";
    });
  }

  document.querySelectorAll(".pb-cases").forEach(start);
})();
