// Reads the page aloud, with a voice that is on this device: nothing of it is sent anywhere. Without such a voice the
// button stays hidden.
(function () {
  "use strict";
  var knop = document.getElementById("voorlezen");
  var spraak = window.speechSynthesis;
  if (!knop || !spraak || !window.SpeechSynthesisUtterance) { return; }
  var taal = document.documentElement.lang, woorden = knop.textContent, beurt = 0;
  function stem() {
    return spraak.getVoices().find(function (een) {
      return een.localService && een.lang.toLowerCase().replace("_", "-").split("-")[0] === taal;
    });
  }
  function kijk() { knop.hidden = !stem(); }
  function zichtbaar(een) { return een.getClientRects().length > 0; }
  function stukken() {
    var alle = document.querySelectorAll("main h1, main h2, main p, main li, main legend, main label, main summary, main button, main a.knop");
    return Array.prototype.filter.call(alle, function (een) {
      return zichtbaar(een) && !een.parentElement.closest("li, label, button, a.knop");
    }).map(function (een) { return een.innerText.trim(); }).filter(Boolean);
  }
  function stil() { beurt += 1; spraak.cancel(); knop.textContent = woorden; knop.setAttribute("aria-pressed", "false"); }
  function lees(rest, mijn) {
    if (mijn !== beurt) { return; }
    if (!rest.length) { stil(); return; }
    var zin = new SpeechSynthesisUtterance(rest[0]);
    zin.voice = stem();
    zin.lang = zin.voice ? zin.voice.lang : taal;
    zin.rate = 0.9;
    zin.onend = function () { lees(rest.slice(1), mijn); };
    zin.onerror = function () { if (mijn === beurt) { stil(); } };
    spraak.speak(zin);
  }
  knop.addEventListener("click", function () {
    if (knop.getAttribute("aria-pressed") === "true") { stil(); return; }
    stil();
    knop.textContent = knop.dataset.stop;
    knop.setAttribute("aria-pressed", "true");
    lees(stukken(), beurt);
  });
  window.addEventListener("pagehide", stil);
  spraak.addEventListener("voiceschanged", kijk);
  kijk();
}());
