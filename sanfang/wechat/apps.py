from django.apps import AppConfig


class WechatConfig(AppConfig):
    name = "sanfang.wechat"

    def ready(self) -> None:
        from sanfang.wechat import checks  # noqa: F401 - importing registers them
