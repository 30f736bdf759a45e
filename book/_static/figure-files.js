/* Gives a figure away as a picture or a table that says by itself what it is and where it is from. */
(function () {
  "use strict";

  const WIDTH = 800;
  const EDGE = 24;
  const FONT = "system-ui, -apple-system, 'Segoe UI', Roboto, 'Helvetica Neue', Arial, sans-serif";
  const SVG = "http://www.w3.org/2000/svg";
  // What a spreadsheet would take for a formula is kept as text; plain numbers stay numbers.
  const FORMULA = /^\s*[=+\-@\uFF1D\uFF0B\uFF0D\uFF20]|^[\t\r\n]/;
  const NUMBER = /^[+-]?\d[\d.,]*%?$/;

  function words(figure, name) {
    const node = figure.querySelector(name);
    return node ? node.textContent.trim() : "";
  }

  function report() {
    const footer = document.querySelector(".pb-footer");
    const heading = document.querySelector("h1").cloneNode(true);
    heading.querySelectorAll(".headerlink").forEach(function (link) { link.remove(); });
    return {
      page: heading.textContent.trim(),
      edition: footer.dataset.edition,
      licence: footer.textContent.trim().replace(/^[^.]*\.\s*/, ""),
      // A folder of the reader's own machine is no address.
      address: location.protocol === "file:" ? "" : location.href.replace(/#.*/, ""),
    };
  }

  function quoted(cell) {
    const guarded = FORMULA.test(cell) && !NUMBER.test(cell) ? "'" + cell : cell;
    return '"' + guarded.replace(/"/g, '""') + '"';
  }

  function table(figure) {
    return Array.from(figure.querySelector("details table").rows, function (row) {
      return Array.from(row.cells, function (cell) {
        return cell.classList.contains("pb-number") ? cell.textContent.replace(/,/g, "") : cell.textContent;
      });
    });
  }

  function csv(figure) {
    const about = report();
    const head = [
      ["Title", words(figure, ".pb-title")],
      ["Source", words(figure, ".pb-source").replace(/^Source: /, "")],
      ["Note", words(figure, ".pb-note")],
      ["Page", about.page],
      ["Report", "Placebook, edition " + about.edition],
      ["Licence", about.licence],
      ["Address", about.address && about.address + "#" + figure.id],
    ].filter(function (pair) { return pair[1]; });
    const rows = head.concat([[]], table(figure));
    const text = rows.map(function (row) { return row.map(quoted).join(","); }).join("\r\n");
    return new Blob(["\ufeff", text, "\r\n"], { type: "text/csv" });
  }

  function broken(text, font) {
    const pen = document.createElement("canvas").getContext("2d");
    pen.font = font;
    return text.split(/\s+/).reduce(function (lines, word) {
      const longer = lines.length ? lines[lines.length - 1] + " " + word : word;
      if (lines.length && pen.measureText(longer).width <= WIDTH - 2 * EDGE) {
        lines[lines.length - 1] = longer;
      } else {
        lines.push(word);
      }
      return lines;
    }, []);
  }

  function add(parent, name, attributes, text) {
    const node = document.createElementNS(SVG, name);
    Object.entries(attributes).forEach(function (pair) { node.setAttribute(pair[0], pair[1]); });
    if (text) { node.textContent = text; }
    parent.append(node);
    return node;
  }

  function write(svg, text, top, size, weight, colour) {
    // Returns where the next thing may begin.
    const step = Math.round(size * 1.4);
    broken(text, weight + " " + size + "px " + FONT).forEach(function (line) {
      top += step;
      add(svg, "text", { x: EDGE, y: top, "font-size": size, "font-weight": weight, fill: colour }, line);
    });
    return top;
  }

  async function drawing(figure) {
    const spec = window.placebookFigures.specification(figure);
    spec.width = WIDTH - 2 * EDGE;
    const result = await window.placebookFigures.embed(document.createElement("div"), spec);
    const text = await result.view.toSVG();
    result.finalize();
    return new DOMParser().parseFromString(text, "image/svg+xml").documentElement;
  }

  async function picture(figure) {
    const about = report();
    const title = words(figure, ".pb-title");
    const svg = document.createElementNS(SVG, "svg");
    add(svg, "title", { id: "title" }, title);
    add(svg, "desc", { id: "desc" }, figure.querySelector(".pb-chart").getAttribute("aria-label"));
    add(svg, "rect", { width: "100%", height: "100%", fill: "#ffffff" });
    let top = write(svg, title, EDGE / 2, 18, 600, "#1a1a1a") + 12;
    const chart = await drawing(figure);
    chart.setAttribute("x", EDGE);
    chart.setAttribute("y", top);
    svg.append(chart);
    top += parseFloat(chart.getAttribute("height"));
    const named = "Placebook, edition " + about.edition + ": " + about.page + ".";
    [words(figure, ".pb-note"), words(figure, ".pb-source"), named + " " + about.address]
      .filter(Boolean)
      .forEach(function (text) { top = write(svg, text.trim(), top + 4, 12, 400, "#52575e"); });
    const size = { width: WIDTH, height: Math.ceil(top + EDGE) };
    Object.entries(size).forEach(function (pair) { svg.setAttribute(pair[0], pair[1]); });
    svg.setAttribute("viewBox", "0 0 " + size.width + " " + size.height);
    svg.setAttribute("font-family", FONT);
    svg.setAttribute("role", "img");
    svg.setAttribute("aria-labelledby", "title desc");
    const blob = new Blob([new XMLSerializer().serializeToString(svg)], { type: "image/svg+xml" });
    return Object.assign(size, { blob: blob });
  }

  async function pixels(figure) {
    const drawn = await picture(figure);
    const image = new Image(drawn.width, drawn.height);
    image.src = URL.createObjectURL(drawn.blob);
    await image.decode();
    const canvas = document.createElement("canvas");
    canvas.width = drawn.width * 2;
    canvas.height = drawn.height * 2;
    canvas.getContext("2d").drawImage(image, 0, 0, canvas.width, canvas.height);
    URL.revokeObjectURL(image.src);
    return new Promise(function (resolve) { canvas.toBlob(resolve, "image/png"); });
  }

  const MAKE = {
    csv: csv,
    svg: async function (figure) { return (await picture(figure)).blob; },
    png: pixels,
  };

  async function save(figure, kind) {
    const link = document.createElement("a");
    link.href = URL.createObjectURL(await MAKE[kind](figure));
    link.download = figure.querySelector(".pb-get").dataset.name + "." + kind;
    link.click();
    setTimeout(function () { URL.revokeObjectURL(link.href); }, 10000);
  }

  // One ear for all figures, those that come after the page as well.
  document.addEventListener("click", function (event) {
    const tools = event.target.closest(".pb-get");
    if (tools && event.target.dataset.kind) { save(tools.closest(".pb-figure"), event.target.dataset.kind); }
  });
})();
