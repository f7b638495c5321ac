/** A consent is not lost with the network, and not counted twice. */

const consents = require("../src/consents");
const { fails, ok, phone, says } = require("./stand_ins/phone");

const PATH = "/wechat/consents/";
const FIRST = { interview: "accept" };
const SECOND = { offer: "reject" };

const reported = (my) => my.requests(PATH).map(({ data }) => data.answers);

test("without anything to report nothing is asked", async () => {
  const my = phone();

  const failure = await consents.report();

  expect([failure, my.calls]).toEqual([null, []]);
});

test("what waits is reported once, oldest first", async () => {
  const my = phone({ [PATH]: ok({ counted: 1 }) });
  consents.keep(FIRST);
  consents.keep(SECOND);

  await consents.report();
  await consents.report();

  expect(reported(my)).toEqual([FIRST, SECOND]);
});

test("what could not be reported waits for the next time", async () => {
  const my = phone({ [PATH]: [fails("request:fail timeout"), ok({ counted: 1 })] });
  consents.keep(FIRST);

  const failure = await consents.report();
  const after = await consents.report();

  expect([failure.kind, after, reported(my)]).toEqual(["slow", null, [FIRST, FIRST]]);
});

test.each([403, 429, 500, 503])("an answer %d keeps it", async (status) => {
  const my = phone({ [PATH]: [says(status, ""), ok({ counted: 1 })] });
  consents.keep(FIRST);

  await consents.report();
  await consents.report();

  expect(reported(my)).toEqual([FIRST, FIRST]);
});

test.each([400, 404, 409, 422])("an answer %d will never change, so it is let go, and said", async (status) => {
  const my = phone({ [PATH]: says(status, "") });
  consents.keep(FIRST);

  const failure = await consents.report();
  await consents.report();

  expect([failure.kind, reported(my)]).toEqual(["refused", [FIRST]]);
});

test("two reports at once count nothing twice", async () => {
  const my = phone({ [PATH]: ok({ counted: 1 }) });
  consents.keep(FIRST);

  await Promise.all([consents.report(), consents.report()]);

  expect(reported(my)).toEqual([FIRST]);
});

test("no more than twenty wait, the newest", async () => {
  const my = phone({ [PATH]: ok({ counted: 1 }) });
  Array.from({ length: 25 }, (_, number) => consents.keep({ [`n${number}`]: "accept" }));

  await consents.report();

  expect(reported(my).map((answers) => Object.keys(answers)[0])).toEqual(
    Array.from({ length: 20 }, (_, number) => `n${number + 5}`),
  );
});
