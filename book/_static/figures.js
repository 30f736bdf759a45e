/* Draws the figures of a page when they come into view, and lets readers take them away. */
(function () {
  "use strict";

  // Light to dark: each colour of the palette has a partner that reads on a dark page.
  const DARK = {
    "#12436D": "#7FB2E5", "#F46A25": "#F58B54", "#3D3D3D": "#D6D6D6", "#BFBFBF": "#5C6670",
    "#28A197": "#4CC2B8", "#801650": "#E58AB8", "#A285D1": "#BBA3E3", "#E3E3E3": "#3A424C",
    "#B8450B": "#F58B54", "#1B7068": "#4CC2B8", "#6B4FA0": "#BBA3E3",
    "#D6E6F4": "#1D3A55", "#A9CCE5": "#285680", "#6AAED6": "#3F7FB5", "#2B7BBA": "#72AEDD",
  };
  const NARROW = 480;
  const MARGIN = 400;
  const known = new Set();
  const drawn = new Map();
  const near = new IntersectionObserver(function (entries) {
    entries.forEach(function (entry) {
      if (entry.isIntersecting) { near.unobserve(entry.target); draw(entry.target); }
    });
  }, { rootMargin: MARGIN + "px" });
  let library;

  function isDark() {
    return document.documentElement.dataset.theme === "dark";
  }

  function loadLibrary() {
    library = library || new Promise(function (resolve, reject) {
      const script = document.createElement("script");
      script.src = window.placebookVega;
      script.onload = resolve;
      script.onerror = reject;
      document.head.append(script);
    });
    return library;
  }

  function specification(figure, width) {
    let text = figure.querySelector(".pb-spec").textContent;
    if (isDark()) {
      text = text.replace(/#[0-9A-F]{6}/g, function (colour) { return DARK[colour] || colour; })
        .replace(/"stroke":"white"/g, '"stroke":"#14181e"');
    }
    const spec = JSON.parse(text);
    if (width < NARROW) {
      spec.config.axis.labelFontSize = 12;
      spec.config.axis.titleFontSize = 12;
      spec.config.text.fontSize = 12;
      spec.config.legend.labelFontSize = 12;
      spec.config.legend.columns = 1;
      spec.config.axisY.labelLimit = 150;
      oneColumn(spec);
    }
    return spec;
  }

  function oneColumn(node) {
    // A legend that is spread over columns would run out of a narrow page.
    if (node === null || typeof node !== "object") { return; }
    if (node.legend && node.legend.columns) { node.legend.columns = 1; }
    Object.values(node).forEach(oneColumn);
  }

  async function draw(figure) {
    const chart = figure.querySelector(".pb-chart");
    await loadLibrary();
    const spec = specification(figure, chart.clientWidth);
    const old = drawn.get(figure);
    if (old) { old.finalize(); }
    const result = await window.vegaEmbed(chart, spec, { actions: false, renderer: "svg", mode: "vega-lite" });
    // The frame speaks for the drawing: its label says what the picture shows.
    chart.querySelector("svg").setAttribute("aria-hidden", "true");
    drawn.set(figure, result);
    figure.dataset.drawn = "true";
  }

  function save(address, name) {
    const link = document.createElement("a");
    link.href = address;
    link.download = name;
    link.click();
  }

  function quoted(cell) {
    // A cell that begins like a formula must stay text in a spreadsheet.
    const guarded = /^[=+\-@\t\r]/.test(cell) && !/^-?[\d.,]+%?$/.test(cell) ? "'" + cell : cell;
    return '"' + guarded.replace(/"/g, '""') + '"';
  }

  function csv(figure) {
    const table = figure.querySelector("details table");
    const head = [
      ["Title", figure.querySelector(".pb-title").textContent],
      ["Source", (figure.querySelector(".pb-source") || {}).textContent || ""],
      ["Note", (figure.querySelector(".pb-note") || {}).textContent || ""],
      ["Page", document.title],
    ].filter(function (pair) { return pair[1]; });
    const rows = Array.from(table.rows, function (row) {
      return Array.from(row.cells, function (cell) {
        return cell.classList.contains("pb-number") ? cell.textContent.replace(/,/g, "") : cell.textContent;
      });
    });
    return head.concat([[]], rows).map(function (row) { return row.map(quoted).join(","); }).join("\r\n") + "\r\n";
  }

  async function get(figure, kind) {
    const name = figure.querySelector(".pb-get").dataset.name + "." + kind;
    if (kind === "csv") {
      save(URL.createObjectURL(new Blob(["\ufeff", csv(figure)], { type: "text/csv" })), name);
      return;
    }
    if (!drawn.has(figure)) { await draw(figure); }
    const view = drawn.get(figure).view;
    if (kind === "svg") {
      save(URL.createObjectURL(new Blob([await view.toSVG()], { type: "image/svg+xml" })), name);
    } else {
      save(await view.toImageURL("png", 2), name);
    }
  }

  function openEntry() {
    // A link to an entry that is folded up opens it.
    const entry = location.hash && document.getElementById(location.hash.slice(1));
    if (entry && entry.tagName === "DETAILS") { entry.open = true; entry.scrollIntoView(); }
  }

  function isNear(figure) {
    const box = figure.getBoundingClientRect();
    return box.top < window.innerHeight + MARGIN && box.bottom > -MARGIN;
  }

  function add(figure) {
    // A figure that came after the page may be handed over, too; one that is known is drawn anew.
    if (!window.placebookVega) { return; }
    if (!known.has(figure)) {
      known.add(figure);
      const tools = figure.querySelector(".pb-get");
      tools.hidden = false;
      tools.addEventListener("click", function (event) {
        if (event.target.dataset.kind) { get(figure, event.target.dataset.kind); }
      });
    }
    // What is in view at once is drawn at once; the observer minds the rest.
    if (drawn.has(figure) || isNear(figure)) { draw(figure); } else { near.observe(figure); }
  }

  function start() {
    openEntry();
    window.addEventListener("hashchange", openEntry);
    document.querySelectorAll(".pb-figure").forEach(add);
    new MutationObserver(function () {
      drawn.forEach(function (_, figure) { draw(figure); });
    }).observe(document.documentElement, { attributes: true, attributeFilter: ["data-theme"] });
    window.addEventListener("beforeprint", function () {
      known.forEach(function (figure) { if (!drawn.has(figure)) { draw(figure); } });
    });
  }

  window.placebookFigures = { add: add };
  if (document.readyState === "loading") {
    document.addEventListener("DOMContentLoaded", start);
  } else {
    start();
  }
})();
