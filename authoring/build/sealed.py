"""Sealing: questions of checkpoints as a text that only the passphrase opens, and what of them stays open.

scrypt makes a key of the passphrase, XChaCha20-Poly1305 seals with it; the browser has both in
``vendor/cipher.js``. Salt and nonce follow from what is sealed, so that a build that changes nothing
gives the same files.
"""

from __future__ import annotations

import hashlib
import hmac
import json
from base64 import b64encode
from collections.abc import Mapping
from typing import Any

from ...runtime.keys import key_from
from ...runtime.policy import Policy, policy_with
from ..checkpoints import competencies_of, sealed_items
from ..course import Course, Item, SealedCheck
from .passphrases import normal

Json = dict[str, Any]

FORMAT = 1
COST = 2**15
"""scrypt's N, as for locked profiles: 32 MB and two seconds on a slow phone for each guess."""
_NONCE_BYTES = 24


def sealed_content(course: Course, content: Json) -> Json:
    """``content`` of course.json without the keys of sealed questions, and with its checkpoints."""
    sealed = sealed_items(course)
    if not sealed:
        return content
    by_id = {item.id: item for item in course.items}
    items = [_open_part(each, by_id[each["id"]], sealed, course) for each in content["items"]]
    return content | {"items": items, "checkpoints": [_told(each, course) for each in course.checkpoints]}


def sealed_files(
    course: Course, content: Json, files: Mapping[str, Json], passphrases: Mapping[str, str]
) -> dict[str, Json]:
    """``files`` without what is sealed of them, and a file for each checkpoint that has a passphrase."""
    sealed = sealed_items(course)
    if not sealed:
        return dict(files)
    pages: dict[str, Json] = {}
    found: dict[str, Json] = {}
    for name, file in files.items():
        shown = file.get("items")
        if name.startswith("items/") and isinstance(shown, dict):
            pages |= {id_: page for id_, page in shown.items() if id_ in sealed}
            file = file | {"items": {id_: page for id_, page in shown.items() if id_ not in sealed}}
        found[name] = file
    for checkpoint in course.checkpoints:
        ids = [id_ for id_, each in sealed.items() if each is checkpoint]
        items = [each | {"sealed": checkpoint.id} for each in content["items"] if each["id"] in ids]
        told = {"items": items, "pages": {id_: pages[id_] for id_ in ids if id_ in pages}}
        if checkpoint.id in passphrases:
            found[f"checkpoints/{checkpoint.id}"] = _sealed(told, course, checkpoint, passphrases[checkpoint.id])
    return found


def _open_part(told: Json, item: Item, sealed: Mapping[str, SealedCheck], course: Course) -> Json:
    """What the engine needs of a sealed question to replay answers to it."""
    if item.id not in sealed:
        return told
    key = key_from(item.type, item.answer.grading())
    grading = {
        "guess": key.guess(policy_with(Policy(), course.policy).typed_guess),
        "shows": sorted(key.shows),
        "produced": key.is_produced,
    }
    kept = {name: value for name, value in told.items() if name not in ("grading", "hints")}
    return kept | {"grading": grading, "sealed": sealed[item.id].id}


def _told(checkpoint: SealedCheck, course: Course) -> Json:
    ids = [id_ for id_, each in sealed_items(course).items() if each is checkpoint]
    about = competencies_of(checkpoint, course)
    return {"id": checkpoint.id, "title": checkpoint.title, "competencies": about, "items": ids}


def _sealed(told: Json, course: Course, checkpoint: SealedCheck, passphrase: str) -> Json:
    from nacl.bindings import crypto_aead_xchacha20poly1305_ietf_encrypt as encrypt  # `check` seals nothing

    place = f"mkcourse-checkpoint-1 {course.id} {checkpoint.id}".encode()
    text = json.dumps(told, ensure_ascii=False, separators=(",", ":")).encode()
    salt = hashlib.sha256(place).digest()[:16]
    phrase = normal(passphrase).encode()
    key = hashlib.scrypt(phrase, salt=salt, n=COST, r=8, p=1, maxmem=2**27, dklen=32)
    nonce = hmac.digest(key, text, "sha256")[:_NONCE_BYTES]
    return {
        "format": FORMAT,
        "checkpoint": checkpoint.id,
        "salt": b64encode(salt).decode(),
        "cost": COST,
        "nonce": b64encode(nonce).decode(),
        "sealed": b64encode(encrypt(text, place, nonce, key)).decode(),
    }
