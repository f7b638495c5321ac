/** The program as a whole: what happens when it starts. */

const { ok, phone, settled } = require("./stand_ins/phone");

function start(answers = {}) {
  const my = phone(answers);
  let app = {};
  global.App = (definition) => (app = definition);
  jest.isolateModules(() => require("../src/app"));
  return [my, app];
}

test("answers that waited are reported", async () => {
  const [my, app] = start({ "/wechat/consents/": ok({ counted: 1 }) });
  global.wx.setStorageSync("answers-to-report", [{ offer: "accept" }]);

  app.onLaunch();
  await settled();

  expect(my.requests().map(({ data }) => data)).toEqual([{ answers: { offer: "accept" }, code: "code-1" }]);
});

test("otherwise nothing is asked of the server", async () => {
  const [my, app] = start();

  app.onLaunch();
  await settled();

  expect(my.calls).toEqual([]);
});

test.each([
  [true, 1],
  [false, 0],
])("a new version is offered; 「现在重开」 is %s", async (confirm, applied) => {
  const [my, app] = start({ updateReady: true, showModal: { confirm } });

  app.onLaunch();
  await settled();

  expect([my.named("showModal").length, my.named("applyUpdate").length]).toEqual([1, applied]);
});

test("a page that is gone leads home", () => {
  const [my, app] = start();

  app.onPageNotFound();

  expect(my.named("reLaunch").map(({ url }) => url)).toEqual(["/pages/start/start?to=%2Fm%2F"]);
});
