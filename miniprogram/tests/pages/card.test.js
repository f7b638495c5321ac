/** @jest-environment jsdom */
/** The signing card: shown, sent and saved; and what to do when there is none. */

const { CARD, SECRETS, TOKEN, fails, ok, phone, says } = require("../stand_ins/phone");
const { open } = require("../stand_ins/screen");

const AT = "/wechat/card/";
const FILE = "wxfile://usr/card.png";

const shown = async (answers = {}) => {
  const my = phone({ [AT]: ok(CARD), ...answers });
  return [my, await open("card")];
};

test("it shows a masked name, the school, the code and until when", async () => {
  const [my, screen] = await shown();

  expect(screen.frame.textContent.replace(/\s+/g, "")).toBe(
    "张*江城大学3月9日18:00前有效" +
      "请招聘人员用微信扫码，填写签约信息。对方提交后，您会立刻收到消息；不是您本人约定的，可以当场声明作废。" +
      "发给招聘人员保存图片",
  );
  expect(my.named("writeFile").map(({ filePath, data, encoding }) => [filePath, data, encoding])).toEqual([
    [FILE, CARD.picture, "base64"],
  ]);
  expect(screen.data().picture).toBe(FILE);
});

test("what is shared leads to the card and names nobody", async () => {
  const [, screen] = await shown({ [AT]: ok({ ...CARD, name: SECRETS.name }) });

  expect(screen.component.instance.onShareAppMessage()).toEqual({
    title: "请打开签约名片，填写签约信息",
    path: `/pages/start/start?to=%2Fcard%2F${TOKEN}%2F`,
  });
});

test("without a card what is shared leads home", async () => {
  const [, screen] = await shown({ [AT]: says(409, "您已有一份生效的协议。") });

  expect(screen.component.instance.onShareAppMessage().path).toBe("/pages/start/start?to=%2Fm%2F");
});

test("the picture is saved, and that is said", async () => {
  const [my, screen] = await shown();

  await screen.tap("保存图片");

  expect(my.named("saveImageToPhotosAlbum").map(({ filePath }) => filePath)).toEqual([FILE]);
  expect(my.named("showToast").map(({ title }) => title)).toEqual(["已存到相册"]);
});

test.each([
  "saveImageToPhotosAlbum:fail auth deny",
  "saveImageToPhotosAlbum:fail:auth denied",
  "saveImageToPhotosAlbum:fail authorize no response",
])("「%s」 leads to the settings and back to the card", async (errMsg) => {
  const [my, screen] = await shown({ saveImageToPhotosAlbum: fails(errMsg) });

  await screen.tap("保存图片");
  const said = [screen.heading(), screen.buttons()];
  await screen.tap("去设置");

  expect(said).toEqual(["没有相册权限", ["去设置", "回到名片"]]);
  expect([my.named("openSetting").length, screen.buttons()]).toEqual([1, ["发给招聘人员", "保存图片"]]);
});

test("without the settings it goes back to the card all the same", async () => {
  const [, screen] = await shown({ saveImageToPhotosAlbum: fails("saveImageToPhotosAlbum:fail auth deny") });
  await screen.tap("保存图片");

  await screen.tap("回到名片");

  expect(screen.buttons()).toEqual(["发给招聘人员", "保存图片"]);
});

test("who changes their mind hears nothing", async () => {
  const [my, screen] = await shown({ saveImageToPhotosAlbum: fails("saveImageToPhotosAlbum:fail cancel") });

  await screen.tap("保存图片");

  expect([my.named("showModal"), screen.buttons()]).toEqual([[], ["发给招聘人员", "保存图片"]]);
});

test.each([
  ["saveImageToPhotosAlbum:fail no space", "请检查手机的存储空间，再试一次。"],
  [
    "saveImageToPhotosAlbum:fail privacy permission is not authorized",
    "您没有同意隐私保护指引，或平台还没有登记这项用途。可以再试一次；还是不行，请告诉学校就业指导中心。",
  ],
])("「%s」 is explained, and the card stays", async (errMsg, content) => {
  const [my, screen] = await shown({ saveImageToPhotosAlbum: fails(errMsg) });

  await screen.tap("保存图片");

  expect(my.named("showModal").map((modal) => modal.content)).toEqual([content]);
  expect(screen.buttons()).toEqual(["发给招聘人员", "保存图片"]);
});

test("why there is no card now is said in the server's words, and its web page helps", async () => {
  const [my, screen] = await shown({ [AT]: says(409, "您有一份协议正在等学校审核，审核前不能再签。") });

  await screen.tap("去看怎么办");

  expect([screen.heading(), screen.text()]).toEqual([
    "现在没有签约名片",
    "您有一份协议正在等学校审核，审核前不能再签。",
  ]);
  expect(my.named("reLaunch").map(({ url }) => url)).toEqual(["/pages/start/start?to=%2Fm%2Fcard%2F"]);
});

test("who is not bound is led to the binding", async () => {
  const [my, screen] = await shown({ [AT]: says(403, "请先绑定您的毕业生信息。") });

  await screen.tap("去绑定");

  expect([screen.heading(), my.named("reLaunch").map(({ url }) => url)]).toEqual([
    "还没有绑定",
    ["/pages/start/start?to=%2Fm%2Fbind%2F"],
  ]);
});

test("a failure can be tried again, with a fresh code", async () => {
  const [my, screen] = await shown({ [AT]: [fails("request:fail timeout"), ok(CARD)] });
  const heading = screen.heading();

  await screen.tap("再试一次");

  expect([heading, screen.buttons()]).toEqual(["网络太慢", ["发给招聘人员", "保存图片"]]);
  expect(my.requests(AT).map(({ data }) => data.code)).toEqual(["code-1", "code-2"]);
});

test("a card whose address is not ours is not shown", async () => {
  const [, screen] = await shown({ [AT]: ok({ ...CARD, address: `https://evil.example/card/${TOKEN}/` }) });

  expect(screen.heading()).toBe("看不懂服务器的回答");
});

test("a code that cannot be kept on the phone is not shown", async () => {
  const [, screen] = await shown({ writeFile: fails("writeFile:fail no space") });

  expect(screen.heading()).toBe("手机没能存下文件");
});

test("while it is fetched it says so", async () => {
  phone();
  global.wx.login = () => {};

  const screen = await open("card");

  expect([screen.heading(), screen.buttons()]).toEqual(["正在取您的名片…", []]);
});

test("the code does not stay on the phone", async () => {
  const [my, screen] = await shown();

  screen.leave();

  expect(my.named("unlink").map(({ filePath }) => filePath)).toEqual([FILE]);
});
