// Highlights, in the checked text, the words from which a figure was understood. The page works without it.
"use strict";
(() => {
  const text = document.getElementById("van-ban");
  if (!text || !window.CSS || !CSS.highlights) return;
  const nodes = [...text.querySelectorAll("[data-at]")].map((el) => [Number(el.dataset.at), el.firstChild]);
  const rangeOf = (start, end) => {
    const range = new Range();
    let open = false;
    for (const [at, node] of nodes) {
      const length = node ? node.length : 0;
      if (!open && start >= at && start < at + length) { range.setStart(node, start - at); open = true; }
      if (open && end <= at + length) { range.setEnd(node, Math.max(0, end - at)); return range; }
    }
    return null;
  };
  const show = (detail) => {
    const ranges = [];
    for (const row of detail.querySelectorAll("[data-spans]"))
      for (const span of row.dataset.spans.split(" ")) {
        const range = rangeOf(...span.split("-").map(Number));
        if (range) ranges.push(range);
      }
    CSS.highlights.set("why", new Highlight(...ranges));
  };
  const open = () => {
    const detail = location.hash && document.querySelector(location.hash + ".detail");
    if (!detail) return;
    const reading = detail.querySelector(".read-as");
    if (reading) reading.open = true;
    show(detail);
    const side = detail.parentElement;
    side.scrollTop += detail.getBoundingClientRect().top - side.getBoundingClientRect().top - 8;
  };
  window.addEventListener("hashchange", open);
  document.querySelectorAll(".detail").forEach((detail) => detail.addEventListener("click", () => show(detail)));
  open();
})();
