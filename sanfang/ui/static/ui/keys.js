// A queue without a mouse. A digit only moves to an act of the page, never while somebody types; what stands there
// is done by Enter. Whoever does not want it turns it off on the page, for this browser.
(() => {
  "use strict";
  const OFF = "sf-keys-off";
  const toggle = document.querySelector("[data-keys]");
  if (!toggle) return;
  toggle.checked = localStorage.getItem(OFF) === null;
  toggle.closest("[hidden]").hidden = false;
  toggle.addEventListener("change", () => {
    if (toggle.checked) localStorage.removeItem(OFF);
    else localStorage.setItem(OFF, "yes");
  });

  const isTyping = (element) => element.matches("textarea, select, [contenteditable], input:not([type=checkbox])");
  const goTo = (selector, event) => {
    const act = document.querySelector(selector);
    if (!act) return;
    event.preventDefault();
    act.focus();
  };
  document.addEventListener("keydown", (event) => {
    const isOurs = toggle.checked && !event.repeat && !event.isComposing;
    if (!isOurs || event.ctrlKey || event.altKey || event.metaKey) return;
    if (!isTyping(event.target)) goTo(`[data-key="${CSS.escape(event.key)}"]`, event);
    else if (event.key === "Escape" && event.target.form?.querySelector("[data-after-typing]"))
      goTo("[data-after-typing]", event);
  });
})();
