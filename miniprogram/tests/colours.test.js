/** The colours are those of the web pages, and every ink can be read on its ground. */

const { readFileSync } = require("fs");
const { join } = require("path");

const { SOURCE } = require("../scripts/source");

const WEB = join(SOURCE, "..", "..", "sanfang", "ui", "static", "ui", "tokens.css");

const coloursIn = (path) =>
  Object.fromEntries(
    [...readFileSync(path, "utf8").matchAll(/--(?:sf-)?([a-z-]+): (#[0-9a-f]{3,6});/g)].map(([, name, value]) => [
      name,
      value.length === 4 ? value.replace(/[0-9a-f]/g, "$&$&") : value,
    ]),
  );

const ours = coloursIn(join(SOURCE, "app.wxss"));

/** WCAG's relative luminance of "#rrggbb". */
function luminance(colour) {
  const [red, green, blue] = [1, 3, 5].map((at) => {
    const share = parseInt(colour.slice(at, at + 2), 16) / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

function contrast(one, other) {
  const [dark, light] = [luminance(one), luminance(other)].sort((a, b) => a - b);
  return (light + 0.05) / (dark + 0.05);
}

test.each(Object.entries(ours))("%s is the web pages' %s", (name, value) => {
  expect(value).toBe(coloursIn(WEB)[name]);
});

test.each([
  ["ink", "ground"],
  ["ink", "paper"],
  ["ink-soft", "ground"],
  ["ink-soft", "paper"],
  ["paper", "brand"],
  ["brand-dark", "ground"],
  ["waiting", "waiting-tint"],
])("%s on %s has at least 4.5:1", (ink, ground) => {
  expect(contrast(ours[ink], ours[ground])).toBeGreaterThanOrEqual(4.5);
});

test("the measure is WCAG's", () => {
  expect([contrast("#000000", "#ffffff"), contrast("#777777", "#ffffff").toFixed(2)]).toEqual([21, "4.48"]);
});

test("every colour of a component is one of them", () => {
  const known = [...Object.values(coloursIn(WEB))];
  const used = ["components/notice/notice.wxss", "pages/card/card.wxss", "app.wxss"]
    .flatMap((name) => readFileSync(join(SOURCE, name), "utf8").match(/#[0-9a-f]{6}/g) || []);

  expect(used.filter((colour) => !known.includes(colour))).toEqual([]);
});
