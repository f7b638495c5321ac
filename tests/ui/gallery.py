"""Every layout, component and form style on pages of its own, for the tests to open in Chromium.

The pages are rendered by Django and served to the browser by routing, with the product's own
content policy, so that an inline script or style shows itself as a fault.
"""

import mimetypes
from base64 import b64encode
from datetime import datetime, timedelta
from pathlib import Path
from types import SimpleNamespace

from csp.utils import build_policy
from django import forms
from django.contrib.staticfiles import finders
from django.core.paginator import Paginator
from django.template import engines
from django.template.loader import get_template
from django.test import RequestFactory
from django.utils import timezone
from playwright.sync_api import Page, Route

from sanfang.documents import qr
from sanfang.ui.charts import Chart, Series
from sanfang.ui.forms import DeskForm, PhoneForm
from sanfang.ui.menus import Entry, Group, Portal
from sanfang.ui.uploads import UploadField, UploadsField

ORIGIN = "http://sanfang.test"
PAGES = Path(__file__).parent / "pages"
SEXES = [("1", "男"), ("2", "女")]
NATURES = [("", "请选择"), ("10", "机关"), ("31", "国有企业"), ("39", "其他企业")]


def one_of_every_shape() -> dict[str, forms.Field]:
    return {
        "name": forms.CharField(label="单位名称", max_length=100, help_text="与营业执照一致。"),
        "uscc": forms.CharField(label="统一社会信用代码", max_length=18),
        "nature": forms.ChoiceField(label="单位性质", choices=NATURES),
        "sex": forms.ChoiceField(label="性别", choices=SEXES, widget=forms.RadioSelect),
        "email": forms.EmailField(label="电子邮箱", required=False),
        "until": forms.DateField(label="接受邀请截止日期", widget=forms.DateInput(attrs={"type": "date"})),
        "remark": forms.CharField(label="备注", required=False, widget=forms.Textarea(attrs={"rows": 3})),
        "licence": UploadField(label="营业执照"),
        "others": UploadsField(label="资质证明材料", required=False),
        "agreed": forms.BooleanField(label="以上信息真实有效"),
    }


DeskEverything = type("DeskEverything", (DeskForm,), one_of_every_shape())
PhoneEverything = type("PhoneEverything", (PhoneForm,), one_of_every_shape())


class Filters(DeskForm):
    year = forms.ChoiceField(label="年度", choices=[("2026", "2026"), ("2025", "2025")], required=False)
    plan = forms.ChoiceField(label="方案", choices=[("", "全部"), ("a", "秋季")], required=False)
    level = forms.ChoiceField(label="学历", choices=[("", "全部"), ("31", "本科毕业")], required=False)
    department = forms.ChoiceField(
        label="院系", choices=[("", "全部"), ("1", "计算机与信息学院")], required=False
    )
    q = forms.CharField(label="姓名或学号", required=False, widget=forms.TextInput(attrs={"type": "search"}))


STYLES = {"desk": DeskEverything, "phone": PhoneEverything}
BAD_DATA = {"name": "安徽某某科技有限公司", "uscc": "9" * 20, "email": "1011.com", "until": "2026-02-30"}


def everything(style: str, condition: str) -> forms.Form:
    """The form `empty`, with `some` faults, or with `many`."""
    form = STYLES[style]
    if condition == "empty":
        return form()
    if condition == "many":
        return form(BAD_DATA)
    filled = form(
        {"name": "某公司", "uscc": "9", "nature": "31", "sex": "1", "until": "2026-03-05", "agreed": "on"}
    )
    filled.add_error(None, "该毕业生已有一份生效或待审核的就业协议，请先解约。")
    return filled


MENU = [
    Entry("首页", "/school/", "home"),
    Group(
        "就业派遣",
        [
            Entry("生源信息", "#", "users"),
            Entry("纠错管理", "#", "edit", badge=3),
            Entry("最近修改", "#", "history"),
            Entry("毕业生联系方式", "#", "phone"),
        ],
    ),
    Group(
        "就业协议书",
        [
            Entry("网络签约管理", "#", "signature", active=True, badge=12),
            Entry("协议书打印管理", "#", "printer"),
            Entry("解约申请登记表", "#", "unlink"),
        ],
    ),
    Group("系统管理", [Entry("人员账号", "#", "user-cog"), Entry("微信绑定", "#", "link")]),
]
TABS = [
    Entry("首页", "/m/", "home", active=True),
    Entry("派遣", "#", "file-text"),
    Entry("我的", "#", "user", badge=2),
]
NAMES = ["张伟", "王芳", "阿卜杜拉·买买提", "李娜", "欧阳修远", "陈静"]
EMPLOYERS = [
    "合肥市蜀山区某某信息科技有限责任公司",
    "芜湖某某汽车股份有限公司",
    "安徽省某某设计研究院有限公司",
]


def rows(count: int) -> list[SimpleNamespace]:
    return [
        SimpleNamespace(
            name=NAMES[i % len(NAMES)],
            student_number=f"3220{i:06}",
            department="计算机与信息学院",
            employer=EMPLOYERS[i % len(EMPLOYERS)],
            nature="其他企业",
            evidence="已上传" if i % 3 else "-",
            at=datetime(2026, 3, 5, 14, i % 60, tzinfo=timezone.get_default_timezone()),
            label="待审核" if i % 2 else "已生效",
            tone="waiting" if i % 2 else "good",
        )
        for i in range(count)
    ]


def context(count: int = 8, **more: object) -> dict[str, object]:
    request = RequestFactory().get("/gallery/", {"page": 2 if count > 40 else 1, "year": "2026"})
    paginator = Paginator(rows(count), 20)
    page = paginator.get_page(request.GET["page"])
    months = ["3月", "4月", "5月", "6月", "7月"]
    return {
        "request": request,
        "platform_name": "安徽省大学生就业服务平台",
        "portal": Portal("就业派遣管理系统", "/school/", "/school/notices/"),
        "viewer_label": "安徽工程大学 · 计算机与信息学院 · 李老师",
        "unread_notices": 4,
        "page": page,
        "filters": Filters(request.GET),
        "facts": [
            ("姓名", "张𬱟"),
            ("学号", "3220000001"),
            ("专业", "计算机科学与技术"),
            ("QQ", ""),
            ("学制", "4 年"),
            ("家庭地址", "安徽省芜湖市鸠江区北京中路 8 号某某小区 12 栋 2 单元 1101 室"),
        ],
        "steps": [("签约", "3月5日", "done"), ("学校审核", "", "now"), ("协议生效", "", "next")],
        "files": [(SimpleNamespace(original_name="营业执照（副本）扫描件-最终版.pdf", size=1_482_311), "#")],
        "until": timezone.now() + timedelta(days=13, hours=5),
        "chart": Chart(
            months,
            [Series("2026 届", [12, 25.5, 48, 66, 81]), Series("2025 届", [8, 20, 41, 58, 77])],
            unit="%",
        ),
        "qr": f"data:image/png;base64,{b64encode(qr.png('https://example.cn/card/x/')).decode()}",
        **more,
    }


def show(page: Page, html: str, path: str = "/gallery/") -> None:
    """Open this HTML as a page of the product: its static files, its headers, nothing else."""
    headers = {"Content-Type": "text/html; charset=utf-8", "Content-Security-Policy": build_policy()}

    def answer(route: Route) -> None:
        address = route.request.url.removeprefix(ORIGIN).partition("?")[0]
        if address.startswith("/static/"):
            path = finders.find(address.removeprefix("/static/"))
            if path is None:
                route.fulfill(status=404)
            else:
                route.fulfill(path=path, content_type=mimetypes.guess_type(path)[0])
        else:
            route.fulfill(body=html, headers=headers)

    page.route(f"{ORIGIN}/**", answer)
    page.goto(f"{ORIGIN}{path}")


def render(name: str, values: dict[str, object]) -> str:
    """One of the pages beside this file, or a template of the product by its path."""
    own = PAGES / name
    template = engines["django"].from_string(own.read_text()) if own.is_file() else get_template(name)
    return template.render({**context(), **values})
