/* Lets the reader single out one process of an output, and reach by keyboard what scrolls sideways.
   Without this script the pages show the same text. */
(() => {
  "use strict";

  const base = document.currentScript.src;
  const FEW = 6; // lines; of fewer, all are seen at one glance

  const processOf = (line) => line.querySelector(".mpg-who").textContent;

  const byName = (a, b) => (b === "main") - (a === "main") || a.localeCompare(b, "en", { numeric: true });

  const pick = (output, legend, chosen) => {
    const box = output.querySelector("pre");
    const shown = [];
    for (const line of output.querySelectorAll(".mpg-line")) {
      const on = processOf(line) === chosen;
      line.classList.toggle("mpg-on", on);
      if (on) shown.push(line);
    }
    output.classList.toggle("mpg-picked", chosen !== null);
    for (const button of legend.querySelectorAll("button"))
      button.setAttribute("aria-pressed", button.textContent === chosen);
    const visible = (line) =>
      line.offsetTop + line.offsetHeight > box.scrollTop && line.offsetTop < box.scrollTop + box.clientHeight;
    if (shown.length && !shown.some(visible)) box.scrollTop = shown[0].offsetTop - box.clientHeight / 2;
  };

  const addLegend = (output) => {
    const lines = output.querySelectorAll(".mpg-line");
    const colors = new Map();
    for (const line of lines) colors.set(processOf(line), line.className.match(/mpg-p\d/)[0]);
    const head = output.previousElementSibling;
    if (colors.size < 2 || lines.length < FEW || head.querySelector(".mpg-legend")) return;
    const legend = document.createElement("span");
    legend.className = "mpg-legend";
    legend.setAttribute("role", "group");
    legend.setAttribute("aria-label", "Single out one process");
    legend.textContent = "single out";
    for (const name of [...colors.keys()].sort(byName)) {
      const button = document.createElement("button");
      button.type = "button";
      button.className = `mpg-pick ${colors.get(name)}`;
      button.textContent = name;
      button.setAttribute("aria-pressed", "false");
      button.addEventListener("click", () =>
        pick(output, legend, button.getAttribute("aria-pressed") === "true" ? null : name),
      );
      legend.append(button);
    }
    head.append(legend);
  };

  const scrollers = new ResizeObserver((entries) => {
    for (const { target } of entries)
      if (target.scrollWidth > target.clientWidth) target.tabIndex = 0;
      else target.removeAttribute("tabindex");
  });

  const start = () => {
    document.querySelectorAll(".mpg-output").forEach(addLegend);
    document.querySelectorAll(".md-typeset__scrollwrap").forEach((table) => scrollers.observe(table));
    for (const element of document.querySelectorAll("[data-play]:not([data-ready])"))
      import(new URL(`play/${element.dataset.play}.js`, base)).then((module) => {
        element.dataset.ready = "";
        module.default(element);
      });
  };

  if (window.document$) window.document$.subscribe(start);
  else start();
})();
