"""Why the operating system refuses something, in words of ours where they are common."""

from __future__ import annotations

import errno

from .sentence import Sentence, as_it_is, say

_COMMON = {
    errno.ENOENT: say("there is no such file or folder"),
    errno.EACCES: say("it is not allowed"),
    errno.EPERM: say("it is not allowed"),
    errno.EROFS: say("this disk can only be read"),
    errno.EISDIR: say("it is a folder"),
    errno.ENOTDIR: say("a file stands where a folder should be"),
    errno.EEXIST: say("it is there already"),
    errno.ENOSPC: say("no space is left on the disk"),
    errno.ENAMETOOLONG: say("the name is too long"),
}


def refusal(error: OSError) -> Sentence:
    """Why, as the end of a sentence such as ``'site' can't be written: …``; else as the system says it."""
    return _COMMON.get(error.errno or 0) or as_it_is(error.strerror or str(error))
