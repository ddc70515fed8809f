// Before anything is drawn, so that a page does not flash in the other theme.
(function () {
  "use strict";
  var chosen = null;
  try { chosen = localStorage.getItem("lesart-theme"); } catch (error) { /* no storage: the system's theme */ }
  if (chosen === "light" || chosen === "dark") document.documentElement.dataset.theme = chosen;
  document.documentElement.classList.add("js");
})();
