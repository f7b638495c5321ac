/** @jest-environment jsdom */
/** Leave to send messages: asked on a tap, for reasons that are said, and never lost. */

const { HELLO, fails, ok, phone, says, settled } = require("../stand_ins/phone");
const { open } = require("../stand_ins/screen");

const HELLO_AT = "/wechat/hello/";
const CONSENTS = "/wechat/consents/";
const COUNTED = ok({ counted: 1 });

const result = (interview, offer, deadline) => ({
  errMsg: "requestSubscribeMessage:ok",
  "T-INTERVIEW": interview,
  "T-OFFER": offer,
  "T-DEADLINE": deadline,
});
const ALL = result("accept", "accept", "accept");

const asked = (answers = {}, moment = "applied") => {
  const my = phone({ [HELLO_AT]: ok(HELLO), [CONSENTS]: COUNTED, requestSubscribeMessage: ALL, ...answers });
  return open("consent", { moment }).then((screen) => [my, screen]);
};

beforeEach(() => jest.useFakeTimers({ doNotFake: ["nextTick", "queueMicrotask"] }));
afterEach(() => jest.useRealTimers());

test("it says why, which messages, and that nobody must", async () => {
  const [, screen] = await asked();

  expect([screen.heading(), screen.text(), screen.rows(), screen.buttons()]).toEqual([
    "要接收通知吗？",
    "投递后，用人单位可能邀请您面试，或发来签约通知。",
    ["面试邀请", "签约通知", "截止提醒"],
    ["接收通知", "暂不需要"],
  ]);
  expect(screen.small()).toBe("同意一次，每种通知可以收到一条。只发与您有关的事，不发广告。");
});

test("WeChat is asked at once, inside the tap, for no more than three", async () => {
  const [my, screen] = await asked();

  screen.press("接收通知");

  expect(my.named("requestSubscribeMessage").map(({ tmplIds }) => tmplIds)).toEqual([
    ["T-INTERVIEW", "T-OFFER", "T-DEADLINE"],
  ]);
});

test("before the tap WeChat is not asked", async () => {
  const [my] = await asked();

  expect(my.named("requestSubscribeMessage")).toEqual([]);
});

test("answers are reported by name, with a fresh code", async () => {
  const [my, screen] = await asked({ requestSubscribeMessage: result("accept", "reject", "ban") });

  await screen.tap("接收通知");

  expect(my.requests(CONSENTS).map(({ data }) => data)).toEqual([
    { answers: { interview: "accept", offer: "reject", deadline: "ban" }, code: "code-1" },
  ]);
});

test("who accepts all reads that it is done and is brought back", async () => {
  const [my, screen] = await asked();

  await screen.tap("接收通知");
  const before = my.named("navigateBack").length;
  jest.advanceTimersByTime(1500);

  expect([screen.heading(), screen.text(), before, my.named("navigateBack").length]).toEqual([
    "已登记",
    "有消息时，您会在微信里收到：面试邀请、签约通知、截止提醒。",
    0,
    1,
  ]);
});

test("who came from nowhere is brought home", async () => {
  const [my, screen] = await asked();
  my.openPages(1);

  await screen.tap("接收通知");
  jest.advanceTimersByTime(1500);

  expect(my.named("reLaunch").map(({ url }) => url)).toEqual(["/pages/start/start?to=%2Fm%2F"]);
});

test("who accepts some reads which not, and may choose again", async () => {
  const [my, screen] = await asked({ requestSubscribeMessage: result("accept", "reject", "filter") });

  await screen.tap("接收通知");
  jest.advanceTimersByTime(60000);
  const said = [screen.heading(), screen.text(), screen.buttons(), my.named("navigateBack")];
  await screen.tap("再选一次");

  expect(said).toEqual([
    "已登记一部分",
    "会在微信里收到：面试邀请。没有同意的（签约通知、截止提醒）仍会出现在平台的「消息」页，请记得来看。",
    ["完成", "再选一次"],
    [],
  ]);
  expect(screen.heading()).toBe("要接收通知吗？");
});

test("who refuses loses nothing and reads where to change it", async () => {
  const [my, screen] = await asked({ requestSubscribeMessage: result("reject", "reject", "reject") });

  await screen.tap("接收通知");
  const said = [screen.heading(), screen.buttons()];
  await screen.tap("打开消息设置");

  expect(said).toEqual(["没有接收通知", ["完成", "打开消息设置"]]);
  expect(my.named("openSetting").map(({ withSubscriptions }) => withSubscriptions)).toEqual([true]);
  expect(screen.heading()).toBe("要接收通知吗？");
});

test("who closes WeChat's question has refused, and nothing is reported", async () => {
  const [my, screen] = await asked({ requestSubscribeMessage: fails("requestSubscribeMessage:fail cancel") });

  await screen.tap("接收通知");

  expect([screen.heading(), my.requests(CONSENTS)]).toEqual(["没有接收通知", []]);
});

test("what WeChat has stopped is said", async () => {
  const [, screen] = await asked({ requestSubscribeMessage: result("ban", "ban", "filter") });

  await screen.tap("接收通知");

  expect([screen.heading(), screen.buttons()]).toEqual(["这些通知暂时不能订阅", ["完成"]]);
});

test("with the main switch off the settings are one tap away, and then it asks again", async () => {
  const off = fails("requestSubscribeMessage:fail The main switch is switched off", { errCode: 20004 });
  const [my, screen] = await asked({ requestSubscribeMessage: off });

  await screen.tap("接收通知");
  const said = [screen.heading(), screen.buttons()];
  await screen.tap("去设置");

  expect(said).toEqual(["订阅消息的总开关关着", ["去设置", "暂不需要"]]);
  expect([my.named("openSetting").length, screen.heading()]).toEqual([1, "要接收通知吗？"]);
});

test("「暂不需要」 goes back, and nothing is asked or reported", async () => {
  const [my, screen] = await asked();

  await screen.tap("暂不需要");

  expect([my.named("navigateBack").length, my.named("requestSubscribeMessage"), my.requests(CONSENTS)]).toEqual([
    1,
    [],
    [],
  ]);
});

test.each(["", "unknown", "__proto__"])("at the moment %j there is nothing to ask", async (moment) => {
  const [my, screen] = await asked({}, moment);

  await screen.tap("完成");

  expect([screen.heading(), my.named("navigateBack").length]).toEqual(["现在没有可以接收的通知", 1]);
});

test("without the server it says so, and asks when the network is back", async () => {
  const [my, screen] = await asked({ [HELLO_AT]: [fails("request:fail -1009"), ok(HELLO)] });
  const heading = screen.heading();

  my.networkComesBack();
  await settled();

  expect([heading, screen.heading()]).toEqual(["没有网络", "要接收通知吗？"]);
});

test("a question that WeChat cannot show is told to the operator with its number", async () => {
  const unknown = fails("requestSubscribeMessage:fail No template data return", { errCode: 20001 });
  const [, screen] = await asked({ requestSubscribeMessage: unknown });

  await screen.tap("接收通知");

  expect([screen.heading(), screen.buttons()]).toEqual(["现在不能订阅通知", []]);
  expect(screen.text()).toBe(
    "消息仍会出现在平台的「消息」页，不会漏掉。请告诉学校就业指导中心：订阅消息返回错误 20001，请核对消息模板编号和小程序状态。",
  );
});

test("a question that failed with the network is put again by a tap only", async () => {
  const broken = fails("requestSubscribeMessage:fail Request list fail", { errCode: 10002 });
  const [my, screen] = await asked({ requestSubscribeMessage: [broken, ALL] });

  await screen.tap("接收通知");
  const heading = screen.heading();
  my.networkComesBack();
  await settled();

  expect([heading, screen.heading(), my.named("requestSubscribeMessage").length]).toEqual([
    "连不上服务器",
    "要接收通知吗？",
    1,
  ]);
});

describe("answers that could not be reported", () => {
  test("are kept, and the person is told", async () => {
    const [, screen] = await asked({ [CONSENTS]: says(500, "") });

    await screen.tap("接收通知");

    expect([screen.heading(), screen.small()]).toEqual([
      "服务器正忙",
      "您的选择已存在这部手机上，不会丢失，下次打开时会自动登记。",
    ]);
  });

  test("are reported again without asking WeChat again, with a fresh code", async () => {
    const [my, screen] = await asked({ [CONSENTS]: [fails("request:fail timeout"), COUNTED] });
    await screen.tap("接收通知");

    my.networkComesBack();
    await settled();

    expect([screen.heading(), my.named("requestSubscribeMessage").length]).toEqual(["已登记", 1]);
    expect(my.requests(CONSENTS).map(({ data }) => data.code)).toEqual(["code-1", "code-2"]);
  });

  test("hold nothing that says who the person is", async () => {
    const [my, screen] = await asked({ [CONSENTS]: says(500, "") });

    await screen.tap("接收通知");

    expect(my.storage).toEqual({
      "answers-to-report": '[{"interview":"accept","offer":"accept","deadline":"accept"}]',
    });
  });
});
