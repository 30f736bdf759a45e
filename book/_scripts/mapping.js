/* The map of innovation activity: sorts the sheet of sectors and places, and shows a sector's peaks
   and a place's partners. The choice stands in the address: #biosciences,oxfordshire. */
(function () {
  "use strict";

  const MOST = 8;

  function element(name, properties, ...children) {
    const made = Object.assign(document.createElement(name), properties);
    made.append(...children);
    return made;
  }

  /* The sheet. */

  function sheet(root) {
    const table = root.querySelector("table");
    const body = table.tBodies[0];
    const printed = Array.from(body.rows);
    const heads = Array.from(table.tHead.rows[0].cells);
    const views = root.querySelector("fieldset");
    const said = root.querySelector(".pb-sort-said");
    const corner = heads[0];
    const names = element("button", { type: "button" }, "Place");
    const regions = element("button", { type: "button" }, "Region");
    let view = "together";
    let by = null;

    function called(row) {
      return row.cells[0].firstChild.textContent.trim();
    }

    function figure(cell, kind) {
      const found = parseFloat(cell.querySelector(kind).textContent);
      return isNaN(found) ? -1 : found;
    }

    function strong(cell, kind) {
      return /pb-s[23]/.test(cell.querySelector(kind).className) ? 1 : 0;
    }

    function key(row, column) {
      const cell = row.cells[column];
      if (view === "industry") { return [figure(cell, ".pb-i")]; }
      if (view === "research") { return [figure(cell, ".pb-r")]; }
      return [strong(cell, ".pb-i") + strong(cell, ".pb-r"), strong(cell, ".pb-i"), figure(cell, ".pb-i")];
    }

    function difference(a, b) {
      const k = a.findIndex(function (value, i) { return value !== b[i]; });
      return k < 0 ? 0 : b[k] - a[k];
    }

    function order() {
      const column = heads.indexOf(by);
      const rows = printed.slice();
      if (by.dataset.sector) {
        rows.sort(function (a, b) { return difference(key(a, column), key(b, column)); });
      } else if (by === names) {
        rows.sort(function (a, b) { return called(a).localeCompare(called(b), "en"); });
      }
      body.append(...rows);
      heads.forEach(function (head) { head.removeAttribute("aria-sort"); });
      (by.dataset.sector ? by : corner).setAttribute("aria-sort", by.dataset.sector ? "descending" : "ascending");
      const ends = {
        together: "first where both stand out, then industry, then research",
        industry: "by industry, highest first",
        research: "by research, highest first",
      };
      const how = by.dataset.sector ? ends[view] : by === names ? "A to Z" : "in the order of the book";
      said.textContent = "Sorted by " + by.textContent.replace("*", "") + ": " + how + ".";
    }

    heads.slice(1).forEach(function (head) {
      const button = element("button", { type: "button" });
      button.append(...head.childNodes);
      head.replaceChildren(button);
      button.addEventListener("click", function () { by = head; order(); });
    });
    corner.replaceChildren(names, " ", regions);
    [names, regions].forEach(function (button) {
      button.addEventListener("click", function () { by = button; order(); });
    });
    views.hidden = false;
    views.addEventListener("change", function (event) {
      view = event.target.value;
      table.dataset.view = view;
      if (by && by.dataset.sector) { order(); }
    });
  }

  /* The explorer. */

  function explorer(root) {
    const data = JSON.parse(root.querySelector(".pb-explorer-data").textContent);
    const form = root.querySelector("form");
    const status = root.querySelector(".pb-compare-status");
    const result = root.querySelector(".pb-explorer-result");
    const places = new Map(data.places.map(function (place) { return [place.id, place]; }));
    const others = data.places.filter(function (place) { return place.id !== "england"; });

    function values(place, sector) {
      const [industry, research, staff, evidence, basis] = data.values[place.id][data.sectors.indexOf(sector)];
      return { place: place, industry: industry, research: research, staff: staff, evidence: evidence, basis: basis };
    }

    function having(sector, kinds, by, without) {
      return others.filter(function (place) { return place !== without; })
        .map(function (place) { return values(place, sector); })
        .filter(function (one) { return kinds.includes(one.evidence); })
        .sort(function (a, b) { return b[by] - a[by]; });
    }

    function name(place) {
      return place.chapter ? element("a", { href: "../places/" + place.id + ".html" }, place.name) : place.name;
    }

    function industry(one, sector) {
      if (one.basis === "holders" && sector.wider) { return one.industry.toFixed(1) + "†"; }
      return one.industry.toFixed(1) + (sector.wider ? "*" : "");
    }

    function research(one) {
      return one.research === null ? "not measured" : one.research.toFixed(1) + " (" + one.staff.toLocaleString("en-GB") + " posts)";
    }

    function table(caption, sector, found) {
      if (!found.length) { return element("p", {}, element("strong", {}, caption + ": "), "none."); }
      const head = element("tr", {}, ...["Place", "Region", "Industry, quotient", "Research per head, UK = 1"].map(function (text, k) {
        return element("th", { scope: "col", className: k > 1 ? "pb-number" : "" }, text);
      }));
      const rows = found.slice(0, MOST).map(function (one) {
        return element("tr", {}, element("th", { scope: "row" }, name(one.place)), element("td", {}, one.place.region),
          element("td", { className: "pb-number" }, industry(one, sector)),
          element("td", { className: "pb-number" }, research(one)));
      });
      const more = found.length > MOST ? element("caption", {}, caption + " (the first " + MOST + " of " + found.length + ")") : element("caption", {}, caption);
      const frame = element("div", { className: "pb-table", tabIndex: 0 },
        element("table", {}, more, element("thead", {}, head), element("tbody", {}, ...rows)));
      frame.setAttribute("role", "region");
      frame.setAttribute("aria-label", caption);
      return frame;
    }

    function peaks(sector) {
      const made = [];
      if (sector.researched) { made.push(table("Both stand out", sector, having(sector, ["both"], "industry"))); }
      made.push(table(sector.researched ? "Industry without as much research" : "Industry stands out", sector, having(sector, ["industry"], "industry")));
      if (sector.researched) { made.push(table("Research without as much industry", sector, having(sector, ["research"], "research"))); }
      return made;
    }

    const STANDS = {
      both: "both industry and research stand out",
      industry: "industry stands out and research does not",
      research: "research stands out and industry does not",
      neither: "neither industry nor research stands out",
    };

    function stands(own, sector) {
      const text = own.place.text;
      if (!sector.researched) {
        return "In " + text + " industry " + (own.evidence === "industry" ? "stands out" : "does not stand out") + ": its quotient is " + industry(own, sector) + ". Research is not measured for this sector.";
      }
      const research = own.staff
        ? "world-leading research per head is " + own.research.toFixed(1) + " times the UK’s"
        : "there is next to no world-leading research in its fields";
      return "In " + text + " " + STANDS[own.evidence] + ": the quotient is " + industry(own, sector) + ", and " + research + ".";
    }

    function partners(own, sector) {
      const place = own.place;
      const made = [];
      if (own.evidence === "both") {
        made.push(table("Partners alike: both stand out there too", sector, having(sector, ["both"], "industry", place)));
      }
      if (["both", "research"].includes(own.evidence)) {
        made.push(table("Partners for your research: industry there", sector, having(sector, own.evidence === "both" ? ["industry"] : ["both", "industry"], "industry", place)));
      }
      if (sector.researched && ["both", "industry"].includes(own.evidence)) {
        made.push(table("Partners for your industry: research there", sector, having(sector, own.evidence === "both" ? ["research"] : ["both", "research"], "research", place)));
      }
      if (own.evidence === "industry") {
        made.push(table("Partners alike: industry stands out there too", sector, having(sector, ["industry"], "industry", place)));
      }
      if (own.evidence === "research") {
        made.push(table("Partners alike: research stands out there too", sector, having(sector, ["research"], "research", place)));
      }
      if (own.evidence === "neither") {
        made.push(element("p", {}, "A partner needs something to bring. Here are the places to learn from, or to buy from:"), ...peaks(sector));
      }
      return made;
    }

    function fromAddress() {
      let text = location.hash.slice(1);
      try { text = decodeURIComponent(text); } catch { /* An address that was cut is read as it is. */ }
      const [sector, place] = text.split(",");
      return {
        sector: data.sectors.find(function (one) { return one.id === sector; }),
        place: places.get(place),
        unknown: [sector, place].filter(function (id, k) {
          return id && !(k ? places.has(id) : data.sectors.some(function (one) { return one.id === id; }));
        }),
      };
    }

    function show() {
      const chosen = fromAddress();
      // A link to a heading of the page is no choice.
      const elsewhere = location.hash.length > 1 && !chosen.sector && document.getElementById(location.hash.slice(1));
      const sector = chosen.sector || data.sectors[0];
      form.elements.sector.value = sector.id;
      form.elements.place.value = chosen.place ? chosen.place.id : "";
      const title = element("h3", {}, sector.title);
      const limits = element("p", { className: "pb-note" }, sector.limits + (sector.fields ? " Research: " + sector.fields + "." : ""));
      const own = chosen.place && values(chosen.place, sector);
      const lead = own ? [element("p", {}, stands(own, sector)), ...partners(own, sector)] : peaks(sector);
      result.replaceChildren(title, limits, ...lead);
      const missing = elsewhere ? [] : chosen.unknown;
      status.textContent = missing.length
        ? "There is no sector or place called “" + missing.join("” or “") + "” here."
        : chosen.sector ? "Shown: " + sector.title + (chosen.place ? ", partners for " + chosen.place.text : ", peaks") + ". The address of this page keeps the choice." : "";
    }

    function choose(event) {
      event.preventDefault();
      const ids = [form.elements.sector.value, form.elements.place.value].filter(Boolean);
      const address = "#" + ids.join(",");
      if (address === location.hash) { show(); } else { location.hash = address; }
    }

    form.hidden = false;
    form.addEventListener("change", choose);
    form.addEventListener("submit", choose);
    window.addEventListener("hashchange", show);
    show();
  }

  function start() {
    document.querySelectorAll(".pb-sheet").forEach(sheet);
    document.querySelectorAll(".pb-explorer").forEach(explorer);
  }

  start();
})();
