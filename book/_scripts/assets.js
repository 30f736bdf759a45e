/* Filters the map and the list of innovation assets by kind and place; the list is whole without
   this. The choice stands in the address: #place=oxfordshire&kind=university,catapult-centre. */
(function () {
  "use strict";

  const MARK = 1.4; // size of a mark on the whole map, as in assets.css
  const root = document.querySelector(".pb-assets");
  const form = root.querySelector("form");
  const boxes = Array.from(form.querySelectorAll("input[name=kind]"));
  const select = form.querySelector("select");
  const status = root.querySelector(".pb-assets-status");
  const table = root.querySelector(".pb-assets-list");
  const map = root.querySelector(".pb-assets-map");
  const whole = map.getAttribute("viewBox");
  const kinds = boxes.map(function (box) { return box.value; });
  const places = Array.from(select.options, function (option) { return option.value; });
  const marks = new Map(Array.from(map.querySelectorAll("g[data-asset]"), function (mark) {
    return [mark.dataset.asset, mark];
  }));
  const assets = Array.from(table.querySelectorAll("[data-asset]"), function (name) {
    return {
      row: name.closest("tr"),
      mark: marks.get(name.dataset.asset),
      kind: name.dataset.kind,
      places: name.dataset.places.split(" "),
    };
  });

  function words(box) {
    // "Universities (157)" without its count, as it stands inside a sentence.
    const text = box.parentElement.textContent.trim().replace(/ \(\d+\)$/, "");
    return /^Cat/.test(text) ? text : text[0].toLowerCase() + text.slice(1);
  }

  function join(items) {
    return items.length < 2 ? items.join("") : items.slice(0, -1).join(", ") + " and " + items[items.length - 1];
  }

  function zoom(place) {
    const shape = map.querySelector('path[data-place="' + place + '"]');
    const view = place === "england" ? map.dataset.england : shape ? shape.dataset.box : whole;
    map.setAttribute("viewBox", view);
    // Marks keep their size on the screen, however far in the map is.
    const [, , width, height] = view.split(" ").map(Number);
    const [, , full, tall] = whole.split(" ").map(Number);
    map.style.setProperty("--pb-mark", String(Math.max(width / full, height / tall) * MARK));
    map.querySelectorAll("path[data-place]").forEach(function (path) {
      path.classList.toggle("pb-chosen", path === shape);
    });
  }

  function show(said) {
    const chosen = boxes.filter(function (box) { return box.checked; });
    const wanted = new Set(chosen.map(function (box) { return box.value; }));
    const place = select.value;
    let shown = 0;
    assets.forEach(function (asset) {
      const fits = wanted.has(asset.kind) && (!place || asset.places.includes(place));
      asset.row.hidden = !fits;
      asset.mark.toggleAttribute("hidden", !fits);
      shown += fits ? 1 : 0;
    });
    zoom(place);
    const where = place ? select.selectedOptions[0].textContent : "all places";
    const all = chosen.length === boxes.length;
    const what = all ? "all kinds" : join(chosen.map(words)) || "no kind";
    const none = place && chosen.length ? " Our list holds none; that does not mean that there are none." : "";
    status.textContent = (said || "") + "Shown: " + shown + " of " + assets.length + " assets, " + what + ", " + where + "."
      + (shown ? "" : none) + (place || !all ? " The address of this page keeps the choice." : "");
  }

  function address() {
    const parts = [];
    const chosen = boxes.filter(function (box) { return box.checked; }).map(function (box) { return box.value; });
    if (select.value) { parts.push("place=" + select.value); }
    if (chosen.length < boxes.length) { parts.push("kind=" + chosen.join(",")); }
    return parts.join("&");
  }

  function read() {
    const asked = new URLSearchParams(location.hash.slice(1));
    const place = asked.get("place") || "";
    const kind = asked.has("kind") ? asked.get("kind").split(",").filter(Boolean) : kinds;
    select.value = places.includes(place) ? place : "";
    boxes.forEach(function (box) { box.checked = kind.includes(box.value); });
    const unknown = [place].concat(kind).filter(function (id) { return id && !places.includes(id) && !kinds.includes(id); });
    show(unknown.length ? "There is no place or kind called " + join(unknown.map(function (id) { return "“" + id + "”"; })) + ". " : "");
  }

  function choose() {
    // Every tick of a box would be a step back, so the address changes in place.
    history.replaceState(null, "", location.pathname + location.search + (address() ? "#" + address() : ""));
    show();
  }

  form.hidden = false;
  form.addEventListener("change", choose);
  form.addEventListener("submit", function (event) { event.preventDefault(); });
  form.addEventListener("reset", function () { setTimeout(choose, 0); });
  window.addEventListener("hashchange", read);
  read();
})();
