/** Opens a page of the program on the stand-in phone, and reads and taps it as a person would. */

const { join } = require("path");
const exparser = require("miniprogram-exparser");
const simulate = require("miniprogram-simulate");

const { SOURCE } = require("../../scripts/source");
const { settled } = require("./phone");

const loaded = {};

/** Each page registers the components it uses anew, so their code must run anew; jest would remember it. */
const afresh = (load) => (typeof jest === "undefined" ? load() : jest.isolateModules(load));

/** The page's component; loaded once, because its code registers itself once. */
function componentOf(name) {
  if (!loaded[name]) {
    const standIn = global.wx;
    afresh(() => {
      loaded[name] = simulate.load(join(SOURCE, name), { compiler: "simulate", rootPath: SOURCE });
    });
    global.wx = standIn;
  }
  return loaded[name];
}

/**
 * @param {string} page - `start`
 * @param {Record<string, string>} [options] - as in the page's address
 */
async function open(page, options = {}) {
  const screen = show(`pages/${page}/${page}`);
  if (screen.component.instance.onLoad) screen.component.instance.onLoad(options);
  await settled();
  return screen;
}

/** What WeChat does when something happens at an element. */
function happen(element, name, detail = {}) {
  const event = exparser.Event.create(name, detail, { bubbles: true, capturePhase: true, composed: true });
  exparser.Event.dispatchEvent(element.__wxElement, event);
}

const textOf = (element) => (element ? element.textContent.replace(/\s+/g, " ").trim() : null);

/**
 * @param {string} name - of a page or a component
 * @param {Record<string, unknown>} [properties]
 */
function show(name, properties) {
  const component = simulate.render(componentOf(name), properties);
  const frame = document.createElement("div");
  component.attach(frame);
  const all = (selector) => [...frame.querySelectorAll(selector)];
  const button = (label) => {
    const found = all("wx-button").find((one) => textOf(one) === label);
    if (!found) throw new Error(`there is no button 「${label}」 among 「${all("wx-button").map(textOf)}」`);
    return found;
  };

  return {
    component,
    frame,
    data: () => component.instance.data,
    heading: () => textOf(frame.querySelector("[class$=notice__heading]")),
    text: () => textOf(frame.querySelector("[class$=notice__text]")),
    small: () => textOf(frame.querySelector("[class$=small]")),
    buttons: () => all("wx-button").map(textOf),
    rows: () => all("[class$=sheet__row]").map(textOf),
    has: (tag) => all(tag).length > 0,
    happen: (tag, event, detail) => happen(frame.querySelector(tag), event, detail),
    /** The tap alone: what must happen at once has happened when this returns. */
    press: (label) => happen(button(label), "tap"),
    tap: async (label) => {
      happen(button(label), "tap");
      await settled();
    },
    leave: () => component.detach(),
  };
}

module.exports = { open, show };
