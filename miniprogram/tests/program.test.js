/** What holds for every file of the program. */

const { existsSync, readFileSync } = require("fs");
const { basename, join, relative } = require("path");

const { faultsIn } = require("../scripts/check_wxml");
const { SOURCE, filesEnding } = require("../scripts/source");

const read = (path) => readFileSync(path, "utf8");
const named = (paths) => paths.map((path) => [relative(SOURCE, path), path]);
const app = JSON.parse(read(join(SOURCE, "app.json")));
const project = JSON.parse(read(join(SOURCE, "..", "project.config.json")));
const templates = named(filesEnding(".wxml"));
const scripts = named(filesEnding(".js"));

const handlersIn = (wxml) => [...wxml.matchAll(/\sbind:?[a-z]+="([^"{]+)"/g)].map(([, name]) => name);

/** The methods of a page or component, as it registers itself. */
function methodsOf(path) {
  let definition = {};
  global.Component = (given) => (definition = given);
  jest.isolateModules(() => require(path.replace(/\.wxml$/, ".js")));
  return Object.keys(definition.methods || {});
}

describe("app.json", () => {
  test("opens with the door", () => {
    expect(app.pages[0]).toBe("pages/start/start");
  });

  test("lists every page that exists, and no other", () => {
    const pages = filesEnding(".wxml").map((path) => relative(SOURCE, path).replace(/\.wxml$/, ""));

    expect([...app.pages].sort()).toEqual(pages.filter((page) => page.startsWith("pages/")).sort());
  });

  test.each(app.pages)("%s has its four parts or needs no style", (page) => {
    const parts = [".js", ".json", ".wxml"].map((ending) => existsSync(join(SOURCE, page + ending)));

    expect(parts).toEqual([true, true, true]);
  });

  test("loads only what a page needs, watches privacy, and asks for no place", () => {
    expect([app.lazyCodeLoading, app.__usePrivacyCheck__, app.requiredPrivateInfos, app.permission]).toEqual([
      "requiredComponents",
      true,
      undefined,
      undefined,
    ]);
  });

  test("lets no page be found by WeChat's search", () => {
    expect(JSON.parse(read(join(SOURCE, app.sitemapLocation)))).toEqual({
      rules: [{ action: "disallow", page: "*" }],
    });
  });
});

describe("project.config.json", () => {
  test("names the source and no real program", () => {
    expect([project.miniprogramRoot, project.appid]).toEqual(["src/", "touristappid"]);
  });

  test("checks domains as a phone would", () => {
    expect(project.setting.urlCheck).toBe(true);
  });
});

describe.each(templates)("%s", (name, path) => {
  const wxml = read(path);

  test("has no fault for WeChat's compiler", () => {
    expect(faultsIn(name, wxml)).toEqual([]);
  });

  test("calls only handlers that exist", () => {
    expect(handlersIn(wxml).filter((handler) => !methodsOf(path).includes(handler))).toEqual([]);
  });

  test("uses only components that its json names", () => {
    const used = ["notice", "failure"].filter((tag) => wxml.includes(`<${tag} `));
    const { usingComponents = {} } = JSON.parse(read(path.replace(/\.wxml$/, ".json")));

    expect(used.filter((tag) => !usingComponents[tag])).toEqual([]);
  });

  test("shows one primary act at a time", () => {
    const branches = wxml.split(/wx:(?:if|elif|else)/);

    expect(branches.filter((branch) => branch.split("act--primary").length > 2)).toEqual([]);
  });

  test("gives every button something to do", () => {
    const buttons = wxml.match(/<button [^>]*>/g) || [];

    expect(buttons.filter((button) => !/bindtap=|open-type="(share|getPhoneNumber)"/.test(button))).toEqual([]);
  });
});

test.each(templates.filter(([name]) => name.startsWith("pages/")))("%s follows the text size of WeChat", (_name, path) => {
  expect(read(path).startsWith('<page-meta root-font-size="system" />\n')).toBe(true);
});

test("the templates' guards can fail", () => {
  expect(faultsIn("x.wxml", "<view>{{ a </view>").length).toBeGreaterThan(0);
  expect(handlersIn('<button bindtap="a" /><x bind:again="b" bindgetphonenumber="c" />')).toEqual(["a", "b", "c"]);
});

describe.each(scripts)("%s", (_name, path) => {
  const code = read(path);

  test("writes nothing to the console", () => {
    expect(code.match(/console\./g)).toBe(null);
  });

  test("knows neither openid nor session_key", () => {
    expect(code.match(/openid|session_key|unionid/gi)).toBe(null);
  });

  test("names the server only in the settings", () => {
    expect(/https?:\/\//.test(code)).toBe(basename(path) === "settings.js");
  });

  test("keeps to one thing", () => {
    expect(code.split("\n").length).toBeLessThan(260);
  });
});

test("the lock file names no address", () => {
  expect(read(join(SOURCE, "..", "package-lock.json")).match(/"resolved"|https?:\/\/registry/g)).toBe(null);
});

test("the README tells an operator of every message that the server sends, in its words", () => {
  const server = read(join(SOURCE, "..", "..", "sanfang", "wechat", "templates.py"));
  const sent = [...server.matchAll(/^ {4}[A-Z]+ = "([a-z]+)", "([^"]+)"$/gm)].map(([, name, title]) => [name, title]);

  const told = [...read(join(SOURCE, "..", "README.md")).matchAll(/^\| `([a-z]+)` \| ([^|]+) \|/gm)];

  expect(sent.length).toBeGreaterThan(0);
  expect(told.map(([, name, title]) => [name, title])).toEqual(sent);
});

test("every picture of the README exists", () => {
  const pictures = [...read(join(SOURCE, "..", "README.md")).matchAll(/\]\(([^)]+\.png)\)/g)].map(([, path]) => path);

  expect(pictures.length).toBeGreaterThanOrEqual(app.pages.length);
  expect(pictures.filter((path) => !existsSync(join(SOURCE, "..", path)))).toEqual([]);
});
