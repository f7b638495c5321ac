"""Why a file is not taken."""

from sanfang.refusal import Refusal

MEGABYTE = 1024 * 1024


class FileRefused(Refusal):
    """Any reason why a file is not taken."""


class FileEmpty(FileRefused):
    message = "文件是空的，请重新选择。"


class FileTooLarge(FileRefused):
    """More bytes than the place it was sent to takes."""

    def __init__(self, limit: int) -> None:
        words = f"{limit // MEGABYTE} MB" if limit >= MEGABYTE else f"{limit} 字节"
        super().__init__(f"文件超过 {words}，请压缩或分开上传；照片可以截屏后上传截图。")


class KindRefused(FileRefused):
    message = "只能上传 PDF、JPG 或 PNG 文件。请把材料拍照，或另存为 PDF 后再上传。"


class NotAPdf(KindRefused):
    message = "只能上传 PDF 文件。请把图片或 Word 文档另存为 PDF 后再上传。"


class PhotoOfAnIphone(KindRefused):
    message = (
        "这是 iPhone 的 HEIC 照片，暂不能接收。请打开照片截屏，上传截图；"
        "或在「设置 › 相机 › 格式」中选「兼容性最佳」后重新拍照。"
    )


class FileNotKept(FileRefused):
    message = "文件暂时存不下来，请稍后再试；如果一直这样，请联系学校就业指导中心。"


class PictureBroken(FileRefused):
    message = "图片打不开，可能没有传完整，请重新拍照或截图后再上传。"


class PictureTooHeavy(FileRefused):
    message = "这张图片过于复杂，无法检查，请重新拍照或截图后再上传。"


class PictureTooLarge(FileRefused):
    message = "图片尺寸过大，请缩小到 4000 万像素以内再上传。"


class PictureMoves(FileRefused):
    message = "不能上传动图，请上传普通图片。"


class PdfBroken(FileRefused):
    message = "PDF 打不开，可能没有传完整或已损坏，请重新导出后再上传。"


class PdfTooHeavy(FileRefused):
    message = "这个 PDF 过于复杂，无法检查，请打印成普通 PDF，或拍照后上传。"


class PdfEncrypted(FileRefused):
    message = "PDF 设有密码或保护，请去掉密码，或打印成普通 PDF 后再上传。"


class PdfTooLong(FileRefused):
    message = "PDF 超过 200 页，请只上传需要的页。"


class PdfActive(FileRefused):
    message = "PDF 中含有脚本、附件或外部动作，不能接收。请打印成普通 PDF 后再上传。"
