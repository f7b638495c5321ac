/** When we ask for leave to send messages, for which ones, and what the answers come to. Pure. */

/** @typedef {{ name: string, id: string, title: string }} Template */
/** @typedef {{ why: string, templates: Template[] }} Moment */
/** @typedef {{ platform: string, moments: Record<string, Moment> }} Hello */
/** @typedef {"accept" | "reject" | "ban" | "filter"} Answer */
/** @typedef {Record<string, Answer>} Answers */
/** @typedef {"accepted" | "partly" | "refused" | "banned"} Outcome */

/** WeChat refuses a question with more. */
const MOST = 3;

/**
 * The moment of this name with what may be asked at once, null when there is nothing to ask.
 * @param {Hello} hello
 * @param {string} name
 * @returns {Moment | null}
 */
function momentNamed(hello, name) {
  const moment = (hello.moments || {})[name];
  const templates = ((moment && moment.templates) || []).filter(({ id }) => id).slice(0, MOST);
  return moment && templates.length ? { why: moment.why, templates } : null;
}

/**
 * WeChat answers by template id, the server wants our names. What is no known answer counts as a refusal,
 * except the kinds of "accept" that add a sound.
 * @param {Template[]} templates
 * @param {Record<string, string>} result
 * @returns {Answers}
 */
function answersByName(templates, result) {
  return Object.fromEntries(templates.map(({ id, name }) => [name, answerFrom(result[id])]));
}

/**
 * @param {string | undefined} word
 * @returns {Answer}
 */
function answerFrom(word) {
  if (word && word.startsWith("accept")) return "accept";
  return word === "ban" || word === "filter" ? word : "reject";
}

/**
 * @param {Answers} answers
 * @returns {Outcome}
 */
function outcomeOf(answers) {
  const given = Object.values(answers);
  if (given.every((answer) => answer === "accept")) return "accepted";
  if (given.includes("accept")) return "partly";
  return given.includes("reject") ? "refused" : "banned";
}

module.exports = { answersByName, momentNamed, outcomeOf };
