// A file may be dropped on the whole form instead of being chosen; it is then sent at once.
(() => {
  "use strict";
  const OVER = "sf-drop--over";
  document.querySelectorAll("form[data-drop]").forEach((form) => {
    const input = form.querySelector("input[type=file]");
    form.classList.add("sf-drop--ready");
    form.addEventListener("dragover", (event) => {
      event.preventDefault();
      form.classList.add(OVER);
    });
    form.addEventListener("dragleave", (event) => form.contains(event.relatedTarget) || form.classList.remove(OVER));
    form.addEventListener("drop", (event) => {
      event.preventDefault();
      form.classList.remove(OVER);
      if (!event.dataTransfer.files.length) return;
      input.files = event.dataTransfer.files;
      input.dispatchEvent(new Event("change", { bubbles: true }));
      if (input.files[0].size <= Number(input.dataset.limit)) form.requestSubmit();
    });
  });
})();
