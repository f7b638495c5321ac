/** Fetches a paper or a picture and opens it with WeChat's own viewer, from where it can be saved and sent on. */

const { decoded, isPhonePage } = require("../../addresses");
const failures = require("../../failures");
const files = require("../../files");
const { leave } = require("../../going");
const server = require("../../server");

Component({
  data: {
    /** @type {"fetching" | "opened" | "failed"} */
    state: "fetching",
    path: "",
    file: "",
    kind: "",
    /** @type {import("../../failures").Failure | null} */
    failure: null,
  },

  lifetimes: {
    /** The paper names a person: it does not stay on the phone unless it was saved. */
    detached() {
      files.remove(this.data.file);
    },
  },

  methods: {
    /** @param {{ path?: string }} options */
    onLoad(options) {
      const path = decoded(options.path);
      if (!path || !isPhonePage(path)) return this.fail(failures.foreign());
      this.setData({ path });
      return this.load();
    },

    async load() {
      this.setData({ state: "fetching" });
      const answer = await server.document(this.data.path);
      return answer.ok ? this.keep(answer.data) : this.fail(answer.failure);
    },

    /** @param {ArrayBuffer} bytes */
    async keep(bytes) {
      const kind = files.kindOf(bytes);
      if (!kind) return this.fail(failures.unreadable());
      const file = await files.write(`document.${kind}`, bytes);
      if (!file) return this.fail(failures.full());
      this.setData({ kind, file });
      return this.open();
    },

    open() {
      const { file, kind } = this.data;
      const then = { success: () => this.opened(), fail: () => this.fail(failures.page()) };
      if (kind === "pdf") wx.openDocument({ filePath: file, fileType: "pdf", showMenu: true, ...then });
      else wx.previewImage({ urls: [file], showmenu: true, ...then });
    },

    opened() {
      this.setData({ state: "opened" });
    },

    /** @param {import("../../failures").Failure} failure */
    fail(failure) {
      this.setData({ state: "failed", failure });
    },

    leave() {
      leave();
    },
  },
});
