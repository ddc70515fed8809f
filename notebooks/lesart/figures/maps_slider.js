// A day to drag: the map and the list of members follow. Everything is in the page; nothing is asked of a kernel or a server.
(function () {
  "use strict";
  var SVG = "http://www.w3.org/2000/svg", DAY = 86400000;
  function svg(tag, attributes, parent) {
    var element = document.createElementNS(SVG, tag);
    Object.keys(attributes).forEach(function (key) { element.setAttribute(key, attributes[key]); });
    if (parent) parent.appendChild(element);
    return element;
  }
  function html(tag, parent, text, className) {
    var element = document.createElement(tag);
    if (text) element.textContent = text;
    if (className) element.className = className;
    if (parent) parent.appendChild(element);
    return element;
  }
  function number(iso) { return Math.round(Date.parse(iso + "T00:00:00Z") / DAY); }
  var made = 0;

  function build(root) {
    var data = JSON.parse(root.querySelector("script").textContent), words = data.words, prefix = "lesart-day-" + (++made);
    var box = html("div", null, "", "lesart-slider"), drawing = svg("svg", { viewBox: "0 0 " + data.width + " " + data.height, role: "img", "aria-label": data.alt }, null);
    var states = {}, first = number(data.first), last = number(data.last);

    // Patterns: a colour with its hatching, so that statuses differ in black and white too.
    var defs = svg("defs", {}, drawing), fills = {};
    data.statuses.forEach(function (status, index) {
      var id = prefix + "-" + index, pattern = svg("pattern", { id: id, width: 9, height: 9, patternUnits: "userSpaceOnUse" }, defs);
      svg("rect", { width: 9, height: 9, fill: status.colour }, pattern);
      if (status.hatch) svg("path", { d: status.hatch, stroke: status.lines, "stroke-width": 1.5, fill: "none" }, pattern);
      fills[status.key] = "url(#" + id + ")";
    });
    var hatch = svg("pattern", { id: prefix + "-c", width: 5, height: 5, patternUnits: "userSpaceOnUse" }, defs);
    svg("path", { d: "M-1 6 6 -1M-1 1 1 -1M4 6 6 4", stroke: "#1a1a1a", "stroke-width": 0.9 }, hatch);
    data.panels.forEach(function (panel, index) {
      var place = svg("svg", { x: panel.box[0], y: panel.box[1], width: panel.box[2], height: panel.box[3], viewBox: "0 0 " + panel.box[2] + " " + panel.box[3] }, drawing);
      svg("rect", { width: panel.box[2], height: panel.box[3], fill: "#dcebf5" }, place);
      panel.shapes.forEach(function (shape) {
        var path = svg("path", { d: shape[2], "fill-rule": "evenodd" }, place);
        if (shape[0] === "neighbour") { path.setAttribute("fill", "#ededea"); path.setAttribute("stroke", "#8c8c8c"); path.setAttribute("stroke-width", 0.5); }
        else if (shape[0] === "crimea") { path.setAttribute("fill", "url(#" + prefix + "-c)"); path.setAttribute("stroke", "#1a1a1a"); path.setAttribute("stroke-width", 0.6); }
        else { path.setAttribute("stroke", "#ffffff"); path.setAttribute("stroke-width", 0.8); path.setAttribute("data-state", shape[1]); (states[shape[1]] = states[shape[1]] || []).push(path); }
      });
      panel.lines.forEach(function (line) { svg("line", { x1: line[0], y1: line[1], x2: line[2], y2: line[3], stroke: "#4d4d4d", "stroke-width": 0.9 }, place); });
      panel.labels.forEach(function (label) {
        var text = svg("text", { x: label[1], y: label[2], "text-anchor": "middle", "dominant-baseline": "central", "font-size": 15, "font-family": "DejaVu Sans, Verdana, sans-serif",
          fill: "#1a1a1a", stroke: "#ffffff", "stroke-width": 3.4, "stroke-linejoin": "round", "paint-order": "stroke" }, place);
        text.textContent = label[0];
      });
      if (index) svg("rect", { x: 0.5, y: 0.5, width: panel.box[2] - 1, height: panel.box[3] - 1, fill: "none", stroke: "#4d4d4d" }, place);
    });

    var bar = html("div", box, "", "lesart-slider-bar"), choice = html("label", bar, words.organisation + " "), select = html("select", choice);
    data.organisations.forEach(function (organisation) { html("option", select, organisation.name).value = organisation.id; });
    var back = html("button", bar, "◀ " + words.before), forth = html("button", bar, words.after + " ▶");
    back.type = forth.type = "button";
    var drag = html("label", box, words.day + " ", "lesart-slider-day"), shown = html("output", drag), range = html("input", drag);
    range.type = "range"; range.min = first; range.max = last; range.step = 1; range.value = number(data.day);
    var years = html("div", box, "", "lesart-slider-years");
    years.setAttribute("aria-hidden", "true");
    [data.first, data.last].forEach(function (day) { html("span", years, day.slice(0, 4)); });
    var sides = html("div", box, "", "lesart-slider-sides"), left = html("div", sides, "", "lesart-slider-map"), list = html("div", sides, "", "lesart-slider-list");
    left.appendChild(drawing);
    var count = html("p", list), rows = html("dl", list);

    var format = new Intl.DateTimeFormat(data.language === "en" ? "en-GB" : data.language, { day: "numeric", month: "long", year: "numeric", timeZone: "UTC" });
    function organisation() { return data.organisations.find(function (one) { return one.id === select.value; }); }
    function on(steps, day) { var status = "none"; for (var i = 0; i < steps.length && steps[i][0] <= day; i += 1) status = steps[i][1]; return status; }
    function changes() {
      var days = {};
      Object.keys(organisation().steps).forEach(function (state) { organisation().steps[state].forEach(function (step) { if (step[0] > first && step[0] <= last) days[step[0]] = 1; }); });
      return Object.keys(days).map(Number).sort(function (a, b) { return a - b; });
    }
    function draw() {
      var day = Number(range.value), steps = organisation().steps, groups = {}, members = 0;
      data.states.forEach(function (state) {
        var status = on(steps[state[0]] || [], day);
        (groups[status] = groups[status] || []).push(state[1]);
        (states[state[0]] || []).forEach(function (path) { path.setAttribute("fill", fills[status]); path.setAttribute("data-status", status); });
      });
      rows.textContent = "";
      data.statuses.forEach(function (status) {
        if (!groups[status.key]) return;
        if (status.belongs) members += groups[status.key].length;
        var term = html("dt", rows), swatch = svg("svg", { width: 26, height: 15, "aria-hidden": "true" }, term);
        svg("rect", { width: 26, height: 15, fill: fills[status.key] }, swatch);
        term.appendChild(document.createTextNode(" " + status.label + " (" + groups[status.key].length + ")"));
        html("dd", rows, groups[status.key].join(", "));
      });
      shown.textContent = format.format(new Date(day * DAY));
      count.textContent = words.members.replace("{n}", members).replace("{organisation}", organisation().name);
      range.setAttribute("aria-valuetext", shown.textContent + ": " + count.textContent);
      var days = changes();
      back.disabled = !days.some(function (other) { return other < day; });
      forth.disabled = !days.some(function (other) { return other > day; });
    }
    function jump(direction) {
      var day = Number(range.value), days = changes().filter(function (other) { return direction > 0 ? other > day : other < day; });
      if (!days.length) return;
      range.value = direction > 0 ? days[0] : days[days.length - 1];
      draw();
    }
    data.organisations.forEach(function (one) {
      Object.keys(one.steps).forEach(function (state) { one.steps[state] = one.steps[state].map(function (step) { return [number(step[0]), step[1]]; }); });
    });
    range.addEventListener("input", draw);
    select.addEventListener("change", draw);
    back.addEventListener("click", function () { jump(-1); });
    forth.addEventListener("click", function () { jump(1); });
    draw();
    root.insertBefore(box, root.firstChild);
    root.classList.add("lesart-slides");
  }
  Array.prototype.forEach.call(document.querySelectorAll(".lesart-days:not(.lesart-slides)"), build);
})();
