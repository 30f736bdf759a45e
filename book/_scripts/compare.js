/* Sets the chosen places side by side. Every figure and word comes from the page's own data;
   this script picks, joins and lays out. The choice stands in the address: #oxfordshire,cumbria. */
(function () {
  "use strict";

  const MOST = 4;
  const UK_SLOT = "4";
  const LINE_HEIGHT = 16;
  const AXIS_ROOM = 50;
  const NICE = 1.15;
  const WRAP = 14;
  const root = document.querySelector(".pb-compare");
  const data = JSON.parse(root.querySelector(".pb-compare-data").textContent);
  const form = root.querySelector("form");
  const selects = Array.from(form.querySelectorAll("select"));
  const status = root.querySelector(".pb-compare-status");
  const result = root.querySelector(".pb-compare-result");
  const places = new Map(data.places.map(function (place) { return [place.id, place]; }));
  const uk = data.places.find(function (place) { return place.kind === "comparator"; });
  const title = document.title;

  function element(name, properties, ...children) {
    const made = Object.assign(document.createElement(name), properties);
    made.append(...children);
    return made;
  }

  function join(items) {
    if (items.length < 2) { return items.join(""); }
    const listed = items.some(function (item) { return item.includes(" and ") || item.includes(","); });
    const [between, last] = listed ? ["; ", "; and "] : [", ", " and "];
    return items.slice(0, -1).join(between) + last + items[items.length - 1];
  }

  function names(chosen) {
    return join(chosen.map(function (place) { return place.name; }));
  }

  /* The choice. */

  function fromAddress() {
    let text = location.hash.slice(1);
    try { text = decodeURIComponent(text); } catch { /* An address that was cut is read as it is. */ }
    return text.split(",").map(function (id) { return id.trim(); }).filter(Boolean);
  }

  function settle(ids) {
    const wanted = Array.from(new Set(ids));
    const known = wanted.map(function (id) { return places.get(id); })
      .filter(function (place) { return place && place !== uk; });
    const alike = known.filter(function (place) { return place.kind === known[0].kind; });
    const other = known.filter(function (place) { return place.kind !== known[0].kind; });
    const unknown = wanted.filter(function (id) { return !places.has(id); });
    const said = [];
    if (unknown.length) {
      said.push("There is no place called " + join(unknown.map(function (id) { return "“" + id + "”"; })) +
        " in this report.");
    }
    if (wanted.includes(uk.id)) { said.push("The UK stands beside every choice."); }
    if (other.length) { said.push("Left out: " + names(other) + ". " + data.why); }
    if (alike.length > MOST) {
      said.push("Left out, because four places are the most: " + names(alike.slice(MOST)) + ".");
    }
    return { chosen: alike.slice(0, MOST), said: said };
  }

  function keepAlike() {
    // What cannot stand beside the first place cannot be chosen.
    const first = places.get(selects[0].value);
    selects.slice(1).forEach(function (select) {
      select.querySelectorAll("optgroup").forEach(function (group) {
        group.disabled = Boolean(first) && group.dataset.kind !== first.kind;
      });
      const mine = places.get(select.value);
      if (first && mine && mine.kind !== first.kind) { select.value = ""; }
    });
  }

  function show() {
    const { chosen, said } = settle(fromAddress());
    selects.forEach(function (select, k) { select.value = chosen[k] ? chosen[k].id : ""; });
    keepAlike();
    result.hidden = chosen.length < 2;
    if (chosen.length > 1) {
      said.push("Shown: " + names(chosen) + ", beside the UK. The address of this page keeps the choice.");
      fill(chosen);
    } else if (chosen.length) {
      said.push("Choose at least one more place to set beside " + chosen[0].name + ".");
    }
    document.title = chosen.length > 1 ? names(chosen) + " – " + title : title;
    status.textContent = said.join(" ");
  }

  function choose(event) {
    event.preventDefault();
    const ids = selects.map(function (select) { return select.value; }).filter(Boolean);
    const address = "#" + Array.from(new Set(ids)).join(",");
    if (ids.length === 0) {
      status.textContent = "Choose at least two places.";
    } else if (address === location.hash) {
      show();
    } else {
      location.hash = address;
    }
  }

  /* Tables. */

  function heading(place) {
    const linked = place.chapter ? element("a", { href: "../places/" + place.id + ".html" }, place.name) : place.name;
    return element("th", { scope: "col" }, linked);
  }

  function cell(pair) {
    if (!pair) { return element("td", {}, "not available"); }
    const made = element("td", {}, pair[0]);
    if (pair[1]) { made.append(element("br"), element("small", {}, pair[1])); }
    return made;
  }

  function table(caption, first, chosen, bodies) {
    const head = element("tr", {}, element("th", { scope: "col" }, first));
    head.append(...chosen.map(heading), element("th", { scope: "col" }, uk.name));
    const made = element("table", {}, element("caption", {}, caption), element("thead", {}, head), ...bodies);
    const frame = element("div", { className: "pb-table pb-compare-table", tabIndex: 0 }, made);
    frame.setAttribute("role", "region");
    frame.setAttribute("aria-label", caption);
    return frame;
  }

  function headlines(chosen) {
    const mine = data.headlines[chosen[0].kind];
    const rows = mine.rows.map(function (row) {
      const link = element("a", { href: "../about/data-dictionary.html#" + row.id }, row.title);
      const head = element("th", { scope: "row" }, link, element("br"), element("small", {}, row.year));
      const cells = chosen.map(function (place) { return cell((mine.places[place.id] || {})[row.id]); });
      return element("tr", {}, head, ...cells, cell([row.uk]));
    });
    return table("Headline indicators", "Indicator and year", chosen,
      [element("tbody", {}, ...rows)]);
  }

  function specialisations(chosen) {
    const found = data.industries;
    const bodies = chosen.map(function (place) {
      const words = "Five highest: " + place.name;
      const group = element("th", { scope: "rowgroup", colSpan: chosen.length + 2 }, words);
      const rows = found.top[place.id].map(function (industry) {
        const cells = chosen.map(function (other) {
          const made = cell(found.places[other.id][industry]);
          if (other === place) { made.className = "pb-compare-own"; }
          return made;
        });
        const [name, share] = found.rows[industry];
        return element("tr", {}, element("th", { scope: "row" }, name), ...cells, cell(["1.0×", share]));
      });
      return element("tbody", {}, element("tr", {}, group), ...rows);
    });
    return table("Location quotient, and share of output", "Industry", chosen, bodies);
  }

  /* Trends. */

  function wrapped(name) {
    const lines = [];
    name.split(" ").forEach(function (word) {
      const last = lines.length - 1;
      if (last >= 0 && (lines[last] + " " + word).length <= WRAP) { lines[last] += " " + word; } else { lines.push(word); }
    });
    return lines;
  }

  function spread(labels) {
    // Moves labels apart so that they do not overlap, as little as possible.
    let blocks = labels.slice().sort(function (a, b) { return a.at - b.at; })
      .map(function (label) { return { of: [label], centre: label.at, room: label.room }; });
    for (let k = 0; k < blocks.length - 1; k += 1) {
      const [low, high] = [blocks[k], blocks[k + 1]];
      if (high.centre - low.centre < (low.room + high.room) / 2 - 1e-9) {
        const of = low.of.concat(high.of);
        const sum = of.reduce(function (total, label) { return total + label.at; }, 0);
        blocks.splice(k, 2, { of: of, centre: sum / of.length, room: low.room + high.room });
        k = -1;
      }
    }
    blocks.forEach(function (block) {
      let bottom = block.centre - block.room / 2;
      block.of.forEach(function (label) {
        label.placed = bottom + label.room / 2;
        bottom += label.room;
      });
    });
  }

  function lines(shown) {
    return shown.flatMap(function (one) {
      return one.series.years.map(function (year, k) {
        const area = one.series.areas ? one.series.areas[k] : 0;
        return { slot: one.slot, name: one.place.name, period: year, value: one.series.values[k], area: area };
      });
    });
  }

  function labels(shown, height) {
    const made = shown.map(function (one) {
      const last = one.series.years.length - 1;
      const text = wrapped(one.place.name);
      return { slot: one.slot, period: one.series.years[last], at: one.series.values[last], text: text };
    });
    const values = shown.flatMap(function (one) { return one.series.values; });
    let [low, high] = [Math.min(...values), Math.max(...values)];
    for (let round = 0; round < 2; round += 1) {
      // Labels that are moved beyond the lines make the axis longer, and so need more of it.
      const pixel = ((high - low) || 1) * NICE / (height - AXIS_ROOM);
      made.forEach(function (label) { label.room = LINE_HEIGHT * label.text.length * pixel; });
      spread(made);
      low = Math.min(low, ...made.map(function (label) { return label.placed; }));
      high = Math.max(high, ...made.map(function (label) { return label.placed; }));
    }
    return made.map(function (one) {
      // A label of several lines hangs from its first line: that one goes above the middle.
      const first = one.placed + one.room * (one.text.length - 1) / (2 * one.text.length);
      return { slot: one.slot, period: one.period, label: one.text.join("\n"), at: first };
    });
  }

  function fillTable(figure, caption, shown) {
    const years = Array.from(new Set(shown.flatMap(function (one) { return one.series.years; }))).sort();
    const head = ["Year"].concat(shown.map(function (one) { return one.place.name; }));
    const made = figure.querySelector("details table");
    made.caption.textContent = caption;
    made.tHead.replaceChildren(element("tr", {}, ...head.map(function (name, k) {
      return element("th", { scope: "col", className: k ? "pb-number" : "" }, name);
    })));
    made.tBodies[0].replaceChildren(...years.map(function (year) {
      const cells = shown.map(function (one) {
        const k = one.series.years.indexOf(year);
        return element("td", { className: "pb-number" }, k < 0 ? "not available" : one.series.shown[k]);
      });
      return element("tr", {}, element("th", { scope: "row" }, String(year)), ...cells);
    }));
    made.parentElement.setAttribute("aria-label", caption);
  }

  function trend(figure, found, spec, chosen) {
    const shown = chosen.map(function (place, k) { return { place: place, slot: String(k), series: found.series[place.id] }; })
      .concat({ place: uk, slot: UK_SLOT, series: found.series[uk.id] })
      .filter(function (one) { return one.series; });
    const pieces = chosen.concat(uk).map(function (place) { return found.pieces[place.id]; }).filter(Boolean);
    const finding = found.lead + " " + join(pieces);
    const drawn = structuredClone(spec);
    drawn.datasets = { lines: lines(shown), labels: labels(shown, drawn.height) };
    drawn.description = finding + drawn.description.replace(/^\W*/, ". ") + ", for " +
      names(shown.map(function (one) { return one.place; })) + ".";
    figure.querySelector(".pb-title").textContent = finding;
    figure.querySelector(".pb-chart").setAttribute("aria-label", drawn.description);
    fillTable(figure, finding, shown);
    window.placebookFigures.redraw(figure, drawn);
  }

  function fill(chosen) {
    const [stand, special, changed] = result.querySelectorAll(".pb-compare-room");
    const { note, source } = data.headlines[chosen[0].kind];
    stand.replaceChildren(headlines(chosen), ...below(note, source));
    special.replaceChildren(specialisations(chosen), ...below(data.industries.note, data.industries.source));
    if (!changed.hasChildNodes()) { changed.append(...figures.map(function (one) { return one.figure; })); }
    figures.forEach(function (one) { trend(one.figure, one.found, one.spec, chosen); });
  }

  function section(name, ...children) {
    const head = element("h2", { id: name.toLowerCase().replace(/\W+/g, "-") }, name);
    const made = element("section", {}, head, ...children);
    made.setAttribute("aria-labelledby", head.id);
    return made;
  }

  function below(note, source) {
    return [element("p", { className: "pb-note" }, note), element("p", { className: "pb-source" }, "Source: " + source)];
  }

  function room() {
    return element("div", { className: "pb-compare-room" });
  }

  const figures = Array.from(root.querySelectorAll("template"), function (template, k) {
    const figure = template.content.querySelector("figure");
    return { figure: figure, found: data.trends[k], spec: window.placebookFigures.specification(figure) };
  });

  result.append(
    section("Where they stand now", room()),
    section("What each does more of than the UK", room()),
    section("How they have changed", room()),
  );
  form.hidden = false;
  form.addEventListener("submit", choose);
  selects[0].addEventListener("change", keepAlike);
  window.addEventListener("hashchange", show);
  show();
})();
