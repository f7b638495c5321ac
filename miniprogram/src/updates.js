/** A new version is offered as soon as it has arrived; nobody is thrown out of what they are doing. */

function offerUpdates() {
  const updates = wx.getUpdateManager();
  updates.onUpdateReady(() => {
    wx.showModal({
      title: "有新版本",
      content: "新版本已经准备好，重新打开后生效。",
      confirmText: "现在重开",
      cancelText: "以后再说",
      success: ({ confirm }) => confirm && updates.applyUpdate(),
    });
  });
}

module.exports = { offerUpdates };
