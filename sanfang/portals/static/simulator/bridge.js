// What the web-view of a mini program brings along, for a browser that holds a simulated phone.
(() => {
  "use strict";
  window.__wxjs_environment = "miniprogram";
  const navigateTo = ({ url }) => {
    const asked = new URLSearchParams({ page: url, back: location.pathname + location.search });
    location.assign(`/wechat/simulator/native/?${asked}`);
  };
  document.addEventListener("DOMContentLoaded", () => {
    window.wx = { ...window.wx, miniProgram: { ...window.wx?.miniProgram, navigateTo } };
  });
})();
