// What the web-view of a mini program brings along, for a browser that holds a simulated phone.
(() => {
  "use strict";
  window.__wxjs_environment = "miniprogram";
  const navigateTo = ({ url }) => {
    const asked = new URLSearchParams({ page: url, back: location.pathname + location.search });
    location.assign(`/wechat/simulator/native/?${asked}`);
  };
  // WeChat's own script is there by then; it finds no WeChat to talk to.
  document.addEventListener("DOMContentLoaded", () => {
    const { miniProgram } = window.module?.exports ?? {};
    if (miniProgram) miniProgram.navigateTo = navigateTo;
  });
})();
