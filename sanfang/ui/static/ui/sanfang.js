// What the pages do beyond links and forms. Every page works without it; it only makes them kinder.
(() => {
  "use strict";
  const all = (selector, act, root = document) => root.querySelectorAll(selector).forEach(act);
  document.documentElement.classList.add("sf-scripted");

  // A second tap on a slow line must not send twice. The server refuses doubles anyway.
  const RELEASE_AFTER = 10_000; // a download answers without leaving the page
  const RELEASE_UPLOAD_AFTER = 180_000;
  const SLOW_AFTER = 2_000; // photos over a phone's network
  const noteOf = (form) => form.querySelector("[data-sending]"); // only where files are chosen
  const showSending = (form, is) => noteOf(form) && (noteOf(form).hidden = !is);
  const release = (form) => {
    delete form.dataset.sent;
    form.removeAttribute("aria-busy");
    showSending(form, false);
  };
  document.addEventListener("submit", (event) => {
    const form = event.target;
    if (form.method !== "post") return;
    if (form.dataset.sent) return event.preventDefault();
    form.dataset.sent = "yes";
    form.setAttribute("aria-busy", "true");
    delete form.dataset.typed;
    setTimeout(() => release(form), noteOf(form) ? RELEASE_UPLOAD_AFTER : RELEASE_AFTER);
    setTimeout(() => form.dataset.sent && showSending(form, true), SLOW_AFTER);
  });
  document.addEventListener("input", (event) => event.target.form && (event.target.form.dataset.typed = "yes"));

  // Back to a page that the browser had only put aside: what it says may be over. It is asked for anew,
  // unless something was typed into it and not sent yet.
  window.addEventListener("pageshow", (event) => {
    const wasSent = document.querySelector("form[data-sent]") !== null;
    all("form[data-sent]", release);
    if (event.persisted && (wasSent || !document.querySelector("form[data-typed]"))) location.reload();
  });

  // A form that was refused is shown at the address it was sent to, and going back there would send it again.
  // In the history stands the page from which it was sent; a form without an address keeps its own.
  const sentFrom = () => {
    const from = document.referrer && new URL(document.referrer);
    return from && from.origin === location.origin ? from.href : location.href;
  };
  if (document.documentElement.dataset.answersPost !== undefined) {
    all("form:not([action])", (form) => form.setAttribute("action", location.href));
    history.replaceState(null, "", sentFrom());
  }

  // The menu of a narrow desk page.
  all("[data-toggles]", (button) => {
    const menu = document.getElementById(button.dataset.toggles);
    button.addEventListener("click", () => {
      button.setAttribute("aria-expanded", String(menu.classList.toggle("sf-open")));
    });
  });

  // Which files were chosen, and whether they are too large, before they travel.
  const size = (bytes) => (bytes < 1048576 ? `${Math.ceil(bytes / 1024)} KB` : `${(bytes / 1048576).toFixed(1)} MB`);
  const describe = (file, limit) =>
    `${file.name}（${size(file.size)}）${file.size > limit ? "，超过大小限制，请另选文件" : ""}`;
  const showChosen = (input) => {
    const note = document.querySelector(`output[for="${input.id}"]`);
    if (!note) return;
    const limit = Number(input.dataset.limit || Infinity);
    const files = [...input.files];
    note.classList.toggle("sf-chosen--large", files.some((file) => file.size > limit));
    note.textContent = files.map((file) => describe(file, limit)).join("；");
  };
  document.addEventListener("change", (event) => event.target.type === "file" && showChosen(event.target));

  // Copy a link or a number; the button says that it did. Without TLS there is no clipboard object.
  const copyBySelection = async (text) => {
    const field = Object.assign(document.createElement("textarea"), { value: text, className: "sf-unseen" });
    document.body.append(field);
    field.select();
    const copied = document.execCommand("copy");
    field.remove();
    if (!copied) throw new Error("copy refused");
  };
  const copy = (text) => (navigator.clipboard ? navigator.clipboard.writeText(text) : copyBySelection(text));
  const tell = (words) => {
    const before = words.textContent;
    words.textContent = words.dataset.copied;
    setTimeout(() => (words.textContent = before), 2000);
  };
  all("[data-copy]", (button) => {
    const words = button.querySelector("[data-copied]");
    words.setAttribute("aria-live", "polite");
    button.addEventListener("click", () => copy(button.dataset.copy).then(() => tell(words)));
  });

  // One box that ticks all of a list, and is itself ticked when all are.
  all("[data-ticks]", (head) => {
    const boxes = [...head.form.elements].filter((box) => box.name === head.dataset.ticks);
    head.addEventListener("change", () => boxes.forEach((box) => (box.checked = head.checked)));
    boxes.forEach((box) => box.addEventListener("change", () => (head.checked = boxes.every((one) => one.checked))));
  });

  // How long until a deadline. The server decides; this only counts along.
  const left = (milliseconds) => {
    const minutes = Math.floor(milliseconds / 60_000);
    if (milliseconds <= 0) return "已截止";
    if (minutes >= 1440) return `还剩 ${Math.floor(minutes / 1440)} 天 ${Math.floor((minutes % 1440) / 60)} 小时`;
    if (minutes >= 60) return `还剩 ${Math.floor(minutes / 60)} 小时 ${minutes % 60} 分钟`;
    return minutes >= 1 ? `还剩 ${minutes} 分钟` : "不到 1 分钟";
  };
  const count = () => all("[data-countdown]", (note) => (note.textContent = left(Date.parse(note.dataset.countdown) - Date.now())));
  if (document.querySelector("[data-countdown]")) {
    count();
    setInterval(count, 30_000);
  }

  // After a refused form the list of faults is what to read first.
  all("[data-focus]", (target) => target.focus());
})();
