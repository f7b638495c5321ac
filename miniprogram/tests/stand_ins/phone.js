/**
 * A phone with WeChat, for tests: what the program asks of it is written down, what it answers is said before.
 * `global.wx` and `getCurrentPages` are this phone's.
 */

const { baseUrl } = require("../../src/settings");

/** What a test never wants to see in an address, a page's url or the console. */
const SECRETS = { openid: "o-SECRET-OPENID", name: "张三丰", phone: "13800001111" };

const ok = (data) => ({ statusCode: 200, data });
const says = (statusCode, message) => ({ statusCode, data: { message } });
const fails = (errMsg, more = {}) => ({ fail: { errMsg, ...more } });

/** The bytes of a text, as `wx.request` hands them over: an ArrayBuffer of the test's own world. */
function bytesOf(text) {
  const encoded = Buffer.from(text, "utf8");
  const bytes = new Uint8Array(new ArrayBuffer(encoded.length));
  bytes.set(encoded);
  return bytes.buffer;
}

/**
 * @param {Record<string, any>} answers - by path of the server, or by name of a call to WeChat; a list is used up
 * one by one, its last answer stays
 */
function phone(answers = {}) {
  const calls = [];
  const storage = {};
  const watchers = new Set();
  let logins = 0;
  let pages = 2;

  const next = (name, otherwise) => {
    const told = answers[name];
    if (!Array.isArray(told)) return told === undefined ? otherwise : told;
    return told.length > 1 ? told.shift() : told[0];
  };
  const reply = (options, answer) => {
    if (answer === undefined) return;
    if (answer.fail) options.fail && options.fail(answer.fail);
    else options.success && options.success(answer);
  };
  const later = (options, answer) => Promise.resolve().then(() => reply(options, answer));
  const call = (name, otherwise = {}) => (options = {}) => {
    calls.push({ name, ...options });
    later(options, next(name, otherwise));
  };

  const wx = {
    env: { USER_DATA_PATH: "wxfile://usr" },
    login: (options) => {
      calls.push({ name: "login" });
      later(options, next("login", { code: `code-${(logins += 1)}` }));
    },
    request: (options) => {
      const path = options.url.slice(baseUrl.length);
      calls.push({ name: "request", path, ...options });
      later(options, next(path, fails("request:fail nothing said")));
    },
    getStorageSync: (key) => (key in storage ? JSON.parse(storage[key]) : ""),
    setStorageSync: (key, value) => {
      storage[key] = JSON.stringify(value);
    },
    onNetworkStatusChange: (heard) => watchers.add(heard),
    offNetworkStatusChange: (heard) => watchers.delete(heard),
    getFileSystemManager: () => ({ writeFile: call("writeFile"), unlink: call("unlink") }),
    getUpdateManager: () => ({
      onUpdateReady: (heard) => (answers.updateReady ? heard() : undefined),
      applyUpdate: call("applyUpdate"),
    }),
  };
  for (const name of [
    "navigateTo",
    "navigateBack",
    "reLaunch",
    "requestSubscribeMessage",
    "openSetting",
    "openDocument",
    "previewImage",
    "saveImageToPhotosAlbum",
    "scanCode",
    "setNavigationBarTitle",
    "showModal",
    "showToast",
  ]) {
    wx[name] = call(name);
  }

  global.wx = wx;
  global.getCurrentPages = () => Array.from({ length: pages });

  return {
    calls,
    storage,
    answers,
    watchers,
    named: (name) => calls.filter((made) => made.name === name),
    requests: (path) => calls.filter((made) => made.name === "request" && (!path || made.path === path)),
    /** How many pages are open, this one included. */
    openPages: (count) => {
      pages = count;
    },
    networkComesBack: () => [...watchers].forEach((heard) => heard({ isConnected: true })),
    networkGoes: () => [...watchers].forEach((heard) => heard({ isConnected: false })),
  };
}

/** Let every promise that can settle do so. */
const settled = async () => {
  for (let turn = 0; turn < 30; turn += 1) await Promise.resolve();
};

const HELLO = {
  platform: "大学生就业服务平台",
  moments: {
    applied: {
      why: "投递后，用人单位可能邀请您面试，或发来签约通知。",
      templates: [
        { name: "interview", id: "T-INTERVIEW", title: "面试邀请" },
        { name: "offer", id: "T-OFFER", title: "签约通知" },
        { name: "deadline", id: "T-DEADLINE", title: "截止提醒" },
      ],
    },
    signed: {
      why: "签约后，学校会审核。",
      templates: [{ name: "reviewed", id: "T-REVIEWED", title: "审核结果" }],
    },
  },
};

const TOKEN = "kR3-_x9QmZ4tB7wLcV0nYsD2aHfG6uJe";

const CARD = {
  name: "张*",
  school: "江城大学",
  until: "3月9日 18:00",
  picture: "iVBORw0KGgo=",
  address: `${baseUrl}/card/${TOKEN}/`,
};

module.exports = { CARD, HELLO, SECRETS, TOKEN, bytesOf, fails, ok, phone, says, settled };
