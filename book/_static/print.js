/* Printing: always in light colours, with all charts drawn. */
(function () {
  "use strict";

  let theme = null;

  function lighten() {
    theme = document.documentElement.dataset.theme;
    document.documentElement.dataset.theme = "light";
  }

  function restore() {
    if (theme !== null) { document.documentElement.dataset.theme = theme; }
    theme = null;
  }

  async function print() {
    if (window.placebookFigures) { await window.placebookFigures.drawAll().catch(function () { /* tables stand in */ }); }
    window.print();
  }

  window.addEventListener("beforeprint", lighten);
  window.addEventListener("afterprint", restore);
  document.addEventListener("DOMContentLoaded", function () {
    document.querySelectorAll(".pb-print").forEach(function (button) {
      button.hidden = false;
      button.addEventListener("click", print);
    });
  });
})();
