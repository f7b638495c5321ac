/** A question to the server: a fresh code each time, an end to waiting, and failures as values. */

const server = require("../src/server");
const { baseUrl } = require("../src/settings");
const { SECRETS, bytesOf, fails, ok, phone, says } = require("./stand_ins/phone");

const QUESTIONS = [
  ["signIn", [], "/wechat/sign-in/", {}],
  ["consents", [{ interview: "accept" }], "/wechat/consents/", { answers: { interview: "accept" } }],
  ["card", [], "/wechat/card/", {}],
  ["phone", ["PHONE-CODE"], "/wechat/phone/", { phone_code: "PHONE-CODE" }],
  ["document", ["/m/agreements/7/paper.pdf"], "/wechat/document/", { path: "/m/agreements/7/paper.pdf" }],
];

describe.each(QUESTIONS)("%s", (name, given, path, body) => {
  test("is posted to its address with a fresh code, and nothing else", async () => {
    const my = phone({ [path]: ok({}) });

    await server[name](...given);
    await server[name](...given);

    expect(my.requests().map(({ url, method, data }) => [url, method, data])).toEqual([
      [baseUrl + path, "POST", { ...body, code: "code-1" }],
      [baseUrl + path, "POST", { ...body, code: "code-2" }],
    ]);
  });

  test("gives up after fifteen seconds", async () => {
    const my = phone({ [path]: ok({}) });

    await server[name](...given);

    expect(my.requests()[0].timeout).toBe(15000);
  });

  test("is not asked without a login", async () => {
    const my = phone({ login: fails("login:fail") });

    const answer = await server[name](...given);

    expect([answer.ok, answer.failure.kind, my.requests()]).toEqual([false, "login", []]);
  });

  test("is not asked with an empty code", async () => {
    const my = phone({ login: { code: "" } });

    const answer = await server[name](...given);

    expect([answer.ok, answer.failure.kind, my.requests()]).toEqual([false, "login", []]);
  });

  test("brings the server's refusal back as a value", async () => {
    phone({ [path]: says(409, "您已有一份生效的协议。") });

    const answer = await server[name](...given);

    expect([answer.ok, answer.status, answer.failure.text]).toEqual([false, 409, "您已有一份生效的协议。"]);
  });

  test("brings a broken network back as a value", async () => {
    phone({ [path]: fails("request:fail timeout") });

    const answer = await server[name](...given);

    expect([answer.ok, answer.status, answer.failure.kind]).toEqual([false, 0, "slow"]);
  });
});

test("what everybody may know is asked without a login", async () => {
  const my = phone({ "/wechat/hello/": ok({ platform: "大学生就业服务平台", moments: {} }) });

  const answer = await server.hello();

  expect([answer.data.platform, my.named("login"), my.requests()[0].method]).toEqual(["大学生就业服务平台", [], "GET"]);
});

test.each([["<html>请先登录无线网络</html>"], [null], [""]])("%j instead of an answer is not taken for one", async (page) => {
  phone({ "/wechat/sign-in/": ok(page) });

  const answer = await server.signIn();

  expect([answer.ok, answer.failure.kind]).toEqual([false, "unreadable"]);
});

test("a refusal is read also where bytes were asked for", async () => {
  phone({ "/wechat/document/": { statusCode: 403, data: bytesOf('{"message": "请先绑定。"}') } });

  const answer = await server.document("/m/x");

  expect(answer.failure.text).toBe("请先绑定。");
});

test.each(["<html>", "", "{"])("bytes %j that are no answer are refused without a word of theirs", async (text) => {
  phone({ "/wechat/document/": { statusCode: 400, data: bytesOf(text) } });

  const answer = await server.document("/m/x");

  expect(answer.failure.text).toBe("请返回后重新进入；还是不行，请联系学校就业指导中心。");
});

test("a message that is no text is not shown", async () => {
  phone({ "/wechat/card/": { statusCode: 400, data: { message: { name: SECRETS.name } } } });

  const answer = await server.card();

  expect(answer.failure.text).toBe("请返回后重新进入；还是不行，请联系学校就业指导中心。");
});
