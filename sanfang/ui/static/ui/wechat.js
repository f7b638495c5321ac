// Inside the mini program, its native pages instead of what a web page can do. Everywhere else, and without
// this, the ordinary links do. WeChat's own script talks to the mini program; nothing of ours does.
(() => {
  "use strict";
  const { miniProgram } = window.module.exports;
  if (!miniProgram) return;

  const show = (native) => {
    document.querySelectorAll("[data-native]").forEach((element) => (element.hidden = !native));
    document.querySelectorAll("[data-not-native]").forEach((element) => (element.hidden = native));
  };
  const isInside = () => window.__wxjs_environment === "miniprogram" || navigator.userAgent.includes("miniProgram");
  const showWhatFits = () => isInside() && show(true);

  showWhatFits();
  // On some phones it is known only when WeChat's bridge is there.
  document.addEventListener("WeixinJSBridgeReady", showWhatFits);

  document.addEventListener("click", (event) => {
    const element = event.target.closest("[data-native]");
    if (!element) return;
    event.preventDefault();
    // A mini program of an older version lacks the page: then the ordinary link is the way after all.
    miniProgram.navigateTo({ url: element.dataset.native, fail: () => show(false) });
  });
})();
