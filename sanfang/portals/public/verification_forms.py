"""What can be asked at a desk without a phone: by the text of a code, or by the file itself."""

from __future__ import annotations

from urllib.parse import SplitResult, urlsplit

from django import forms
from django.core.files.uploadedfile import UploadedFile

from sanfang.ui.forms import DeskForm
from sanfang.ui.uploads import UploadField

LARGEST = 10 * 1024 * 1024


class CodeForm(DeskForm):
    code = forms.RegexField(
        r"\A\S{1,1000}\Z",
        label="二维码里的网址",
        help_text="用任意扫码工具读出协议书上的二维码，把得到的整个网址粘贴到这里。",
        error_messages={"invalid": "请粘贴完整的网址，中间不能有空格。"},
    )

    @property
    def token(self) -> str:
        """The last part of a pasted address; of anything else, the thing itself."""
        code: str = self.cleaned_data["code"]
        parts = [part for part in _split(code).path.split("/") if part]
        return parts[-1] if parts else code

    @property
    def statement(self) -> str:
        """What stands behind the # of an address; often nothing."""
        return _split(self.cleaned_data["code"]).fragment


def _split(code: str) -> SplitResult:
    try:
        return urlsplit(code)
    except ValueError:  # Half of an IPv6 address, for one.
        return SplitResult("", "", "", "", "")


class FileForm(DeskForm):
    file = UploadField(
        label="PDF 原件",
        kinds=("pdf",),
        limit=LARGEST,
        help_text="从平台下载的 PDF，不超过 10 MB。文件只在查验时读一遍，不会保存。",
        error_messages={"empty": "文件是空的，请重新选择。"},
    )

    def clean_file(self) -> UploadedFile[bytes]:
        file: UploadedFile[bytes] = self.cleaned_data["file"]
        if (file.size or 0) > LARGEST:
            raise forms.ValidationError("文件超过 10 MB，平台的原件没有这么大，请扫描协议书上的二维码查验。")
        return file
