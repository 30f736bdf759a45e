/* Lets readers sort the list of places by a column; the table is whole without this. */
(function () {
  "use strict";

  function text(row, column) {
    return row.cells[column].textContent.trim();
  }

  function number(row, column) {
    // A year in brackets behind a figure is not part of it; what is not available has none.
    return parseFloat(text(row, column).replace(/[£,]/g, ""));
  }

  function ordered(rows, column, isFigure, direction) {
    const known = isFigure ? rows.filter(function (row) { return !isNaN(number(row, column)); }) : rows;
    const unknown = rows.filter(function (row) { return !known.includes(row); });
    known.sort(function (a, b) {
      const order = isFigure ? number(a, column) - number(b, column) : text(a, column).localeCompare(text(b, column), "en");
      return direction === "ascending" ? order : -order;
    });
    return known.concat(unknown);
  }

  function start(frame) {
    const body = frame.querySelector("tbody");
    const asPrinted = Array.from(body.rows);
    const heads = Array.from(frame.querySelectorAll("thead th"));
    const said = document.createElement("p");
    said.className = "pb-sort-said";
    said.setAttribute("role", "status");
    frame.after(said);

    heads.forEach(function (head, column) {
      const isFigure = head.classList.contains("pb-number");
      const button = document.createElement("button");
      button.type = "button";
      button.textContent = head.textContent;
      head.replaceChildren(button);
      button.addEventListener("click", function () {
        // Figures begin with the highest, names with A.
        const first = isFigure ? "descending" : "ascending";
        const other = isFigure ? "ascending" : "descending";
        const direction = head.getAttribute("aria-sort") === first ? other : first;
        heads.forEach(function (each) { each.removeAttribute("aria-sort"); });
        head.setAttribute("aria-sort", direction);
        body.append.apply(body, ordered(asPrinted.slice(), column, isFigure, direction));
        const end = isFigure ? { ascending: "lowest first", descending: "highest first" } : { ascending: "A to Z", descending: "Z to A" };
        said.textContent = "Sorted by " + button.textContent + ", " + end[direction] + ".";
      });
    });
  }

  document.querySelectorAll(".pb-sortable").forEach(start);
})();
