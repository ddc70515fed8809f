(function () {
  "use strict";
  var root = document.documentElement, body = document.body;
  function remember(key, value) { try { localStorage.setItem(key, value); } catch (error) { /* not remembered */ } }
  function recall(key) { try { return localStorage.getItem(key); } catch (error) { return null; } }
  function each(selector, action, inside) { Array.prototype.forEach.call((inside || document).querySelectorAll(selector), action); }
  each("[hidden].buttons, [hidden].keys", function (element) { element.hidden = false; });

  // Code: folded away until somebody wants it.
  var codeButton = document.querySelector('[data-do="code"]');
  var showWord = codeButton && codeButton.textContent;
  function showCode(shown) {
    if (!codeButton) return;
    root.classList.toggle("code-shown", shown);
    each("details.code", function (element) { element.open = shown; });
    codeButton.setAttribute("aria-pressed", String(shown));
    codeButton.textContent = shown ? body.dataset.hide : showWord;
  }
  function toggleCode() { showCode(!root.classList.contains("code-shown")); }

  // The theme: the system's, until a reader chooses.
  function dark() {
    return root.dataset.theme ? root.dataset.theme === "dark" : matchMedia("(prefers-color-scheme: dark)").matches;
  }
  function toggleTheme() {
    root.dataset.theme = dark() ? "light" : "dark";
    remember("lesart-theme", root.dataset.theme);
  }

  // A single key must be possible to switch off (WCAG 2.1.4).
  var keys = recall("lesart-keys") !== "off", keysButton = document.querySelector('[data-do="keys"]');
  function setKeys(on) { keys = on; keysButton.setAttribute("aria-pressed", String(on)); remember("lesart-keys", on ? "on" : "off"); }
  if (keysButton) { setKeys(keys); keysButton.parentNode.hidden = !codeButton; }
  var actions = { code: toggleCode, theme: toggleTheme, keys: function () { setKeys(!keys); } };
  document.addEventListener("click", function (event) {
    var button = event.target.closest("[data-do]");
    if (button) actions[button.dataset.do]();
  });
  document.addEventListener("keydown", function (event) {
    var typing = /^(INPUT|TEXTAREA|SELECT)$/.test(event.target.tagName);
    if (keys && !typing && event.key === "c" && !event.ctrlKey && !event.metaKey && !event.altKey) toggleCode();
  });

  // On a phone the table of contents is folded.
  if (matchMedia("(max-width: 70rem)").matches) each("nav.contents details", function (element) { element.open = false; });

  // On a phone a drawing keeps a size at which it can be read, and is moved sideways, by keyboard too.
  if (matchMedia("(max-width: 40rem)").matches) each("figure[data-finding] > img", function (image) {
    var figure = image.parentNode;
    figure.classList.add("wide"); figure.tabIndex = 0; figure.setAttribute("aria-label", figure.dataset.finding);
  });

  // Long tables can be sorted and searched.
  function value(row, column) { return row.cells[column] ? row.cells[column].textContent.trim() : ""; }
  function compare(a, b) {
    if (a === "" || b === "") return a === b ? 0 : a === "" ? 1 : -1;  // what is missing goes last
    var comma = root.lang === "de", x = Number(comma ? a.replace(",", ".") : a), y = Number(comma ? b.replace(",", ".") : b);
    return isNaN(x) || isNaN(y) ? a.localeCompare(b, root.lang, { numeric: true }) : x - y;
  }
  function sortBy(table, column, header) {
    var down = header.getAttribute("aria-sort") === "ascending", rows = Array.prototype.slice.call(table.tBodies[0].rows);
    each("th[aria-sort]", function (other) { other.removeAttribute("aria-sort"); }, table);
    header.setAttribute("aria-sort", down ? "descending" : "ascending");
    rows.sort(function (a, b) {
      var x = value(a, column), y = value(b, column), order = compare(x, y);
      return down && x !== "" && y !== "" ? -order : order;
    }).forEach(function (row) { table.tBodies[0].appendChild(row); });
  }
  function search(table, words, status) {
    var shown = 0;
    Array.prototype.forEach.call(table.tBodies[0].rows, function (row) {
      row.hidden = row.textContent.toLocaleLowerCase().indexOf(words.trim().toLocaleLowerCase()) < 0;
      shown += row.hidden ? 0 : 1;
    });
    status.textContent = words.trim() ? shown + " " + body.dataset.shown : "";
  }
  each(".lesart-table", function (box) {
    var table = box.querySelector("table");
    if (!table || !table.tHead || !table.tBodies[0] || table.tBodies[0].rows.length < 12) return;
    Array.prototype.forEach.call(table.tHead.rows[0].cells, function (header, column) {
      var button = document.createElement("button");
      button.type = "button"; button.className = "sort"; button.title = body.dataset.sort;
      while (header.firstChild) button.appendChild(header.firstChild);
      header.appendChild(button);
      button.addEventListener("click", function () { sortBy(table, column, header); });
    });
    var label = document.createElement("label"), input = document.createElement("input"), status = document.createElement("span");
    label.className = "search"; input.type = "search"; status.setAttribute("role", "status");
    label.appendChild(document.createTextNode(body.dataset.search + " ")); label.appendChild(input);
    var line = document.createElement("div"); line.className = "searchline"; line.appendChild(label); line.appendChild(status);
    input.addEventListener("input", function () { search(table, input.value, status); });
    box.parentNode.insertBefore(line, box);
  });

  // The gallery of the one-file report: a picture is that of its figure, a drawing is unpacked when it is asked for.
  function save(blob, name) {
    var link = document.createElement("a"), address = URL.createObjectURL(blob);
    link.href = address; link.download = name;
    body.appendChild(link); link.click(); link.remove();
    setTimeout(function () { URL.revokeObjectURL(address); }, 60000);
  }
  function bytes(base64) { return Uint8Array.from(atob(base64), function (letter) { return letter.charCodeAt(0); }); }
  each("button[data-figure]", function (button) {
    var figure = document.getElementById(button.dataset.figure), picture = figure && figure.querySelector("img");
    if (!picture) return;
    button.hidden = false;
    button.addEventListener("click", function () { save(new Blob([bytes(picture.src.split(",")[1])], { type: "image/png" }), button.dataset.name); });
  });
  each("button[data-packed]", function (button) {
    if (typeof DecompressionStream === "undefined") return;
    button.hidden = false;
    button.addEventListener("click", function () {
      var packed = button.parentNode.querySelector("script").textContent.trim();
      new Response(new Blob([bytes(packed)]).stream().pipeThrough(new DecompressionStream("gzip"))).text().then(function (text) {
        save(new Blob([text], { type: "image/svg+xml" }), button.dataset.name);
      });
    });
  });

  // Charts: Vega draws over the picture; without it the picture stays.
  window.addEventListener("DOMContentLoaded", function () {
    if (typeof lesartExplorer !== "undefined") each("figure.lesart-explorer", function (figure) { lesartExplorer(figure, window.vegaEmbed); });
    if (typeof vegaEmbed === "undefined") return;
    each("figure.chart", function (figure) {
      var spec = JSON.parse(figure.querySelector("script").textContent), place = figure.querySelector(".vega");
      delete spec.$schema;  // Vega-Lite warns of another version's schema; what is used is the same in both
      var canvas = document.createElement("div");
      // The interpreter evaluates expressions without eval, which the page's policy forbids.
      vegaEmbed(canvas, spec, { mode: "vega-lite", renderer: "svg", actions: false, ast: true, tooltip: { theme: "light" } }).then(function () {
        place.classList.add("drawn"); place.appendChild(canvas);
        var drawn = canvas.querySelector("svg");  // its place has one alt text; the marks inside have none
        if (drawn) drawn.setAttribute("aria-hidden", "true");
      });
    });
  });
})();
