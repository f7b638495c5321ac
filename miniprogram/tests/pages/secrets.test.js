/** @jest-environment jsdom */
/** No address, and no line of the console, says who a person is or holds a code. */

const { CARD, HELLO, SECRETS, bytesOf, ok, phone, settled } = require("../stand_ins/phone");
const { open } = require("../stand_ins/screen");

const ANSWERS = {
  "/wechat/hello/": ok(HELLO),
  "/wechat/sign-in/": ok({ ticket: "TICKET", openid: SECRETS.openid, name: SECRETS.name }),
  "/wechat/consents/": ok({ counted: 1, openid: SECRETS.openid }),
  "/wechat/card/": ok({ ...CARD, name: SECRETS.name, school: SECRETS.phone, openid: SECRETS.openid }),
  "/wechat/phone/": ok({ message: SECRETS.phone }),
  "/wechat/document/": ok(bytesOf(`%PDF ${SECRETS.name}`)),
  requestSubscribeMessage: { "T-INTERVIEW": "accept", "T-OFFER": "accept", "T-DEADLINE": "accept" },
  scanCode: { result: CARD.address },
};

const forbidden = [...Object.values(SECRETS), "code-1", "PHONE-CODE"];

/** A walk through a page with everything that can be done there. */
const WALKS = {
  start: async () => open("start", { to: "/m/offers/5/" }),
  consent: async () => (await open("consent", { moment: "applied" })).tap("接收通知"),
  card: async () => {
    const screen = await open("card");
    await screen.tap("保存图片");
    global.wx.reLaunch({ url: screen.component.instance.onShareAppMessage().path });
  },
  scan: async () => open("scan"),
  phone: async () => {
    (await open("phone")).happen("wx-button", "getphonenumber", { code: "PHONE-CODE" });
    await settled();
  },
  document: async () => open("document", { path: "/m/agreements/7/paper.pdf" }),
};

test.each(Object.entries(WALKS))("on the page %s", async (_page, walk) => {
  const my = phone(ANSWERS);
  const lines = [];
  for (const level of ["log", "info", "warn", "error", "debug"]) {
    jest.spyOn(console, level).mockImplementation((...words) => lines.push(words));
  }

  await walk();
  jest.restoreAllMocks();

  const addresses = my.calls.map(({ url, path, filePath, urls }) => [url, path, filePath, urls]).flat(2).filter(Boolean);
  expect(addresses.length).toBeGreaterThan(0);
  expect(forbidden.filter((secret) => addresses.concat(lines).join("\n").includes(secret))).toEqual([]);
});

test("the web page is opened with a ticket and never with a code", async () => {
  phone(ANSWERS);

  const screen = await open("start");

  expect(forbidden.filter((secret) => screen.data().address.includes(secret))).toEqual([]);
});
