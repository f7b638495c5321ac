/** @jest-environment jsdom */
/** The door: logs in, opens a page of ours, and says what to do when it cannot. */

const { baseUrl } = require("../../src/settings");
const { HELLO, TOKEN, fails, ok, phone, says, settled } = require("../stand_ins/phone");
const { open } = require("../stand_ins/screen");

const SIGN_IN = "/wechat/sign-in/";
const ticket = (number) => ok({ ticket: `ticket-${number}` });
const doorTo = (number, next) => `${baseUrl}/wechat/enter/?ticket=ticket-${number}&next=${encodeURIComponent(next)}`;

test.each([
  [{}, "/m/"],
  [{ to: "/m/offers/5/" }, "/m/offers/5/"],
  [{ to: "%2Fm%2Foffers%2F5%2F" }, "/m/offers/5/"],
])("%j goes through the door to %s", async (options, next) => {
  phone({ [SIGN_IN]: ticket(1) });

  const screen = await open("start", options);

  expect([screen.has("wx-web-view"), screen.data().address]).toEqual([true, doorTo(1, next)]);
});

test.each([
  [{ to: `/card/${TOKEN}/` }, `/card/${TOKEN}/`],
  [{ scene: TOKEN }, `/card/${TOKEN}/`],
  [{ to: `/v/${TOKEN}/` }, `/v/${TOKEN}/`],
])("%j is open to anybody: nobody is logged in for it", async (options, path) => {
  const my = phone();

  const screen = await open("start", options);

  expect([screen.data().address, my.named("login")]).toEqual([baseUrl + path, []]);
});

test("while it enters it says so, and shows no page", async () => {
  phone({ [SIGN_IN]: undefined, login: [{ code: "" }] });
  global.wx.login = () => {};

  const screen = await open("start");

  expect([screen.heading(), screen.has("wx-web-view"), screen.buttons()]).toEqual(["正在进入…", false, []]);
});

test("the program is named after the platform", async () => {
  const my = phone({ [SIGN_IN]: ticket(1), "/wechat/hello/": ok(HELLO) });

  await open("start");

  expect(my.named("setNavigationBarTitle").map(({ title }) => title)).toEqual(["大学生就业服务平台"]);
});

test("it opens also when the server does not say its name", async () => {
  const my = phone({ [SIGN_IN]: ticket(1), "/wechat/hello/": says(500, "") });

  const screen = await open("start");

  expect([screen.has("wx-web-view"), my.named("setNavigationBarTitle")]).toEqual([true, []]);
});

test.each([{ to: "https://evil.example/" }, { to: "//evil.example" }, { to: "/school/" }, { scene: "short" }])(
  "%j is not opened, and nobody is logged in",
  async (options) => {
    const my = phone({ [SIGN_IN]: ticket(1) });

    const screen = await open("start", options);
    await screen.tap("去首页");

    expect([screen.heading(), screen.has("wx-web-view"), my.named("login")]).toEqual([
      "这个地址不属于本平台",
      false,
      [],
    ]);
    expect(my.named("reLaunch").map(({ url }) => url)).toEqual(["/pages/start/start?to=%2Fm%2F"]);
  },
);

describe("when it cannot enter", () => {
  test.each([
    [fails("request:fail -1009"), "没有网络", ["再试一次"]],
    [fails("request:fail connect error"), "连不上服务器", ["再试一次"]],
    [fails("request:fail timeout"), "网络太慢", ["再试一次"]],
    [fails("request:fail ssl hand shake error"), "连接不安全，已停止", ["再试一次"]],
    [fails("request:fail url not in domain list"), "服务器域名还没有登记", ["再试一次"]],
    [says(500, ""), "服务器正忙", ["再试一次"]],
    [says(429, "请一分钟后再试。"), "操作太频繁", ["再试一次"]],
    [says(400, "微信登录已失效，请回到小程序重新进入。"), "现在不能办理", ["再试一次"]],
    [says(403, ""), "还没有绑定", ["去绑定"]],
    [ok("<html>"), "看不懂服务器的回答", ["再试一次"]],
  ])("%j is told, with what can be done", async (answer, heading, buttons) => {
    phone({ [SIGN_IN]: answer });

    const screen = await open("start");

    expect([screen.heading(), screen.buttons()]).toEqual([heading, buttons]);
  });

  test("a failed login of WeChat is told", async () => {
    phone({ login: fails("login:fail") });

    const screen = await open("start");

    expect([screen.heading(), screen.buttons()]).toEqual(["微信登录没有成功", ["再试一次"]]);
  });

  test("trying again takes a fresh code and a fresh ticket", async () => {
    const my = phone({ [SIGN_IN]: [says(500, ""), ticket(2)] });
    const screen = await open("start", { to: "/m/card/" });

    await screen.tap("再试一次");

    expect(screen.data().address).toBe(doorTo(2, "/m/card/"));
    expect(my.requests(SIGN_IN).map(({ data }) => data.code)).toEqual(["code-1", "code-2"]);
  });

  test("it tries again by itself when the network is back, once", async () => {
    const my = phone({ [SIGN_IN]: [fails("request:fail -1009"), ticket(2)] });
    const screen = await open("start");

    my.networkComesBack();
    await settled();
    my.networkComesBack();
    await settled();

    expect([screen.data().address, my.requests(SIGN_IN).length]).toEqual([doorTo(2, "/m/"), 2]);
  });

  test("it does not try when the network goes", async () => {
    const my = phone({ [SIGN_IN]: fails("request:fail -1009") });
    await open("start");

    my.networkGoes();
    await settled();

    expect(my.requests(SIGN_IN).length).toBe(1);
  });

  test("a busy server is not asked again by itself", async () => {
    const my = phone({ [SIGN_IN]: says(503, "") });
    await open("start");

    my.networkComesBack();
    await settled();

    expect(my.requests(SIGN_IN).length).toBe(1);
  });

  test("whoever leaves is not followed: the network is no longer watched", async () => {
    const my = phone({ [SIGN_IN]: fails("request:fail -1009") });
    const screen = await open("start");

    screen.leave();

    expect(my.watchers.size).toBe(0);
  });
});

describe("after it opened", () => {
  test("a page that WeChat could not show is told, and entered anew with its own ticket", async () => {
    phone({ [SIGN_IN]: [ticket(1), ticket(2)] });
    const screen = await open("start");

    screen.happen("wx-web-view", "error", { url: "x" });
    const heading = screen.heading();
    await screen.tap("再试一次");

    expect([heading, screen.data().address]).toEqual(["页面没有打开", doorTo(2, "/m/")]);
  });

  test("a page whose login has ended says so, and is entered anew", async () => {
    phone({ [SIGN_IN]: [ticket(1), ticket(2)] });
    const screen = await open("start");

    screen.happen("wx-web-view", "message", { data: [{ ended: true }] });
    const heading = screen.heading();
    await screen.tap("再试一次");

    expect([heading, screen.data().address]).toEqual(["登录已过期", doorTo(2, "/m/")]);
  });

  test.each([[[]], [[null]], [[{ ended: "no" }]], [[{ url: "https://evil.example" }]]])(
    "the message %j of a page changes nothing",
    async (data) => {
      phone({ [SIGN_IN]: ticket(1) });
      const screen = await open("start");

      screen.happen("wx-web-view", "message", { data });

      expect([screen.has("wx-web-view"), screen.data().address]).toEqual([true, doorTo(1, "/m/")]);
    },
  );

  test("its address cannot be shared", async () => {
    phone({ [SIGN_IN]: ticket(1) });

    const screen = await open("start");

    expect(screen.component.instance.onShareAppMessage).toBe(undefined);
  });
});
