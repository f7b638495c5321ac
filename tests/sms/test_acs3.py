"""The signature, against the example that Alibaba Cloud's documentation computes step by step."""

from datetime import UTC, datetime

from sanfang.sms.acs3 import AccessKey, Call, query_of, signed_headers

DOCUMENTED = (
    "ACS3-HMAC-SHA256 Credential=YourAccessKeyId,"
    "SignedHeaders=host;x-acs-action;x-acs-content-sha256;x-acs-date;x-acs-signature-nonce;x-acs-version,"
    "Signature=06563a9e1b43f5dfe96b81484da74bceab24a1d853912eee15083a6f0f3283c0"
)


def test_the_documented_example_comes_out_as_documented():
    parameters = {
        "RegionId": "cn-shanghai",
        "ImageId": "win2019_1809_x64_dtc_zh-cn_40G_alibase_20230811.vhd",
    }
    call = Call(
        host="ecs.cn-shanghai.aliyuncs.com",
        action="RunInstances",
        version="2014-05-26",
        query=query_of(parameters),
        at=datetime(2023, 10, 26, 10, 22, 32, tzinfo=UTC),
        nonce="3156853299f313e23d1673dc12e1703d",
    )

    headers = signed_headers(call, AccessKey("YourAccessKeyId", "YourAccessKeySecret"))

    assert headers["Authorization"] == DOCUMENTED


def test_the_query_is_sorted_and_escaped_by_rfc_3986():
    assert query_of({"b": "a b*~/", "a": "中"}) == "a=%E4%B8%AD&b=a%20b%2A~%2F"


def test_a_key_never_shows_its_secret():
    assert "hidden" not in repr(AccessKey("id", "hidden"))
