// A form that needs no tap. Its button is for whoever has no scripts, and for a slow line.
(() => {
  "use strict";
  document.querySelector("form[data-submits-itself]")?.requestSubmit();
})();
