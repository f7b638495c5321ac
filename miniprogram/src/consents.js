/**
 * Answers on their way to the server. They are kept on the phone until the server has counted them: a
 * consent that was given is one message that may be sent, and must not be lost with the network.
 */

const server = require("./server");

const KEY = "answers-to-report";
/** More than this never waits, unless something is wrong with the server for days. */
const MOST = 20;

/** @returns {import("./moments").Answers[]} */
function waiting() {
  return wx.getStorageSync(KEY) || [];
}

/** @param {import("./moments").Answers} answers */
function keep(answers) {
  wx.setStorageSync(KEY, [...waiting(), answers].slice(-MOST));
}

/** What the server will never take, however often it is told. */
const isFinal = (/** @type {number} */ status) => [400, 404, 409, 422].includes(status);

/** @returns {Promise<import("./failures").Failure | null>} */
async function reportAll() {
  for (let rest = waiting(); rest[0]; rest = waiting()) {
    const answer = await server.consents(rest[0]);
    if (!answer.ok && !isFinal(answer.status)) return answer.failure;
    wx.setStorageSync(KEY, waiting().slice(1));
    if (!answer.ok) return answer.failure;
  }
  return null;
}

/** @type {ReturnType<typeof reportAll> | null} */
let underWay = null;

/**
 * Report what waits, oldest first, until one fails. Two callers at once share one report: nothing counts twice.
 * @returns {Promise<import("./failures").Failure | null>} null when nothing waits any more
 */
function report() {
  if (!underWay) {
    underWay = reportAll();
    underWay.then(() => (underWay = null));
  }
  return underWay;
}

module.exports = { keep, report };
