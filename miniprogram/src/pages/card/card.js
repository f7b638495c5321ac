/** The signing card with its code: shown to a recruiter, sent in a chat, or saved as a picture. */

const { HOME, pathOf, startAt } = require("../../addresses");
const failures = require("../../failures");
const files = require("../../files");
const { goTo } = require("../../going");
const server = require("../../server");

const WEB_CARD = "/m/card/";
/** Neither a name nor a school: a chat's list shows it to whoever looks on. */
const SHARE_TITLE = "请打开签约名片，填写签约信息";

Component({
  data: {
    /** @type {"loading" | "shown" | "none" | "failed" | "denied"} */
    state: "loading",
    name: "",
    school: "",
    until: "",
    picture: "",
    path: "",
    message: "",
    /** @type {import("../../failures").Failure | null} */
    failure: null,
  },

  lifetimes: {
    detached() {
      files.remove(this.data.picture);
    },
  },

  methods: {
    onLoad() {
      return this.load();
    },

    async load() {
      this.setData({ state: "loading" });
      const answer = await server.card();
      if (answer.ok) return this.show(answer.data);
      if (answer.status === 409) return this.setData({ state: "none", message: answer.failure.text });
      return this.fail(answer.failure);
    },

    /** @param {{ name: string, school: string, until: string, picture: string, address: string }} card */
    async show({ name, school, until, picture, address }) {
      const path = pathOf(address);
      if (!path) return this.fail(failures.unreadable());
      const file = await files.write("card.png", picture, "base64");
      if (!file) return this.fail(failures.full());
      return this.setData({ state: "shown", name, school, until, picture: file, path });
    },

    /** @param {import("../../failures").Failure} failure */
    fail(failure) {
      this.setData({ state: "failed", failure });
    },

    onShareAppMessage() {
      return { title: SHARE_TITLE, path: startAt(this.data.path || HOME) };
    },

    save() {
      wx.saveImageToPhotosAlbum({
        filePath: this.data.picture,
        success: () => wx.showToast({ title: "已存到相册" }),
        fail: (problem) => this.notSaved(problem),
      });
    },

    /** @param {import("../../failures").Problem} problem */
    notSaved(problem) {
      const words = problem.errMsg || "";
      if (/cancel/i.test(words)) return undefined;
      if (/auth/i.test(words) && !/privacy/i.test(words)) return this.setData({ state: "denied" });
      return wx.showModal({
        title: "没有存成",
        content: (/privacy/i.test(words) ? failures.privacy() : failures.full()).text,
        showCancel: false,
      });
    },

    openSettings() {
      wx.openSetting({ success: () => this.backToCard() });
    },

    backToCard() {
      this.setData({ state: "shown" });
    },

    openWebCard() {
      goTo(WEB_CARD);
    },
  },
});
