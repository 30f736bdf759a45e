/* Draws the figures of a page when they come into view, and all of them before printing. */
(function () {
  "use strict";

  const NARROW = 480;
  const MARGIN = 400;
  const known = new Set();
  const drawn = new Map();
  const views = new Map();
  const near = new IntersectionObserver(function (entries) {
    entries.forEach(function (entry) {
      if (entry.isIntersecting) { near.unobserve(entry.target); draw(entry.target); }
    });
  }, { rootMargin: MARGIN + "px" });
  const scripts = new Map();
  // Charts take the width of their frame anew when the window changes; a frame that changes by
  // itself, as when the reader folds the contents away, tells them so.
  const widths = new WeakMap();
  const frames = new ResizeObserver(function (entries) {
    const changed = entries.filter(function (entry) {
      const before = widths.get(entry.target);
      widths.set(entry.target, entry.contentRect.width);
      return before !== undefined && before !== entry.contentRect.width;
    });
    if (changed.length) { requestAnimationFrame(function () { window.dispatchEvent(new Event("resize")); }); }
  });

  function load(address) {
    // Each script once, however many charts wait for it.
    if (!scripts.has(address)) {
      scripts.set(address, new Promise(function (resolve, reject) {
        const script = document.createElement("script");
        script.src = address;
        script.onload = resolve;
        script.onerror = reject;
        document.head.append(script);
      }));
    }
    return scripts.get(address);
  }

  function mapOf(node) {
    const found = typeof node.url === "string" && node.url.match(/\/([\w-]+)\.topojson$/);
    return found ? found[1] : "";
  }

  function some(node, test) {
    if (node === null || typeof node !== "object") { return false; }
    return test(node) || Object.values(node).some(function (part) { return some(part, test); });
  }

  async function bringBoundaries(spec) {
    // A page on a disk may not read the file of boundaries; the same stands in a script.
    if (location.protocol !== "file:") { return; }
    const drawn = [];
    some(spec, function (node) {
      if (mapOf(node)) { drawn.push(node); }
      return false;
    });
    for (const node of drawn) {
      const name = mapOf(node);
      await load(window.placebookVega.replace("vega.js", name + ".js"));
      delete node.url;
      node.values = window.placebookMaps[name];
    }
  }

  function specification(figure) {
    // A page's drawings stand in a script beside it, as text: each is parsed when it is wanted.
    const all = window.placebookDrawings;
    const spec = Object.assign({ config: JSON.parse(all.config) }, JSON.parse(all[figure.id]));
    Object.entries(spec.datasets || {}).forEach(function (pair) {
      if (pair[1].columns) { spec.datasets[pair[0]] = rows(pair[1].columns); }
    });
    return spec;
  }

  function rows(columns) {
    // The data come by columns; one with few different values lists them and says which row has which.
    const names = Object.keys(columns);
    const whole = names.map(function (name) {
      const column = columns[name];
      return Array.isArray(column) ? column : column.at.map(function (k) { return column.of[k]; });
    });
    return whole[0].map(function (_, row) {
      return Object.fromEntries(names.map(function (name, k) { return [name, whole[k][row]]; }));
    });
  }

  function redraw(figure, spec) {
    window.placebookDrawings[figure.id] = JSON.stringify(spec);
    add(figure);
  }

  function fitted(spec, width) {
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

  async function embed(element, spec) {
    if (!window.vegaEmbed) { await load(window.placebookVega); }
    await bringBoundaries(spec);
    return window.vegaEmbed(element, spec, { actions: false, renderer: "svg", mode: "vega-lite" });
  }

  function draw(figure) {
    if (!drawn.has(figure)) { drawn.set(figure, drawNow(figure)); }
    return drawn.get(figure);
  }

  async function drawNow(figure) {
    const chart = figure.querySelector(".pb-chart");
    const spec = fitted(specification(figure), chart.clientWidth);
    // The page may keep less room for a chart than it asks for.
    if (chart.clientHeight) { spec.height = chart.clientHeight; }
    if (views.has(figure)) { views.get(figure).finalize(); }
    views.set(figure, await embed(chart, spec));
    // The frame speaks for the drawing: its label says what the picture shows.
    chart.querySelector("svg").setAttribute("aria-hidden", "true");
    figure.dataset.drawn = "true";
    frames.observe(chart);
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
    // A figure that came after the page is handed over by redraw; one that is known is drawn anew.
    if (!window.placebookVega) { return; }
    if (!known.has(figure)) {
      known.add(figure);
      name(figure);
      figure.querySelector(".pb-get").hidden = false;
    }
    // What is in view at once is drawn at once; the observer minds the rest.
    if (drawn.has(figure)) { drawn.set(figure, drawNow(figure)); } else if (isNear(figure)) { draw(figure); } else { near.observe(figure); }
  }

  function name(figure) {
    // All tools are called alike; whoever hears them is told which figure they belong to.
    const title = figure.querySelector(".pb-title");
    title.id = figure.id + "-title";
    figure.querySelectorAll("summary, .pb-get button").forEach(function (tool) {
      tool.setAttribute("aria-describedby", title.id);
    });
  }

  function drawAll() {
    return Promise.all(Array.from(known, draw));
  }

  function start() {
    openEntry();
    window.addEventListener("hashchange", openEntry);
    document.querySelectorAll(".pb-figure").forEach(add);
    // Once the library is there, these finish before the browser lays the paper out.
    window.addEventListener("beforeprint", drawAll);
  }

  window.placebookFigures = { drawAll: drawAll, embed: embed, redraw: redraw, specification: specification };
  if (document.readyState === "loading") {
    document.addEventListener("DOMContentLoaded", start);
  } else {
    start();
  }
})();
