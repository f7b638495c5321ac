/** What is asked at a moment, and what the answers come to. */

const { answersByName, momentNamed, outcomeOf } = require("../src/moments");
const { HELLO } = require("./stand_ins/phone");

const templates = (count) =>
  Array.from({ length: count }, (_, index) => ({ name: `n${index}`, id: `T${index}`, title: `第${index}种` }));

test("a moment says why and what", () => {
  expect(momentNamed(HELLO, "signed")).toEqual({
    why: "签约后，学校会审核。",
    templates: [{ name: "reviewed", id: "T-REVIEWED", title: "审核结果" }],
  });
});

test.each([
  [1, 1],
  [3, 3],
  [4, 3],
  [9, 3],
])("of %d templates %d are asked at once, because WeChat refuses more", (given, asked) => {
  const hello = { platform: "", moments: { now: { why: "", templates: templates(given) } } };

  expect(momentNamed(hello, "now").templates.map(({ id }) => id)).toEqual(["T0", "T1", "T2"].slice(0, asked));
});

test.each(["", "unknown", "__proto__", "constructor", "toString"])("there is nothing to ask at %j", (name) => {
  expect(momentNamed(HELLO, name)).toBe(null);
});

test.each([
  [{ platform: "" }],
  [{ platform: "", moments: { now: { why: "" } } }],
  [{ platform: "", moments: { now: { why: "", templates: [] } } }],
  [{ platform: "", moments: { now: { why: "", templates: [{ name: "offer", id: "", title: "" }] } } }],
])("nor when the operator chose no template: %j", (hello) => {
  expect(momentNamed(hello, "now")).toBe(null);
});

test("answers are told by our names, never by WeChat's ids", () => {
  const result = { errMsg: "requestSubscribeMessage:ok", T0: "accept", T1: "reject", T2: "ban", T3: "filter" };

  expect(answersByName(templates(4), result)).toEqual({ n0: "accept", n1: "reject", n2: "ban", n3: "filter" });
});

test.each([
  ["acceptWithAudio", "accept"],
  ["acceptWithAlert", "accept"],
  ["something new", "reject"],
  [undefined, "reject"],
])("the answer %j counts as %s", (word, counted) => {
  expect(answersByName(templates(1), { T0: word })).toEqual({ n0: counted });
});

test.each([
  [["accept"], "accepted"],
  [["accept", "accept", "accept"], "accepted"],
  [["accept", "reject"], "partly"],
  [["ban", "accept"], "partly"],
  [["reject"], "refused"],
  [["reject", "ban"], "refused"],
  [["ban"], "banned"],
  [["ban", "filter"], "banned"],
])("%j comes to %s", (given, outcome) => {
  expect(outcomeOf(Object.fromEntries(given.map((answer, index) => [`n${index}`, answer])))).toBe(outcome);
});
