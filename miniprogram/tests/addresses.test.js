/** Only our own pages are opened, whatever an address is dressed up as. */

const { destination, enterAddress, pathOf, scannedPath, startAt } = require("../src/addresses");
const { baseUrl } = require("../src/settings");
const { TOKEN } = require("./stand_ins/phone");

const HOST = baseUrl.replace("https://", "");

describe("the one setting", () => {
  test("is an https address with neither port nor path, as WeChat demands of a business domain", () => {
    expect(baseUrl).toMatch(/^https:\/\/[a-z0-9-]+(\.[a-z0-9-]+)+$/);
  });
});

describe("where a start page leads", () => {
  test.each([
    [{}, "/m/"],
    [{ to: "/m/" }, "/m/"],
    [{ to: "/m/offers/5/" }, "/m/offers/5/"],
    [{ to: "%2Fm%2Foffers%2F5%2F" }, "/m/offers/5/"],
    [{ to: "/m/agreements/7/paper.pdf" }, "/m/agreements/7/paper.pdf"],
    [{ to: "/m/positions/?city=440100&page=2" }, "/m/positions/?city=440100&page=2"],
    [{ to: "/m/positions/?q=%E6%B1%9F" }, null],
    [{ to: encodeURIComponent("/m/positions/?q=%E6%B1%9F") }, "/m/positions/?q=%E6%B1%9F"],
    [{ to: `/card/${TOKEN}/` }, `/card/${TOKEN}/`],
    [{ to: `/v/${TOKEN}/` }, `/v/${TOKEN}/`],
    [{ scene: TOKEN }, `/card/${TOKEN}/`],
    [{ scene: encodeURIComponent(TOKEN) }, `/card/${TOKEN}/`],
  ])("%j → %s", (options, path) => {
    expect(destination(options)).toBe(path);
  });

  test.each([
    "//evil.example",
    "//evil.example/m/",
    "///m/",
    "/m//evil.example",
    "https://evil.example/m/",
    `${baseUrl}/m/`,
    "javascript:alert(1)",
    "/m/javascript:alert(1)",
    "data:text/html,x",
    "\\m\\",
    "/\\evil.example",
    "/m/\\evil.example",
    "/m/..",
    "/m/../school/",
    "/m/./",
    "/m/.hidden",
    "/m/a..b/../",
    "/m/%2e%2e/school/",
    "/m/%252e%252e/school/",
    "/m/%2f%2fevil.example",
    "/m/%5cevil.example",
    "/m/．．/school/",
    "/m/。。/school/",
    "/m/‥/school/",
    "／m／",
    "/m",
    "/mm/",
    "/M/",
    "/school/",
    "/wechat/enter/?ticket=x",
    "/card/",
    "/card/short/",
    `/card/${TOKEN}`,
    `/card/${TOKEN}/employer/`,
    `/card/${TOKEN}/?next=/m/`,
    `/v/${TOKEN}/../../m/`,
    "/m/#/school/",
    "/m/?a=b#c",
    "/m/ ",
    " /m/",
    "/m/\n",
    "/m/\u0000",
    "/m/\u202e",
    "/m/@evil.example",
    "/m/?next=//evil.example",
    "%",
    "%E0%A4%A",
    "/m/%",
  ])("%j is not ours, written out or encoded", (to) => {
    expect([destination({ to }), destination({ to: encodeURIComponent(to) })]).toEqual([null, null]);
  });

  test.each(["short", "../../m/x/aaaaaaaaaaaaaaaa", "a".repeat(65), `${TOKEN}/`, `${TOKEN}?x`, "%", "开".repeat(20)])(
    "the scene %j is no card's token",
    (scene) => {
      expect(destination({ scene })).toBe(null);
    },
  );
});

describe("what a scan may open", () => {
  test.each([
    [{ result: `${baseUrl}/card/${TOKEN}/` }, `/card/${TOKEN}/`],
    [{ result: `${baseUrl}/v/${TOKEN}/` }, `/v/${TOKEN}/`],
    [{ path: `pages/start/start?scene=${TOKEN}`, result: "" }, `/card/${TOKEN}/`],
    [{ path: `/pages/start/start?to=%2Fcard%2F${TOKEN}%2F`, result: "" }, `/card/${TOKEN}/`],
  ])("%j → %s", (scanned, path) => {
    expect(scannedPath(scanned)).toBe(path);
  });

  test.each([
    ["another scheme", `http://${HOST}/card/${TOKEN}/`],
    ["no scheme", `${HOST}/card/${TOKEN}/`],
    ["no scheme, two slashes", `//${HOST}/card/${TOKEN}/`],
    ["another host", `https://evil.example/card/${TOKEN}/`],
    ["our host as a beginning", `${baseUrl}.evil.example/card/${TOKEN}/`],
    ["our host as an end", `https://evil${HOST}/card/${TOKEN}/`],
    ["our host as a user", `https://${HOST}@evil.example/card/${TOKEN}/`],
    ["our host as a user with a path", `https://evil.example/https://${HOST}/card/${TOKEN}/`],
    ["a user before our host", `https://user@${HOST}/card/${TOKEN}/`],
    ["another port", `${baseUrl}:8443/card/${TOKEN}/`],
    ["the port spelled out", `${baseUrl}:443/card/${TOKEN}/`],
    ["capital letters", `${baseUrl.toUpperCase()}/card/${TOKEN}/`],
    ["full-width dots", `${baseUrl.replace(/\./g, "．")}/card/${TOKEN}/`],
    ["ideographic dots", `${baseUrl.replace(/\./g, "。")}/card/${TOKEN}/`],
    ["a look-alike letter", `${baseUrl.replace("o", "о")}/card/${TOKEN}/`],
    ["a dot at the end of the host", `${baseUrl}./card/${TOKEN}/`],
    ["a backslash", `${baseUrl}\\card\\${TOKEN}\\`],
    ["a backslash before another host", `${baseUrl}\\@evil.example/card/${TOKEN}/`],
    ["two slashes", `${baseUrl}//card/${TOKEN}/`],
    ["dots", `${baseUrl}/card/../m/`],
    ["encoded dots", `${baseUrl}/card/%2e%2e/m/`],
    ["a question", `${baseUrl}/card/${TOKEN}/?next=/m/`],
    ["a fragment", `${baseUrl}/card/${TOKEN}/#x`],
    ["a space before", ` ${baseUrl}/card/${TOKEN}/`],
    ["a line after", `${baseUrl}/card/${TOKEN}/\n`],
    ["a script", "javascript:alert(1)"],
    ["a page that needs a login", `${baseUrl}/m/`],
    ["the staff's door", `${baseUrl}/school/`],
    ["the root", `${baseUrl}/`],
    ["our address alone", baseUrl],
    ["a text", "6901234567892"],
    ["nothing", ""],
  ])("%s is refused", (_trick, result) => {
    expect(scannedPath({ result })).toBe(null);
  });

  test.each([
    "pages/start/start",
    `pages/card/card?scene=${TOKEN}`,
    `pages/start/start?to=%2Fm%2F`,
    `pages/start/start?scene=${TOKEN}&to=/m/`,
    `pages/start/start?other=${TOKEN}`,
    `evil/pages/start/start?scene=${TOKEN}`,
    "pages/start/start?to=https%3A%2F%2Fevil.example%2F",
  ])("a code of a mini program that says %j is refused", (path) => {
    expect(scannedPath({ path, result: `${baseUrl}/card/${TOKEN}/` })).toBe(null);
  });
});

describe("the addresses we make", () => {
  test("the start page that opens a path leads there again", () => {
    const to = startAt("/m/positions/?q=%E6%B1%9F").split("?to=")[1];

    expect(destination({ to })).toBe("/m/positions/?q=%E6%B1%9F");
  });

  test("the door is told where to lead", () => {
    expect(enterAddress("a+b/c=", "/m/offers/5/?a=b&c=d")).toBe(
      `${baseUrl}/wechat/enter/?ticket=a%2Bb%2Fc%3D&next=%2Fm%2Foffers%2F5%2F%3Fa%3Db%26c%3Dd`,
    );
  });

  test("a card's address gives its path, a stranger's gives none", () => {
    expect([pathOf(`${baseUrl}/card/${TOKEN}/`), pathOf(`https://evil.example/card/${TOKEN}/`)]).toEqual([
      `/card/${TOKEN}/`,
      null,
    ]);
  });
});
