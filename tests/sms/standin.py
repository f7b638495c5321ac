"""A stand-in for Alibaba Cloud's text messages, from its public documentation: it shares no code with the client.

It recomputes each signature from the raw request, refuses old requests and nonces seen before, checks numbers,
signatures, templates and variables, keeps what it took, and can be told to fail.
"""

import hashlib
import hmac
import json
import re
import socket
import threading
from collections import Counter
from datetime import UTC, datetime, timedelta, timezone
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.parse import parse_qsl, quote, urlsplit

SHANGHAI = timezone(timedelta(hours=8))
KEY_ID, KEY_SECRET = "LTAI-of-the-tests", "a-secret-that-must-not-be-logged"
SIGN = "示例大学就业中心"
TEMPLATES = {
    "SMS_101": "您有一条新的就业事项通知：${what}，请登录${platform}查看并办理。",
    "SMS_102": "您在${platform}的登录绑定已变更。如非本人操作，请尽快联系所在学校就业指导中心。",
}
AUTHORIZATION = re.compile(
    r"ACS3-HMAC-SHA256 Credential=([^,]+),SignedHeaders=([^,]+),Signature=([0-9a-f]{64})"
)


class StandIn:
    """The server, what it took, and how it is told to behave. A context manager."""

    def __init__(self):
        self.records = []
        self.calls = []
        self.nonces = set()
        self.most_per_day = 50
        self.page_limit = 50
        self.mood = "well"  # or "silent", "drops", "takes and drops", "unavailable", "speaks HTML", "moved"
        self.scripted = []  # (status, code, message), each answered once
        self.released = threading.Event()
        self.server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self.server.daemon_threads = False
        self.server.standin = self

    @property
    def address(self):
        return f"http://127.0.0.1:{self.server.server_port}"

    def __enter__(self):
        self.thread = threading.Thread(target=self.server.serve_forever, args=(0.02,))
        self.thread.start()
        return self

    def __exit__(self, *exc):
        self.released.set()
        self.server.shutdown()
        self.thread.join()
        self.server.server_close()

    def answer_once(self, code, message="", status=200):
        self.scripted.append((status, code, message))

    def keep(self, parameters, on=None):
        """Take a message; what SendSms does once everything is right."""
        words = TEMPLATES[parameters["TemplateCode"]]
        for name, value in json.loads(parameters["TemplateParam"]).items():
            words = words.replace("${" + name + "}", value)
        record = {
            "OutId": parameters["OutId"],
            "PhoneNum": parameters["PhoneNumbers"],
            "TemplateCode": parameters["TemplateCode"],
            "Content": f"【{parameters['SignName']}】{words}",
            "SendStatus": 3,
            "SendDate": f"{on or datetime.now(SHANGHAI).date()} 12:00:00",
        }
        self.records.append(record)
        return f"{len(self.records):018d}^0"


class Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"

    def log_message(self, *args):
        pass

    def do_POST(self):
        self.body = self.rfile.read(int(self.headers.get("Content-Length") or 0))
        self.parameters = dict(parse_qsl(urlsplit(self.path).query, keep_blank_values=True))
        standin = self.server.standin
        standin.calls.append((self.headers["x-acs-action"], self.parameters))
        moods = {
            "silent": standin.released.wait,
            "drops": self.hang_up,
            "takes and drops": self.take_and_hang_up,
            "unavailable": lambda: self.say(503, Code="ServiceUnavailable", Message="temporary failure"),
            "speaks HTML": lambda: self.write(200, b"<html>welcome to this hotel</html>"),
            "moved": lambda: self.write(302, b""),
        }
        moods.get(standin.mood, self.answer)()

    def answer(self):
        standin = self.server.standin
        if standin.scripted:
            status, code, message = standin.scripted.pop(0)
            return self.say(status, Code=code, Message=message)
        if fault := self.fault_of_the_signature():
            return self.say(fault[0], Code=fault[1], Message="refused by the gateway")
        actions = {"SendSms": self.send_sms, "QuerySendDetails": self.query_send_details}
        return actions[self.headers["x-acs-action"]]()

    def send_sms(self):
        if code := self.fault_of_the_message():
            return self.say(200, Code=code[0], Message=code[1])
        return self.say(200, Code="OK", Message="OK", BizId=self.server.standin.keep(self.parameters))

    def query_send_details(self):
        day = datetime.strptime(self.parameters["SendDate"], "%Y%m%d").replace(tzinfo=SHANGHAI).date()
        size, page = int(self.parameters["PageSize"]), int(self.parameters["CurrentPage"])
        assert 1 <= size <= self.server.standin.page_limit
        found = [
            record
            for record in self.server.standin.records
            if record["PhoneNum"] == self.parameters["PhoneNumber"]
            and record["SendDate"].startswith(str(day))
        ]
        shown = found[(page - 1) * size : page * size]
        details = {"SmsSendDetailDTO": shown}
        return self.say(200, Code="OK", Message="OK", TotalCount=str(len(found)), SmsSendDetailDTOs=details)

    def fault_of_the_signature(self):
        standin = self.server.standin
        found = AUTHORIZATION.fullmatch(self.headers["Authorization"] or "")
        if not found:
            return 400, "IncompleteSignature"
        key_id, names, signature = found.groups()
        if key_id != KEY_ID:
            return 404, "InvalidAccessKeyId.NotFound"
        sent = datetime.strptime(self.headers["x-acs-date"], "%Y-%m-%dT%H:%M:%SZ").replace(tzinfo=UTC)
        if abs(datetime.now(UTC) - sent) > timedelta(minutes=15):
            return 400, "InvalidTimeStamp.Expired"
        if self.headers["x-acs-signature-nonce"] in standin.nonces:
            return 400, "SignatureNonceUsed"
        standin.nonces.add(self.headers["x-acs-signature-nonce"])
        if not hmac.compare_digest(signature, self.signature_over(names)):
            return 400, "SignatureDoesNotMatch"
        return None

    def signature_over(self, names):
        """All `x-acs-` headers, the host and the kind of content must be signed, whatever the client says."""
        must = sorted(
            name.lower()
            for name in self.headers
            if name.lower().startswith("x-acs-") or name.lower() in {"host", "content-type"}
        )
        if names != ";".join(must):
            return ""
        digest = hashlib.sha256(self.body).hexdigest()
        if self.headers["x-acs-content-sha256"] != digest:
            return ""
        pairs = sorted(parse_qsl(urlsplit(self.path).query, keep_blank_values=True))
        query = "&".join(f"{quote(name, safe='-_.~')}={quote(value, safe='-_.~')}" for name, value in pairs)
        request = [self.command, urlsplit(self.path).path, query]
        request += [f"{name}:{self.headers[name].strip()}" for name in must]
        request += ["", names, digest]
        hashed = hashlib.sha256("\n".join(request).encode()).hexdigest()
        return hmac.new(
            KEY_SECRET.encode(), f"ACS3-HMAC-SHA256\n{hashed}".encode(), hashlib.sha256
        ).hexdigest()

    def fault_of_the_message(self):
        parameters, standin = self.parameters, self.server.standin
        if not re.fullmatch(r"1[3-9][0-9]{9}", parameters["PhoneNumbers"]):
            # As the real one does: its message quotes the number.
            return "isv.MOBILE_NUMBER_ILLEGAL", f"{parameters['PhoneNumbers']}invalid mobile number"
        if parameters["SignName"] != SIGN:
            return "isv.SMS_SIGNATURE_ILLEGAL", "the signature is not approved"
        if parameters["TemplateCode"] not in TEMPLATES:
            return "isv.SMS_TEMPLATE_ILLEGAL", "the template is not approved"
        values = json.loads(parameters["TemplateParam"])
        if set(re.findall(r"\$\{(\w+)\}", TEMPLATES[parameters["TemplateCode"]])) - set(values):
            return "isv.TEMPLATE_MISSING_PARAMETERS", "a variable is missing"
        if any(len(value) > 35 for value in values.values()):
            return "isv.PARAM_LENGTH_LIMIT", "a variable is too long"
        taken = Counter((record["PhoneNum"], record["TemplateCode"]) for record in standin.records)
        if taken[parameters["PhoneNumbers"], parameters["TemplateCode"]] >= standin.most_per_day:
            return "isv.BUSINESS_LIMIT_CONTROL", f"触发天级流控Permits:{standin.most_per_day}"
        return None

    def take_and_hang_up(self):
        self.server.standin.keep(self.parameters)
        self.hang_up()

    def hang_up(self):
        self.close_connection = True
        self.connection.shutdown(socket.SHUT_RDWR)

    def say(self, status, **answer):
        self.write(
            status, json.dumps({"RequestId": "A90E4451-FED7-49D2", **answer}, ensure_ascii=False).encode()
        )

    def write(self, status, body):
        self.send_response(status)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)
