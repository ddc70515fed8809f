// The explorer: fields, charts, table and text that follow one choice.  Used by the report's pages and by JupyterLab.
// What stands in the article gets into the page as text nodes only.
function lesartExplorer(figure, embed, tell) {
  "use strict";
  var KINDS = ["actor", "state", "month", "event"];
  var data = JSON.parse(figure.querySelector("script[type='application/json']").textContent), words = data.words;
  var choice = { actor: "", state: "", month: "", event: "" }, marks = [], view = null, width = 0, drawing = Promise.resolve(), closed = false;
  var names = {};
  data.fields.actor.forEach(function (pair) { names[pair[0]] = pair[1]; });

  function make(tag, properties, parent, text) {
    var element = document.createElement(tag);
    Object.keys(properties || {}).forEach(function (key) { element.setAttribute(key, properties[key]); });
    if (text !== undefined) element.textContent = text;
    if (parent) parent.appendChild(element);
    return element;
  }

  // Fields: one for each kind of choice, so that keyboards and screen readers need no chart.
  var live = make("div", { "class": "live" }), form = make("div", { "class": "fields" }, live), fields = {};
  KINDS.forEach(function (kind) {
    var box = make("div", {}, form), id = figure.id + "-" + kind, select;
    make("label", { "for": id }, box, words[kind]);
    select = fields[kind] = make("select", kind === "event" ? { id: id, lang: "de" } : { id: id }, box);
    make("option", { value: "", lang: document.documentElement.lang || "en" }, select, words.all);
    data.fields[kind].forEach(function (pair) { make("option", { value: pair[0] }, select, pair[1]); });
    select.addEventListener("change", function () { change(kind, select.value); });
  });
  var clear = make("button", { type: "button" }, form, words.clear);
  clear.addEventListener("click", function () { choose({}); });
  var status = make("p", { role: "status", "class": "status" }, live);
  make("p", { "class": "hint" }, live, words.hint);

  // Text and charts, side by side where there is room.
  var panes = make("div", { "class": "panes" }, live);
  var text = make("div", { "class": "words", role: "region", tabindex: "0", lang: "de", "aria-label": words.text }, panes);
  var canvas = make("div", { "class": "charts", role: "img", "aria-label": data.alt }, panes);
  data.text.forEach(function (paragraph) {
    var block = make("p", paragraph.heading ? { "class": "heading" } : {}, text);
    paragraph.parts.forEach(function (part) {
      if (!part[1].length && !part[3].length) { block.appendChild(document.createTextNode(part[0])); return; }
      var node = make("span", {}, block, part[0]), mark = { node: node, mentions: part[1], actors: part[2], events: part[3] };
      if (part[2].length) {
        node.className = "mention"; node.title = part[2].map(function (actor) { return names[actor] || actor; }).join(" · ");
        node.setAttribute("role", "button"); node.setAttribute("aria-pressed", "false"); node.tabIndex = -1;
        node.addEventListener("click", function () { go(node); next(mark); });
      }
      node.dataset.mentions = part[1].join(" ");
      marks.push(mark);
    });
  });
  var stops = Array.prototype.slice.call(text.querySelectorAll(".mention"));
  if (stops.length) stops[0].tabIndex = 0;

  // Rows of the table: their links lead away to the passage; here the passage is at hand.
  var lines = Array.prototype.slice.call(figure.querySelectorAll("tr[data-event]"));
  lines.forEach(function (line) {
    var link = line.querySelector("a"), button = make("button", { type: "button", "aria-pressed": "false" }, null, link.textContent);
    link.parentNode.replaceChild(button, link);
    button.addEventListener("click", function () { change("event", choice.event === line.dataset.event ? "" : line.dataset.event); });
  });
  figure.insertBefore(live, figure.querySelector(".events"));
  figure.classList.add("enlivened");

  // A phrase that means several actors gives them one after the other, then none.
  function next(mark) { change("actor", mark.actors[mark.actors.indexOf(choice.actor) + 1] || ""); }
  function go(node) { stops.forEach(function (stop) { stop.tabIndex = stop === node ? 0 : -1; }); node.focus({ preventScroll: true }); }
  text.addEventListener("keydown", function (event) {
    var at = stops.indexOf(event.target), to = { ArrowRight: at + 1, ArrowLeft: at - 1, Home: 0, End: stops.length - 1 }[event.key];
    if (at < 0) return;
    if (event.key === "Enter" || event.key === " ") { event.preventDefault(); event.target.click(); }
    if (to === undefined || !stops[to]) return;
    event.preventDefault(); go(stops[to]); show(stops[to]);
  });
  figure.addEventListener("keydown", function (event) {
    if (event.key !== "Escape" || !KINDS.some(function (kind) { return choice[kind]; })) return;
    event.preventDefault(); choose({});
  });

  function change(kind, value) { var wanted = Object.assign({}, choice); wanted[kind] = value; return choose(wanted); }

  // The one place where a choice becomes what is shown; resolves once the charts have followed.
  function choose(wanted) {
    var changed = KINDS.filter(function (kind) { return choice[kind] !== (wanted[kind] || ""); });
    if (!changed.length) return drawing;
    changed.forEach(function (kind) { choice[kind] = wanted[kind] || ""; });
    follow();
    if (tell) tell(Object.fromEntries(KINDS.filter(function (kind) { return choice[kind]; }).map(function (kind) { return [kind, choice[kind]]; })));
    drawing = drawing.then(draw);
    return drawing;
  }

  function follow() {
    var chosen = KINDS.some(function (kind) { return choice[kind]; }), shown = {}, first = null;
    data.events.forEach(function (event) {
      shown[event.event] = (!choice.event || event.event === choice.event) && (!choice.state || event.state === choice.state)
        && (!choice.month || event.month === choice.month) && (!choice.actor || event.actors.indexOf(choice.actor) >= 0);
    });
    KINDS.forEach(function (kind) { fields[kind].value = choice[kind]; });
    clear.disabled = !chosen;
    lines.forEach(function (line) {
      line.classList.toggle("out", !shown[line.dataset.event]);
      line.querySelector("button").setAttribute("aria-pressed", String(choice.event === line.dataset.event));
    });
    marks.forEach(function (mark) {
      var meant = !!choice.actor && mark.actors.indexOf(choice.actor) >= 0;
      mark.node.classList.toggle("chosen", meant);
      mark.node.classList.toggle("clause", chosen && mark.events.some(function (event) { return shown[event]; }));
      if (mark.actors.length) mark.node.setAttribute("aria-pressed", String(meant));
    });
    first = text.querySelector(choice.actor && !choice.event ? ".chosen" : ".clause") || text.querySelector(".chosen");
    if (first && !(document.activeElement && text.contains(document.activeElement))) show(first);
    status.textContent = said(data.events.filter(function (event) { return shown[event.event]; }).length, chosen);
  }

  function said(count, chosen) {
    var parts = [count === 1 ? words.oneEvent : words.events.replace("{n}", count)];
    ["month", "state"].forEach(function (kind) {
      if (choice[kind]) parts.push(fields[kind].options[fields[kind].selectedIndex].textContent);
    });
    if (choice.actor) {
      var mentions = data.mentions[choice.actor] || 0;
      parts.push((mentions === 1 ? words.oneMention : words.mentions).replace("{n}", mentions).replace("{name}", function () { return names[choice.actor]; }));
    }
    return chosen && !count ? words.nothing + " " + parts.slice(1).join(", ") : parts.join(", ");
  }

  // Scroll the text alone: the page stays where the reader is.
  function show(node) {
    var box = text.getBoundingClientRect(), at = node.getBoundingClientRect();
    if (at.top < box.top + 8 || at.bottom > box.bottom - 8) text.scrollTop += at.top - box.top - 40;
  }

  // Vega holds the choices as its own selections: the charts follow each other, and are set from here.
  function draw() {
    if (!view) return undefined;
    KINDS.slice(0, 3).forEach(function (kind) {
      view.data(kind + "_store", choice[kind] ? [{ unit: "", fields: [{ type: "E", field: kind }], values: [choice[kind]] }] : []);
    });
    return view.signal("chosen", choice.event).runAsync();
  }
  function listen(kind) {
    view.addDataListener(kind + "_store", function (_, tuples) {
      var value = tuples.length ? tuples[0].values[0] : "";
      if (value !== choice[kind]) setTimeout(function () { change(kind, value === "–" ? "" : value); });
    });
  }
  // The charts as wide as their place.  Where it is narrow, the matrix stands under the bars, with the names once more.
  function sized() {
    var spec = JSON.parse(JSON.stringify(data.spec)), narrow = width < 460, plot = width - 34, labels = narrow ? 104 : 150, gap = 12;
    var map = spec.vconcat[0], timeline = spec.vconcat[1], actors = spec.vconcat[2].hconcat, called = actors[0], bars = actors[1], matrix = actors[2];
    map.width = timeline.width = plot; map.height = Math.round(plot * 0.56);
    timeline.mark.size = Math.min(18, 0.7 * plot / Math.max(1, timeline.encoding.x.scale.domain.length));
    called.width = labels; called.mark.limit = labels - 4; called.encoding.x.value = labels;
    bars.width = narrow ? plot - labels - gap : Math.round(plot * 0.17);
    matrix.width = plot - labels - gap - (narrow ? 0 : bars.width + gap + 46);  // the last slanted name leans over the edge
    if (narrow) {
      var again = JSON.parse(JSON.stringify(called));
      again.name = "again"; delete again.title;
      spec.vconcat[2].hconcat = [called, bars];
      spec.vconcat.push({ hconcat: [again, matrix], spacing: gap });
      matrix.encoding.x.axis.labelAngle = -90;
      spec.config.legend = { columns: 3 };
    }
    return spec;
  }
  function embedCharts() {
    width = canvas.clientWidth;
    var outer = document.createElement("div"), place = make("div", { "aria-hidden": "true" }, outer);  // the charts have one description
    // The interpreter evaluates expressions without eval, which a page's policy may forbid.
    return embed(place, sized(), { mode: "vega-lite", renderer: "svg", actions: false, ast: true, tooltip: { theme: "light" } }).then(function (result) {
      if (closed) { result.finalize(); return undefined; }
      if (view) view.finalize();
      view = result.view;
      while (canvas.firstChild) canvas.removeChild(canvas.firstChild);
      canvas.appendChild(outer);
      KINDS.slice(0, 3).forEach(listen);
      return draw();
    });
  }
  var resized = null, watch = new ResizeObserver(function () {
    if (!canvas.clientWidth || Math.abs(canvas.clientWidth - width) < 12) return;
    clearTimeout(resized);
    resized = setTimeout(function () { drawing = drawing.then(embedCharts); }, view ? 150 : 0);
  });
  follow();
  if (embed) watch.observe(canvas);
  figure.explorer = {
    choose: choose, choice: choice,
    settled: function () { return drawing; },
    view: function () { return view; },
    close: function () { closed = true; watch.disconnect(); clearTimeout(resized); if (view) view.finalize(); }
  };
  return figure.explorer;
}
