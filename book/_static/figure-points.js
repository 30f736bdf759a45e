/* What a chart tells those who point at it, for everybody: a table of all points, below the figure's
   own table, where the chart says more than that one. It is made when it is first asked for. */
(function () {
  "use strict";

  // Place, year and value make a table of places by years; anything else, a row for each point.
  const CROSSED = 3;

  function hints(spec) {
    // Yields the fields that a layer shows and the rows it shows them for.
    const found = [];
    function walk(node, rows, encoding) {
      const data = node.data && node.data.name ? spec.datasets[node.data.name] : node.data ? null : rows;
      const own = Object.assign({}, encoding, node.encoding);
      if (node.layer) {
        node.layer.forEach(function (layer) { walk(layer, data, own); });
      } else if (data && own.tooltip) {
        found.push({ fields: [].concat(own.tooltip), rows: data });
      }
    }
    walk(spec, null, {});
    return found;
  }

  function points(spec) {
    const seen = new Map();
    hints(spec).forEach(function (hint) {
      const names = hint.fields.map(function (field) { return field.title || field.field; });
      const key = names.join("|");
      if (!seen.has(key)) { seen.set(key, { names: names, rows: new Map() }); }
      hint.rows.forEach(function (row) {
        const cells = hint.fields.map(function (field) { return row[field.field]; });
        seen.get(key).rows.set(JSON.stringify(cells), cells);
      });
    });
    return Array.from(seen.values(), function (one) { return { names: one.names, rows: Array.from(one.rows.values()) }; });
  }

  function isTold(figure, point) {
    const said = figure.querySelector(".pb-title").textContent + figure.querySelector("details table").textContent;
    return point.rows.every(function (cells) {
      return cells.every(function (cell) { return typeof cell !== "string" || said.includes(cell); });
    });
  }

  function crossed(point) {
    const [down, across] = [0, 1].map(function (k) { return Array.from(new Set(point.rows.map(function (cells) { return cells[k]; }))); });
    const numbers = across.every(function (name) { return typeof name === "number"; });
    if (point.names.length !== CROSSED || !numbers || point.rows.length < across.length * 2) { return point; }
    const at = new Map(point.rows.map(function (cells) { return [cells[0] + "|" + cells[1], cells[2]]; }));
    if (at.size < point.rows.length) { return point; }
    across.sort(function (a, b) { return a - b; });
    return {
      names: [point.names[0] + " (" + point.names[2] + ")"].concat(across),
      rows: down.map(function (name) { return [name].concat(across.map(function (year) { return at.get(name + "|" + year); })); }),
    };
  }

  function element(name, properties, children) {
    const made = Object.assign(document.createElement(name), properties);
    made.append(...children);
    return made;
  }

  function cell(name, scope, value) {
    const empty = value === null || value === undefined;
    const made = element(name, { className: typeof value === "number" ? "pb-number" : "" }, [empty ? "not available" : String(value)]);
    if (scope) { made.scope = scope; }
    return made;
  }

  function table(point, caption, title) {
    const head = element("tr", {}, point.names.map(function (name) { return cell("th", "col", name); }));
    const rows = point.rows.map(function (cells) {
      return element("tr", {}, cells.map(function (value, k) { return k ? cell("td", "", value) : cell("th", "row", value); }));
    });
    const made = element("table", {}, [
      element("caption", {}, [caption]), element("thead", {}, [head]), element("tbody", {}, rows),
    ]);
    const frame = element("div", { className: "pb-table pb-points", tabIndex: 0 }, [made]);
    frame.setAttribute("role", "region");
    frame.setAttribute("aria-label", caption + ": " + title);
    return frame;
  }

  function fill(figure, details) {
    details.querySelectorAll(".pb-points").forEach(function (old) { old.remove(); });
    const title = figure.querySelector(".pb-title").textContent;
    const caption = "Every point of the chart";
    points(window.placebookFigures.specification(figure))
      .filter(function (point) { return !isTold(figure, point); })
      .forEach(function (point, k) { details.append(table(crossed(point), caption + (k ? " (" + (k + 1) + ")" : ""), title)); });
  }

  document.addEventListener("toggle", function (event) {
    const figure = event.target.closest && event.target.closest(".pb-figure");
    if (figure && event.target.open && window.placebookDrawings) { fill(figure, event.target); }
  }, true);
})();
