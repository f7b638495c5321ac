/**
 * Pictures of every page for the README: `npm run pictures`. The pages are rendered by miniprogram-simulate on the
 * stand-in phone, laid out by Chromium at the width of a phone. It shows our layout, not WeChat's own fonts.
 *
 * WIDTH and TEXT (the size of WeChat's text in px) look at other phones; then the pictures go to $PICTURES.
 */

const { execFileSync } = require("child_process");
const { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } = require("fs");
const { tmpdir } = require("os");
const { join } = require("path");
const { JSDOM } = require("jsdom");

const { filesEnding } = require("./source");

const CHROMIUM = process.env.CHROMIUM || "/usr/bin/chromium";
const WIDTH = Number(process.env.WIDTH || 375);
const TEXT = Number(process.env.TEXT || 17);
const HEIGHT = 700;
const BAR = 44;
const TARGET = process.env.PICTURES || join(__dirname, "..", "..", "docs", "pictures", "miniprogram");

/** miniprogram-simulate wants a browser's globals. */
function becomeBrowser() {
  const { window } = new JSDOM("<!doctype html><body></body>");
  for (const name of ["window", "document", "Event", "CustomEvent", "Node", "MutationObserver"]) {
    global[name] = name === "window" ? window : window[name];
  }
}

/** WXSS as a browser reads it: rpx are shares of the width, element names are WeChat's. */
const css = (wxss) =>
  wxss
    .replace(/([\d.]+)rpx/g, (_all, number) => `${Number(number) / 7.5}vw`)
    .replace(/^page \{/m, "body {")
    .replace(/env\(safe-area-inset-bottom\)/g, "0px")
    .replace(/100vh/g, `${HEIGHT - BAR}px`);

/** What WeChat gives its elements before any style of ours. */
const GIVEN = `
  html { font-size: ${TEXT}px; } body { margin: 0; font-family: "Noto Sans CJK SC", sans-serif; }
  wx-view, wx-button, wx-image, main, notice, failure { display: block; } wx-page-meta { display: none; }
  wx-button { position: relative; cursor: default; text-align: center; }
  .bar { height: ${BAR}px; background: #fff; font-size: 17px; font-weight: 600; line-height: ${BAR}px;
         text-align: center; }
  * { animation: none !important; }`;

const styles = () => GIVEN + filesEnding(".wxss").map((path) => css(readFileSync(path, "utf8"))).join("\n");

/** The classes as they are written; simulate puts the component's name before each. */
const plain = (html) =>
  html.replace(/class="([^"]*)"/g, (_all, names) => `class="${names.replace(/(^| )(main|notice|failure)--/g, "$1")}"`);

const pageOf = (title, html) =>
  `<!doctype html><html lang="zh-CN"><meta charset="utf-8"><style>${styles()}</style>` +
  `<body><div class="bar">${title}</div>${plain(html)}</body></html>`;

/** A stand-in for WeChat's 小程序码: rings of dashes, which nobody can scan. */
const CODE =
  '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 100 100" width="100%" height="100%">' +
  [46, 41, 36, 31, 26]
    .map((r, ring) => `<circle cx="50" cy="50" r="${r}" fill="none" stroke="#1c2521" stroke-width="2.6" ` +
      `stroke-linecap="round" stroke-dasharray="${[5, 6, 1, 5, 9, 6, 0.1, 6, 3, 6].map((d) => d * (1 + ring * 0.07)).join(" ")}"/>`)
    .join("") +
  '<circle cx="50" cy="50" r="17" fill="#0b7a5b"/>' +
  '<text x="50" y="56" text-anchor="middle" font-size="16" font-weight="600" fill="#fff">三方</text></svg>';

const withCode = (html) => html.replace(/(<wx-image [^>]*>)(<\/wx-image>)/, `$1${CODE}$2`);

/** Pages by picture: what is open, what the phone and the server answer, and what is tapped. */
function scenes({ CARD, HELLO, fails, ok, says }) {
  const consent = { "/wechat/hello/": ok(HELLO), "/wechat/consents/": ok({ counted: 2 }) };
  const answer = { "T-INTERVIEW": "accept", "T-OFFER": "accept", "T-DEADLINE": "reject" };
  return {
    "start-offline": ["start", "大学生就业服务平台", { "/wechat/sign-in/": fails("request:fail -1009") }],
    "start-domain": ["start", "大学生就业服务平台", { "/wechat/sign-in/": fails("url not in domain list") }],
    consent: ["consent", "接收通知", consent],
    "consent-partly": ["consent", "接收通知", { ...consent, requestSubscribeMessage: answer }, "接收通知"],
    card: ["card", "签约名片", { "/wechat/card/": ok(CARD) }],
    "card-none": ["card", "签约名片", { "/wechat/card/": says(409, "您有一份协议正在等学校审核，审核前不能再签。") }],
    scan: ["scan", "扫一扫", { scanCode: fails("cancel") }],
    "scan-foreign": ["scan", "扫一扫", { scanCode: { result: "https://work.example.com/pay" } }],
    phone: ["phone", "验证手机号", {}],
    document: ["document", "查看文件", { "/wechat/document/": ok(new TextEncoder().encode("%PDF").buffer) }],
  };
}

async function htmlOf([page, title, answers, tap], { phone, open }) {
  phone(answers);
  const screen = await open(page, { moment: "applied", path: "/m/agreements/7/paper.pdf" });
  if (tap) await screen.tap(tap);
  return pageOf(title, withCode(screen.frame.innerHTML));
}

function shoot(html, picture, folder) {
  const file = join(folder, "page.html");
  writeFileSync(file, html);
  const flags = ["--headless", "--no-sandbox", "--disable-gpu", "--hide-scrollbars", "--force-device-scale-factor=1.5"];
  const shot = [`--window-size=${WIDTH},${HEIGHT}`, `--screenshot=${picture}`, `file://${file}`];
  execFileSync(CHROMIUM, [...flags, ...shot], { stdio: "ignore" });
}

async function main() {
  becomeBrowser();
  const standIns = { ...require("../tests/stand_ins/phone"), ...require("../tests/stand_ins/screen") };
  const folder = mkdtempSync(join(tmpdir(), "pictures-"));
  mkdirSync(TARGET, { recursive: true });
  for (const [name, scene] of Object.entries(scenes(standIns))) {
    shoot(await htmlOf(scene, standIns), join(TARGET, `${name}.png`), folder);
  }
  rmSync(folder, { recursive: true });
}

main().then(() => process.exit(0));
