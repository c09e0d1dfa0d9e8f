"""Specification of signing in the browser: keys, codes for many at once, short codes that only their maker reads."""

import json
from random import Random

import pytest

from mkcourse.runtime.bridge import Bridge
from mkcourse.runtime.ed25519 import public_key
from mkcourse.runtime.short_codes import as_short_code, short_code
from mkcourse.runtime.sign_off import REVOKED_LETTERS, base64url, learner_code
from mkcourse.runtime.signing import key_file
from tests.random_logs import progress_file

SECRET = bytes(range(32))
PROJECT = {
    "id": "street",
    "title": "Street",
    "competencies": ["a"],
    "minutes": 30,
    "was": [],
    "url": "projects/street/",
    "checkpoints": ["plan"],
    "criteria": [{"id": "right", "points": [1, 2]}],
}


class Host:
    """A bridge with an open course whose teacher holds SECRET."""

    def __init__(self, make, **changes) -> None:
        known = {"sign_off": [base64url(public_key(SECRET))], "projects": [PROJECT]} | changes
        self.course = make.course_json(make.pool(3, 0, "a"), [make.competency("a")], **known)
        self.bridge = Bridge()
        assert self.ask(do="open", course=self.course)["ok"]

    def ask(self, **request):
        return json.loads(self.bridge.handle(json.dumps({"at": 2_000_000_000, "zone": 0, **request})))

    def sign(self, learner: str, kind="competency", subject="a", level="secure"):
        told = {"learner": learner, "kind": kind, "subject": subject, "level": level}
        request = {"secret": base64url(SECRET), "by": "Ms Lee", "day": "2026-11-16", "for": [told]}
        return self.ask(do="sign", **request)


@pytest.fixture
def host(make) -> Host:
    return Host(make)


def test_a_key_file_gives_its_public_key(host: Host) -> None:
    """The key is read from its file or alone, and told to be the course's or not."""
    for text in (key_file(SECRET), base64url(SECRET), f"\ufeff{key_file(SECRET)}"):
        told = host.ask(do="sign-key", secret=text)
        assert (told["public"], told["known"]) == (base64url(public_key(SECRET)), True)
        assert told["file"] == key_file(SECRET)
    assert host.ask(do="sign-key", secret=base64url(bytes(32)))["known"] is False
    assert host.ask(do="sign-key", secret="abc")["error"]["code"] == "malformed"


def test_a_signed_code_is_taken(host: Host) -> None:
    """What the teacher's browser signs is genuine for the learner's, for competencies and projects."""
    for kind, subject, level in (("competency", "a", "secure"), ("project", "street", "2")):
        (one,) = host.sign("Mia", kind, subject, level)["codes"]
        told = host.ask(do="sign-off", code=one["code"])
        assert (told["refused"], told["says"]["by"], told["says"]["level"]) == (None, "Ms Lee", level)


@pytest.mark.parametrize("wrong", [{"subject": "gone"}, {"learner": " "}, {"kind": "project"}], ids=str)
def test_what_cannot_be_signed_is_refused(host: Host, wrong) -> None:
    """Something that the course does not have, and nobody, are not signed."""
    told = {"learner": "Mia", "kind": "competency", "subject": "a", "level": "secure"} | wrong
    assert host.sign(**told)["error"]["code"] == "malformed"


def test_a_code_that_was_taken_back_is_refused(make, host: Host) -> None:
    """A code whose last letters stand in course.yml is told to be taken back."""
    (one,) = host.sign("Mia")["codes"]
    later = Host(make, sign_off_revoked=[one["code"][-REVOKED_LETTERS:]])
    assert later.ask(do="sign-off", code=one["code"])["refused"] == "revoked"


def test_a_short_code_is_read_by_its_maker_alone(host: Host) -> None:
    """A learner keeps it; only with the secret does the progress file tell what it says, and others' tell nothing."""
    begun = {"type": "Enrolled", "id": "begun", "at": 1, "zone": 0}
    (one,) = host.sign(learner_code("begun"), level="practised")["codes"]
    (other,) = host.sign("0000-0000")["codes"]
    shown = host.ask(do="sign-off", code=one["short"].lower().replace("-", " "))
    assert (shown["short"], shown["refused"]) == (one["short"], None)
    shorts = (one["short"], other["short"])
    kept = [{"type": "SignedOff", "id": short, "at": 2, "zone": 0, "code": short} for short in shorts]
    assert host.ask(do="step", event=kept[0])["ok"]
    assert [each["kind"] for each in host.ask(do="portfolio")["portfolio"]["sign_offs"]] == ["short"]
    file = json.dumps(progress_file(host.course, [begun, *kept], 3))
    found = host.ask(do="sign-short", secret=base64url(SECRET), file=file)["found"]
    told = {each["code"]: each["says"] for each in found}
    assert told == {
        one["short"]: {"learner": learner_code("begun"), "kind": "competency", "subject": "a", "level": "practised"},
        other["short"]: None,
    }
    stranger = host.ask(do="sign-short", secret=base64url(bytes(32)), file=file)["found"]
    assert [each["says"] for each in stranger] == [None, None]


def test_a_mistyped_short_code_is_known() -> None:
    """Any one wrong letter makes it no short code; what is easily mistaken is understood."""
    code = short_code(SECRET, "fractions", ("Mia", "competency", "a", "secure"))
    assert as_short_code(code.replace("0", "O").replace("1", "l").lower()) == code
    letters = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
    for place, letter in enumerate(code):
        if letter != "-":
            wrong = Random(place).choice(letters.replace(letter, ""))
            assert as_short_code(code[:place] + wrong + code[place + 1 :]) is None
