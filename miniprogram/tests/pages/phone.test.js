/** @jest-environment jsdom */
/** The phone number: WeChat confirms it, we pass on a code and say why we ask. */

const { fails, ok, phone, says, settled } = require("../stand_ins/phone");
const { open } = require("../stand_ins/screen");

const AT = "/wechat/phone/";
const VERIFIED = ok({ message: "已验证，尾号 1111，与学校登记的一致。" });

const asked = async (answers = {}) => {
  const my = phone({ [AT]: VERIFIED, ...answers });
  const screen = await open("phone");
  const answer = async (detail) => {
    screen.happen("wx-button", "getphonenumber", detail);
    await settled();
  };
  return [my, screen, answer];
};

test("it says why, before it asks", async () => {
  const [my, screen] = await asked();

  expect([screen.heading(), screen.text(), screen.buttons(), my.calls]).toEqual([
    "验证您的手机号",
    "防止他人冒用您的身份绑定。手机号由微信核实，只用来与学校登记的号码比对，不公开，也不用于推销。",
    ["用微信手机号验证", "暂不验证"],
    [],
  ]);
});

test("WeChat's code is passed on with a fresh login code, and the answer read", async () => {
  const [my, screen, answer] = await asked();

  await answer({ code: "PHONE-CODE", errMsg: "getPhoneNumber:ok" });

  expect(my.requests().map(({ path, data }) => [path, data])).toEqual([
    [AT, { phone_code: "PHONE-CODE", code: "code-1" }],
  ]);
  expect([screen.heading(), screen.text(), screen.buttons()]).toEqual([
    "验证通过",
    "已验证，尾号 1111，与学校登记的一致。",
    ["返回"],
  ]);
});

test("afterwards one tap leads back", async () => {
  const [my, screen, answer] = await asked();
  await answer({ code: "PHONE-CODE" });

  await screen.tap("返回");

  expect(my.named("navigateBack").length).toBe(1);
});

test.each(["getPhoneNumber:fail user deny", "getPhoneNumber:fail:user denied", "getPhoneNumber:fail user cancel"])(
  "「%s」 is a refusal: what follows is said, and it can be tried again",
  async (errMsg) => {
    const [my, screen, answer] = await asked();

    await answer({ errMsg });

    expect([screen.heading(), screen.buttons(), my.calls]).toEqual([
      "没有验证手机号",
      ["用微信手机号验证", "暂不验证"],
      [],
    ]);
  },
);

test.each([
  { errno: 1400001, errMsg: "getPhoneNumber:fail jsapi has no permission" },
  { errMsg: "getPhoneNumber:fail no enough quota" },
])("%j: the platform's quota is used up, and that is nobody's fault here", async (detail) => {
  const [, screen, answer] = await asked();

  await answer(detail);

  expect([screen.heading(), screen.buttons()]).toEqual(["微信验证暂时不能用", ["返回"]]);
});

test.each([
  [{ errMsg: "getPhoneNumber:fail privacy permission is not authorized", errno: 104 }, "还不能使用这项功能"],
  [{ errMsg: "getPhoneNumber:fail timeout" }, "网络太慢"],
  [{ errMsg: "getPhoneNumber:fail" }, "连不上服务器"],
])("%j is told, and can be tried again", async (detail, heading) => {
  const [, screen, answer] = await asked();

  await answer(detail);
  const said = screen.heading();
  await screen.tap("再试一次");

  expect([said, screen.heading()]).toEqual([heading, "验证您的手机号"]);
});

test.each([
  [says(409, "这个手机号与学校登记的不一致。"), "现在不能办理", "这个手机号与学校登记的不一致。"],
  [says(429, "今天验证的次数太多，请明天再试。"), "操作太频繁", "今天验证的次数太多，请明天再试。"],
])("%j is told in the server's words", async (refusal, heading, text) => {
  const [, screen, answer] = await asked({ [AT]: refusal });

  await answer({ code: "PHONE-CODE" });

  expect([screen.heading(), screen.text()]).toEqual([heading, text]);
});

test("after a failure a used code is not sent again: WeChat is asked anew, by a tap", async () => {
  const [my, screen, answer] = await asked({ [AT]: [fails("request:fail timeout"), VERIFIED] });
  await answer({ code: "PHONE-CODE" });

  my.networkComesBack();
  await settled();

  expect([screen.heading(), my.requests().length]).toEqual(["验证您的手机号", 1]);
});

test("while it is verified it says so", async () => {
  const [, screen, answer] = await asked();
  global.wx.login = () => {};

  await answer({ code: "PHONE-CODE" });

  expect([screen.heading(), screen.buttons()]).toEqual(["正在验证…", []]);
});

test("who does not want to goes back", async () => {
  const [my, screen] = await asked();

  await screen.tap("暂不验证");

  expect([my.named("navigateBack").length, my.requests()]).toEqual([1, []]);
});
