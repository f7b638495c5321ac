/** @jest-environment jsdom */
/** A paper or a picture: fetched, opened with WeChat's viewer, and not left on the phone. */

const { bytesOf, fails, ok, phone } = require("../stand_ins/phone");
const { open } = require("../stand_ins/screen");

const AT = "/wechat/document/";
const PATH = "/m/agreements/7/paper.pdf";
const PDF = bytesOf("%PDF-1.7 …");
const PNG = new Uint8Array([0x89, 0x50, 0x4e, 0x47]).buffer;
const JPG = new Uint8Array([0xff, 0xd8, 0xff, 0xe0]).buffer;

const opened = async (answers = {}, path = PATH) => {
  const my = phone({ [AT]: ok(PDF), ...answers });
  return [my, await open("document", { path })];
};

test("a paper is asked for by its path, as bytes, with a fresh code", async () => {
  const [my] = await opened({}, encodeURIComponent(PATH));

  expect(my.requests().map(({ path, data, responseType }) => [path, data, responseType])).toEqual([
    [AT, { path: PATH, code: "code-1" }, "arraybuffer"],
  ]);
});

test("a paper is opened with the menu to save it and send it on", async () => {
  const [my, screen] = await opened();

  expect(my.named("openDocument").map(({ filePath, fileType, showMenu }) => [filePath, fileType, showMenu])).toEqual([
    ["wxfile://usr/document.pdf", "pdf", true],
  ]);
  expect([screen.heading(), screen.text(), screen.buttons()]).toEqual([
    "文件已打开",
    "要保存或转发，请在文件页面点右上角的「···」。",
    ["再次打开", "返回"],
  ]);
});

test.each([
  [PNG, "wxfile://usr/document.png"],
  [JPG, "wxfile://usr/document.jpg"],
])("a picture is shown as one", async (bytes, file) => {
  const [my, screen] = await opened({ [AT]: ok(bytes) });

  expect(my.named("previewImage").map(({ urls, showmenu }) => [urls, showmenu])).toEqual([[[file], true]]);
  expect([my.named("openDocument"), screen.text()]).toEqual([[], "要保存或转发，请长按图片。"]);
});

test("it is opened again without being fetched again", async () => {
  const [my, screen] = await opened();

  await screen.tap("再次打开");

  expect([my.named("openDocument").length, my.requests().length]).toEqual([2, 1]);
});

test("one tap leads back", async () => {
  const [my, screen] = await opened();

  await screen.tap("返回");

  expect(my.named("navigateBack").length).toBe(1);
});

test.each(["", "/school/", "/card/kR3-_x9QmZ4tB7wLcV0nYsD2/", "//evil.example", "https://evil.example/x.pdf", "/m/../x", "/m/%2e%2e/x", "%"])(
  "%j is not fetched",
  async (path) => {
    const [my, screen] = await opened({}, path);

    expect([screen.heading(), my.requests()]).toEqual(["这个地址不属于本平台", []]);
  },
);

test.each([
  [{ statusCode: 403, data: bytesOf('{"message": "请先绑定。"}') }, "还没有绑定", "请先绑定。"],
  [{ statusCode: 404, data: bytesOf('{"message": "没有找到这份文件。"}') }, "现在不能办理", "没有找到这份文件。"],
  [{ statusCode: 503, data: bytesOf("") }, "服务器正忙", "您的操作可能还没有完成，请稍等一会儿再试。"],
  [ok(bytesOf("<html>")), "看不懂服务器的回答", "请稍后再试。还是不行，请告诉学校就业指导中心。"],
])("%j is told", async (answer, heading, text) => {
  const [, screen] = await opened({ [AT]: answer });

  expect([screen.heading(), screen.text()]).toEqual([heading, text]);
});

test("a viewer that does not open is told, and it is tried again", async () => {
  const [my, screen] = await opened({ openDocument: [fails("openDocument:fail"), {}] });
  const heading = screen.heading();

  await screen.tap("再试一次");

  expect([heading, screen.heading(), my.requests().length]).toEqual(["页面没有打开", "文件已打开", 2]);
});

test("a full phone is told", async () => {
  const [my, screen] = await opened({ writeFile: fails("writeFile:fail no space") });

  expect([screen.heading(), my.named("openDocument")]).toEqual(["手机没能存下文件", []]);
});

test("while it is fetched it says so", async () => {
  phone();
  global.wx.login = () => {};

  const screen = await open("document", { path: PATH });

  expect([screen.heading(), screen.buttons()]).toEqual(["正在取文件…", []]);
});

test("a paper that names a person does not stay on the phone", async () => {
  const [my, screen] = await opened();

  screen.leave();

  expect(my.named("unlink").map(({ filePath }) => filePath)).toEqual(["wxfile://usr/document.pdf"]);
});
