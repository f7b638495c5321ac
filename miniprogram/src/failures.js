/** What went wrong, in words that say what to do next. Pure: from WeChat's or the server's answer to a Failure. */

const { baseUrl } = require("./settings");

/**
 * @typedef {object} Failure
 * @property {string} kind
 * @property {string} title
 * @property {string} text
 * @property {boolean} again - whether trying again may help
 * @property {boolean} byItself - whether to try again as soon as the network is back
 * @property {string} web - a page of ours that helps, or ""
 * @property {string} webLabel
 */

/**
 * @typedef {object} Problem What WeChat says of a call that failed.
 * @property {string} [errMsg]
 * @property {number} [errno]
 * @property {number} [errCode]
 */

const BIND = "/m/bind/";

/**
 * @param {string} kind
 * @param {string} title
 * @param {string} text
 * @param {Partial<Failure>} [more]
 * @returns {Failure}
 */
function failure(kind, title, text, more = {}) {
  return { kind, title, text, again: true, byItself: false, web: "", webLabel: "", ...more };
}

const offline = () =>
  failure("offline", "没有网络", "请检查手机的网络。网络恢复后会自动继续。", { byItself: true });

const unreachable = () =>
  failure("unreachable", "连不上服务器", "可能是网络不稳定，请稍后再试。网络恢复后会自动继续。", {
    byItself: true,
  });

const slow = () =>
  failure("slow", "网络太慢", "等了很久没有回应，您的操作可能还没有完成。请换个信号好的地方再试。", {
    byItself: true,
  });

const domain = () =>
  failure(
    "domain",
    "服务器域名还没有登记",
    `请把这一页告诉学校就业指导中心：管理员要在微信公众平台的「开发管理 › 服务器域名」里，` +
      `把 ${baseUrl} 加进 request 合法域名。`,
  );

const certificate = () =>
  failure(
    "certificate",
    "连接不安全，已停止",
    "服务器的证书有问题，或当前网络在冒充服务器。请换一个网络再试；还是这样，请告诉学校就业指导中心。",
  );

const logIn = () =>
  failure("login", "微信登录没有成功", "请再试一次。还是不行，请完全关闭微信后重新打开。");

const page = () =>
  failure("page", "页面没有打开", "请再试一次。还是不行，请检查网络，或稍后再来。", { byItself: true });

const ended = () => failure("ended", "登录已过期", "为了您的安全，请重新进入。");

const foreign = () =>
  failure("foreign", "这个地址不属于本平台", "没有打开它。请从本平台的消息或页面进入。", {
    again: false,
    web: "/m/",
    webLabel: "去首页",
  });

const unreadable = () =>
  failure("unreadable", "看不懂服务器的回答", "请稍后再试。还是不行，请告诉学校就业指导中心。");

const full = () => failure("full", "手机没能存下文件", "请检查手机的存储空间，再试一次。");

const privacy = () =>
  failure(
    "privacy",
    "还不能使用这项功能",
    "您没有同意隐私保护指引，或平台还没有登记这项用途。可以再试一次；还是不行，请告诉学校就业指导中心。",
  );

const unbound = (/** @type {string} */ said) =>
  failure("unbound", "还没有绑定", said || "请先绑定您的毕业生信息。", {
    again: false,
    web: BIND,
    webLabel: "去绑定",
  });

const crowded = (/** @type {string} */ said) =>
  failure("crowded", "操作太频繁", said || "请过几分钟再试。");

const busy = () =>
  failure("busy", "服务器正忙", "您的操作可能还没有完成，请稍等一会儿再试。");

const refused = (/** @type {string} */ said) =>
  failure("refused", "现在不能办理", said || "请返回后重新进入；还是不行，请联系学校就业指导中心。");

/** @type {Array<[RegExp, () => Failure]>} The first that fits; the words are those of both systems. */
const SPOKEN = [
  [/not in domain list|不在以下.*合法域名/i, domain],
  [/privacy|隐私/i, privacy],
  [/time.?out|timed out|超时/i, slow],
  [/ssl|certificate|-120[0-6]\b|ERR_CERT|证书/i, certificate],
  [/INTERNET_DISCONNECTED|ADDRESS_UNREACHABLE|-1009\b|offline|断开与互联网/i, offline],
];

/** @type {Record<number, () => Failure>} WeChat's general error numbers. */
const NUMBERED = {
  5: slow,
  104: privacy,
  112: privacy,
  600002: domain,
  600003: unreachable,
};

/**
 * Of a call to WeChat or over the network that brought no answer.
 * @param {Problem} problem
 * @returns {Failure}
 */
function ofProblem(problem) {
  const words = problem.errMsg || "";
  const spoken = SPOKEN.find(([pattern]) => pattern.test(words));
  if (spoken) return spoken[1]();
  const numbered = NUMBERED[problem.errno || 0];
  if (numbered) return numbered();
  return /^login:/.test(words) ? logIn() : unreachable();
}

/**
 * Of an answer of the server that is not a success.
 * @param {number} status
 * @param {string} said - its message for people, "" when it had none
 * @returns {Failure}
 */
function ofAnswer(status, said) {
  if (status === 403) return unbound(said);
  if (status === 429) return crowded(said);
  if (status === 408 || status === 504) return slow();
  if (status >= 500) return busy();
  if (status >= 400) return refused(said);
  return unreadable();
}

/** The question for leave to send messages cannot be shown; only an operator can change that. */
const unaskable = (/** @type {number} */ number) =>
  failure(
    "unaskable",
    "现在不能订阅通知",
    `消息仍会出现在平台的「消息」页，不会漏掉。请告诉学校就业指导中心：订阅消息返回错误 ${number}，` +
      "请核对消息模板编号和小程序状态。",
    { again: false },
  );

const MAIN_SWITCH_OFF = 20004;
const ABOUT_THE_NETWORK = [10002, 10003];
const IN_THE_BACKGROUND = 10005;

/**
 * Of `wx.requestSubscribeMessage`; null when the person's own main switch is off, or the person closed the
 * question: neither is a failure.
 * @param {Problem} problem
 * @returns {Failure | null}
 */
function ofSubscription(problem) {
  const number = problem.errCode || problem.errno || 0;
  if (isMainSwitchOff(problem) || /cancel/i.test(problem.errMsg || "")) return null;
  if (number === IN_THE_BACKGROUND) return page();
  if (!number || ABOUT_THE_NETWORK.includes(number)) return ofProblem(problem);
  return unaskable(number);
}

/** @param {Problem} problem */
const isMainSwitchOff = (problem) =>
  problem.errCode === MAIN_SWITCH_OFF || /main switch/i.test(problem.errMsg || "");

module.exports = {
  ended,
  foreign,
  full,
  isMainSwitchOff,
  logIn,
  ofAnswer,
  ofProblem,
  ofSubscription,
  page,
  privacy,
  unreadable,
};
