/* Find my place: suggests chapters for the name that is typed (ARIA combobox with a listbox). */
(function () {
  "use strict";

  const SHOWN = 8;
  const POSTCODE = /^[a-z]{1,2}\d[a-z\d]?( ?\d[a-z]{2})?$/i;
  // Left out when nothing is found with them: "Hull City Council" is Hull.
  const TITLES = /\b(city|borough|county|district|metropolitan|royal|council|lep|of|uk)\b/g;

  function key(name) {
    // The same as key() in placebook/book/finder.py.
    return name.normalize("NFD").replace(/[^\x00-\x7f]/g, "").toLowerCase()
      .replace(/&/g, " and ").replace(/['.]/g, "").replace(/[^a-z0-9]+/g, " ").trim()
      .replace(/^the /, "").replace(/\bsaint\b/g, "st");
  }

  function distances(typed, name) {
    // Typing errors (letters left out, put in, changed or swapped) between what was typed and
    // the name, and the part of the name that it begins with.
    let before = [];
    let last = Array.from({ length: name.length + 1 }, function (_, j) { return j; });
    for (let i = 1; i <= typed.length; i += 1) {
      const now = [i];
      for (let j = 1; j <= name.length; j += 1) {
        const same = typed[i - 1] === name[j - 1] ? 0 : 1;
        now[j] = Math.min(last[j] + 1, now[j - 1] + 1, last[j - 1] + same);
        if (i > 1 && j > 1 && typed[i - 1] === name[j - 2] && typed[i - 2] === name[j - 1]) {
          now[j] = Math.min(now[j], before[j - 2] + 1);
        }
      }
      before = last;
      last = now;
    }
    return { whole: last[name.length], start: Math.min.apply(null, last) };
  }

  function allowed(length) {
    if (length < 4) { return 0; }
    return length < 8 ? 1 : 2;
  }

  function exactly(typed, name) {
    if (name === typed) { return 0; }
    if (name.startsWith(typed)) { return 1; }
    return (" " + name).includes(" " + typed) ? 2 : -1;
  }

  function nearly(typed, name) {
    const most = allowed(typed.length);
    if (!most || name.length < typed.length - most) { return -1; }
    const errors = distances(typed, name.slice(0, typed.length + most + 1));
    const whole = name.length <= typed.length + most ? errors.whole : most + 1;
    if (whole <= most) { return whole; }
    return typed.length > 4 && errors.start <= most ? 10 + errors.start : -1;
  }

  function search(names, typed) {
    for (const measure of [exactly, nearly]) {
      const found = names.map(function (entry) { return { entry: entry, at: measure(typed, entry.key) }; })
        .filter(function (match) { return match.at >= 0; });
      // Sorting is stable, and larger places stand first in the index.
      if (found.length) { return found.sort(function (a, b) { return a.at - b.at; }).map(function (m) { return m.entry; }); }
    }
    return [];
  }

  function find(names, text) {
    const whole = key(text);
    const bare = [key(text.split(",")[0]), whole.replace(TITLES, " ").replace(/ +/g, " ").trim()];
    for (const typed of [whole].concat(bare)) {
      const found = typed ? search(names, typed) : [];
      if (found.length) { return found; }
    }
    return [];
  }

  function read(index) {
    return index.names.map(function (line) {
      const parts = line.split("|");
      const page = index.pages[parts[3]];
      const within = index.areas[parts[2]] || "";
      const kind = index.kinds[parts[1]];
      const why = kind === "in" && !within ? "short name" : (kind + " " + within).trim();
      return { name: parts[0], key: key(parts[0]), why: why, address: page[0], chapter: page[1] };
    });
  }

  function start(form) {
    const input = form.querySelector("input");
    const list = form.querySelector("[role=listbox]");
    const said = form.querySelector("[role=status]");
    let loading;
    let shown = [];
    let active = -1;

    function load() {
      loading = loading || new Promise(function (resolve, reject) {
        const script = document.createElement("script");
        script.src = form.dataset.index;
        script.onload = function () { resolve(read(window.placebookNames)); };
        script.onerror = reject;
        document.head.append(script);
      });
      return loading;
    }

    function mark(position) {
      active = position;
      Array.from(list.children).forEach(function (option, i) {
        option.setAttribute("aria-selected", String(i === active));
      });
      if (active < 0) { input.removeAttribute("aria-activedescendant"); return; }
      input.setAttribute("aria-activedescendant", list.children[active].id);
      list.children[active].scrollIntoView({ block: "nearest" });
    }

    function option(entry, i) {
      const item = document.createElement("li");
      item.id = "pb-found-" + i;
      item.setAttribute("role", "option");
      const parts = [["strong", entry.name], ["span", entry.why]];
      if (entry.chapter && entry.chapter !== entry.name) { parts.push(["em", entry.chapter]); }
      parts.forEach(function (part, n) {
        const piece = document.createElement(part[0]);
        piece.textContent = part[1];
        item.append(n ? " – " : "", piece);
      });
      return item;
    }

    function open(entries) {
      shown = entries.slice(0, SHOWN);
      list.replaceChildren.apply(list, shown.map(option));
      list.hidden = !shown.length;
      input.setAttribute("aria-expanded", String(!list.hidden));
      mark(-1);
    }

    function say(text, away) {
      said.textContent = text;
      said.classList.toggle("pb-finder-away", away);
    }

    function sayNone(text) {
      say(POSTCODE.test(text) ? "Postcodes cannot be looked up here. Type the name of the town or district instead, or "
        : "No place found for “" + text + "”. Try the district or a larger town nearby, or ", false);
      const link = document.createElement("a");
      link.href = form.dataset.list;
      link.textContent = "choose from the list of all places";
      said.append(link, ".");
    }

    async function suggest() {
      const text = input.value.trim();
      if (!key(text)) { open([]); say("", true); return; }
      let names;
      try {
        names = await load();
      } catch {
        say("The names could not be loaded. Choose from the list of places.", false);
        return;
      }
      if (text !== input.value.trim()) { return; }
      const known = names.some(function (entry) { return entry.key === key(text); });
      const found = POSTCODE.test(text) && !known ? [] : find(names, text);
      open(found);
      if (!shown.length) { sayNone(text); return; }
      const more = found.length > SHOWN ? ", the first of " + found.length : "";
      say(shown.length + (shown.length === 1 ? " suggestion" : " suggestions") + more
        + ". Use the arrow keys to choose, Enter to open.", true);
    }

    function go(entry) {
      if (entry) { window.location.href = form.dataset.root + entry.address; }
    }

    function close() { open([]); }

    input.addEventListener("focus", function () { load().catch(function () { loading = undefined; }); });
    input.addEventListener("input", suggest);
    input.addEventListener("blur", close);
    input.addEventListener("keydown", function (event) {
      const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
      if (step && list.hidden) { suggest(); event.preventDefault(); } else if (step) {
        // The box itself is one of the stops, between the last suggestion and the first.
        const stops = shown.length + 1;
        mark((active + 1 + step + stops) % stops - 1);
        event.preventDefault();
      } else if (event.key === "Escape") {
        if (list.hidden) { input.value = ""; say("", true); }
        close();
        event.preventDefault();
      }
    });
    form.addEventListener("submit", async function (event) {
      event.preventDefault();
      const chosen = shown[active];
      if (!chosen) { await suggest(); }
      go(chosen || shown[0]);
    });
    // Pressing a suggestion must not take the focus from the box before the click arrives.
    list.addEventListener("pointerdown", function (event) { event.preventDefault(); });
    list.addEventListener("mousedown", function (event) { event.preventDefault(); });
    list.addEventListener("click", function (event) {
      go(shown[Array.from(list.children).indexOf(event.target.closest("[role=option]"))]);
    });
    const asked = /^#find=(.+)/.exec(window.location.hash);
    if (asked) {
      input.value = decodeURIComponent(asked[1].replace(/\+/g, " "));
      input.focus();
      suggest();
    }
  }

  document.querySelectorAll(".pb-finder").forEach(start);
})();
