/** Every way a thing can fail is told apart, and said in words that name the next step. */

const failures = require("../src/failures");
const { baseUrl } = require("../src/settings");

describe("of a call that brought no answer", () => {
  test.each([
    [{ errMsg: "request:fail url not in domain list" }, "domain"],
    [{ errMsg: "request:fail", errno: 600002 }, "domain"],
    [{ errMsg: "request:fail timeout" }, "slow"],
    [{ errMsg: "request:fail 请求超时。" }, "slow"],
    [{ errMsg: "request:fail The request timed out." }, "slow"],
    [{ errMsg: "request:fail", errno: 5 }, "slow"],
    [{ errMsg: "login:fail timeout" }, "slow"],
    [{ errMsg: "request:fail errcode:-106 cronet_error_code:-106 error_msg:net::ERR_INTERNET_DISCONNECTED" }, "offline"],
    [{ errMsg: "request:fail 似乎已断开与互联网的连接。" }, "offline"],
    [{ errMsg: "request:fail -1009:offline" }, "offline"],
    [{ errMsg: "request:fail ssl hand shake error" }, "certificate"],
    [{ errMsg: "request:fail -1202:此服务器的证书无效" }, "certificate"],
    [{ errMsg: "request:fail net::ERR_CERT_DATE_INVALID" }, "certificate"],
    [{ errMsg: "login:fail" }, "login"],
    [{ errMsg: "login:fail system error" }, "login"],
    [{ errMsg: "getPhoneNumber:fail privacy permission is not authorized", errno: 104 }, "privacy"],
    [{ errMsg: "x:fail api scope is not declared in the privacy agreement", errno: 112 }, "privacy"],
    [{ errMsg: "x:fail", errno: 104 }, "privacy"],
    [{ errMsg: "request:fail", errno: 600003 }, "unreachable"],
    [{ errMsg: "request:fail connect error" }, "unreachable"],
    [{ errMsg: "" }, "unreachable"],
    [{}, "unreachable"],
  ])("%j is %s", (problem, kind) => {
    expect(failures.ofProblem(problem).kind).toBe(kind);
  });
});

describe("of an answer of the server", () => {
  test.each([
    [400, "refused"],
    [401, "refused"],
    [403, "unbound"],
    [404, "refused"],
    [408, "slow"],
    [409, "refused"],
    [429, "crowded"],
    [500, "busy"],
    [502, "busy"],
    [503, "busy"],
    [504, "slow"],
    [204, "unreadable"],
    [302, "unreadable"],
  ])("%d is %s", (status, kind) => {
    expect(failures.ofAnswer(status, "").kind).toBe(kind);
  });

  test.each([400, 403, 409, 429])("%d is told in the server's own words", (status) => {
    expect(failures.ofAnswer(status, "请先确认生源信息。").text).toBe("请先确认生源信息。");
  });

  test("what a broken server says is not shown to people", () => {
    expect(failures.ofAnswer(500, "Traceback").text).toBe("您的操作可能还没有完成，请稍等一会儿再试。");
  });
});

describe("of the question for messages", () => {
  test.each([
    [{ errCode: 10001, errMsg: "TmplIds can't be empty" }, "unaskable"],
    [{ errCode: 10002, errMsg: "Request list fail" }, "unreachable"],
    [{ errCode: 10003, errMsg: "Request subscribe fail" }, "unreachable"],
    [{ errCode: 10004, errMsg: "Invalid template id" }, "unaskable"],
    [{ errCode: 10005, errMsg: "Cannot show subscribe message UI" }, "page"],
    [{ errCode: 20001, errMsg: "No template data return, verify the template id exist" }, "unaskable"],
    [{ errCode: 20002, errMsg: "Templates type must be same" }, "unaskable"],
    [{ errCode: 20003, errMsg: "Templates count out of max bounds" }, "unaskable"],
    [{ errCode: 20005, errMsg: "This mini program was banned from subscribing messages" }, "unaskable"],
    [{ errCode: 20013, errMsg: "Reject DeviceMsg Template" }, "unaskable"],
    [{ errMsg: "requestSubscribeMessage:fail" }, "unreachable"],
  ])("%j is %s", (problem, kind) => {
    expect(failures.ofSubscription(problem).kind).toBe(kind);
  });

  test.each([
    { errCode: 20004, errMsg: "The main switch is switched off" },
    { errMsg: "requestSubscribeMessage:fail The main switch is switched off" },
    { errMsg: "requestSubscribeMessage:fail cancel" },
  ])("%j is a person's own choice and no failure", (problem) => {
    expect(failures.ofSubscription(problem)).toBe(null);
  });
});

describe("what helps", () => {
  test("the operator reads which domain to add, and where", () => {
    expect(failures.ofProblem({ errMsg: "request:fail url not in domain list" }).text).toBe(
      "请把这一页告诉学校就业指导中心：管理员要在微信公众平台的「开发管理 › 服务器域名」里，" +
        `把 ${baseUrl} 加进 request 合法域名。`,
    );
  });

  test("who is not bound is led to the binding", () => {
    const { web, webLabel, again } = failures.ofAnswer(403, "");

    expect([web, webLabel, again]).toEqual(["/m/bind/", "去绑定", false]);
  });

  test("only what the network did is tried again by itself", () => {
    const kinds = [
      failures.ofProblem({ errMsg: "request:fail timeout" }),
      failures.ofProblem({ errMsg: "request:fail -1009" }),
      failures.ofProblem({}),
      failures.page(),
      failures.ofProblem({ errMsg: "request:fail ssl" }),
      failures.ofProblem({ errMsg: "request:fail url not in domain list" }),
      failures.ofProblem({ errMsg: "login:fail" }),
      failures.privacy(),
      failures.ended(),
      failures.foreign(),
      failures.full(),
      failures.unreadable(),
      failures.ofAnswer(403, ""),
      failures.ofAnswer(429, ""),
      failures.ofAnswer(500, ""),
      failures.ofAnswer(400, ""),
    ].map(({ kind, byItself }) => [kind, byItself]);

    expect(kinds).toEqual([
      ["slow", true],
      ["offline", true],
      ["unreachable", true],
      ["page", true],
      ["certificate", false],
      ["domain", false],
      ["login", false],
      ["privacy", false],
      ["ended", false],
      ["foreign", false],
      ["full", false],
      ["unreadable", false],
      ["unbound", false],
      ["crowded", false],
      ["busy", false],
      ["refused", false],
    ]);
  });
});
