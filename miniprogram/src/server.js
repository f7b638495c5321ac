/** Asks our server. Every question carries a fresh login code; a failure is a value, never thrown. */

const failures = require("./failures");
const { baseUrl } = require("./settings");

/** @typedef {import("./failures").Failure} Failure */
/**
 * @template T
 * @typedef {{ ok: true, data: T } | { ok: false, status: number, failure: Failure }} Answer
 */

const GIVE_UP_AFTER = 15000;

/**
 * @param {Failure} failure
 * @param {number} [status] - 0 when the server did not answer
 * @returns {{ ok: false, status: number, failure: Failure }}
 */
const failed = (failure, status = 0) => ({ ok: false, status, failure });

/**
 * A code of `wx.login`: it works once, so nobody keeps it.
 * @returns {Promise<Answer<string>>}
 */
function freshCode() {
  return new Promise((resolve) => {
    wx.login({
      timeout: GIVE_UP_AFTER,
      success: ({ code }) => resolve(code ? { ok: true, data: code } : failed(failures.logIn())),
      fail: (problem) => resolve(failed(failures.ofProblem(problem))),
    });
  });
}

/**
 * @param {"GET" | "POST"} method
 * @param {string} path
 * @param {Record<string, unknown>} [body]
 * @param {"text" | "arraybuffer"} [responseType]
 * @returns {Promise<Answer<any>>}
 */
function send(method, path, body, responseType = "text") {
  return new Promise((resolve) => {
    wx.request({
      url: baseUrl + path,
      method,
      data: body,
      header: { "content-type": "application/json" },
      responseType,
      timeout: GIVE_UP_AFTER,
      success: ({ statusCode, data }) => resolve(answered(statusCode, data)),
      fail: (problem) => resolve(failed(failures.ofProblem(problem))),
    });
  });
}

/**
 * @param {number} status
 * @param {unknown} data
 * @returns {Answer<any>}
 */
function answered(status, data) {
  if (status !== 200) return failed(failures.ofAnswer(status, messageIn(data)), status);
  // A text instead of an object is somebody else's page: a portal of a wireless network, a proxy.
  if (typeof data !== "object" || data === null) return failed(failures.unreadable(), status);
  return { ok: true, data };
}

/**
 * The server's sentence for people, also where bytes were asked for.
 * @param {unknown} data
 * @returns {string}
 */
function messageIn(data) {
  const answer = isBytes(data) ? parsed(data) : data;
  const said = /** @type {{ message?: unknown } | null} */ (answer);
  return said && typeof said.message === "string" ? said.message : "";
}

/**
 * By its name: on some phones the bytes come from another world, whose ArrayBuffer is not ours.
 * @param {unknown} data
 * @returns {data is ArrayBuffer}
 */
const isBytes = (data) => Object.prototype.toString.call(data) === "[object ArrayBuffer]";

/**
 * JSON from bytes, null when it is none. A mini program has no TextDecoder.
 * @param {ArrayBuffer} bytes
 * @returns {unknown}
 */
function parsed(bytes) {
  const escaped = Array.from(new Uint8Array(bytes), (byte) => `%${byte.toString(16).padStart(2, "0")}`);
  try {
    return JSON.parse(decodeURIComponent(escaped.join("")));
  } catch {
    return null;
  }
}

/**
 * @param {string} path
 * @param {Record<string, unknown>} [body]
 * @param {"text" | "arraybuffer"} [responseType]
 * @returns {Promise<Answer<any>>}
 */
async function post(path, body = {}, responseType = "text") {
  const code = await freshCode();
  return code.ok ? send("POST", path, { ...body, code: code.data }, responseType) : code;
}

/** @returns {Promise<Answer<import("./moments").Hello>>} */
const hello = () => send("GET", "/wechat/hello/");

/** @returns {Promise<Answer<{ ticket: string }>>} */
const signIn = () => post("/wechat/sign-in/");

/**
 * @param {import("./moments").Answers} answers
 * @returns {Promise<Answer<{ counted: number }>>}
 */
const consents = (answers) => post("/wechat/consents/", { answers });

/** @returns {Promise<Answer<{ name: string, school: string, until: string, picture: string, address: string }>>} */
const card = () => post("/wechat/card/");

/**
 * @param {string} phoneCode
 * @returns {Promise<Answer<{ message: string }>>}
 */
const phone = (phoneCode) => post("/wechat/phone/", { phone_code: phoneCode });

/**
 * @param {string} path
 * @returns {Promise<Answer<ArrayBuffer>>}
 */
const document = (path) => post("/wechat/document/", { path }, "arraybuffer");

module.exports = { card, consents, document, hello, phone, signIn };
