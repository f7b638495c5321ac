/** @jest-environment jsdom */
/** The scanner opens what is ours and refuses everything else in words. */

const { baseUrl } = require("../../src/settings");
const { TOKEN, fails, phone } = require("../stand_ins/phone");
const { open } = require("../stand_ins/screen");

const CANCELLED = fails("scanCode:fail cancel");
const scanning = async (...scanned) => {
  const my = phone({ scanCode: scanned });
  return [my, await open("scan")];
};
const urls = (my) => my.named("navigateTo").map(({ url }) => url);

test("it scans as soon as it is opened, codes and 小程序码", async () => {
  const [my] = await scanning(CANCELLED);

  expect(my.named("scanCode").map(({ scanType }) => scanType)).toEqual([["qrCode", "wxCode"]]);
});

test.each([
  [{ result: `${baseUrl}/card/${TOKEN}/` }, `%2Fcard%2F${TOKEN}%2F`],
  [{ result: `${baseUrl}/v/${TOKEN}/` }, `%2Fv%2F${TOKEN}%2F`],
  [{ result: "", path: `pages/start/start?scene=${TOKEN}` }, `%2Fcard%2F${TOKEN}%2F`],
])("%j is opened", async (scanned, to) => {
  const [my] = await scanning(scanned);

  expect(urls(my)).toEqual([`/pages/start/start?to=${to}`]);
});

test.each([
  { result: `https://evil.example/card/${TOKEN}/` },
  { result: `${baseUrl}.evil.example/card/${TOKEN}/` },
  { result: "https://work.example.com/pay" },
  { result: "6901234567892" },
  { path: "pages/pay/pay?to=x", result: "" },
  {},
])("%j is refused in words and never opened", async (scanned) => {
  const [my, screen] = await scanning(scanned);

  expect([screen.heading(), screen.buttons(), urls(my)]).toEqual(["这不是本平台的二维码", ["再扫一次"], []]);
});

test("who closes the camera finds it explained, and can scan", async () => {
  const [my, screen] = await scanning(CANCELLED, { result: `${baseUrl}/v/${TOKEN}/` });
  const said = [screen.heading(), screen.text()];

  await screen.tap("扫一扫");

  expect(said).toEqual([
    "扫本平台的二维码",
    "可以扫毕业生的签约名片，也可以扫协议书上的防伪二维码。其他二维码不会打开。",
  ]);
  expect(urls(my).length).toBe(1);
});

test("a scan that failed says what to do", async () => {
  const [, screen] = await scanning(fails("scanCode:fail system error"));

  expect([screen.heading(), screen.buttons()]).toEqual(["没有扫到", ["再扫一次"]]);
});

test("after a stranger's code ours is opened", async () => {
  const [my, screen] = await scanning({ result: "x" }, { result: `${baseUrl}/card/${TOKEN}/` });

  await screen.tap("再扫一次");

  expect([screen.heading(), urls(my).length]).toEqual(["扫本平台的二维码", 1]);
});
