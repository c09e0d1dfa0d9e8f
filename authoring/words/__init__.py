"""The words of `check` and of the terminal: said in English where something is found, put into a language when shown.

Call sites say a whole English sentence with its values, ``say("no lesson teaches '{competency}'", competency=id_)``.
The English sentence is its own key in the catalogues beside this file (gettext's way), one ``.po`` a language.
After a change of a sentence: ``python -m mkcourse.authoring.words`` brings it into all of them.
"""

from .quoted import quoted
from .sentence import NOTHING, SaidError, Sentence, as_it_is, enumerated, say, say_count, told_by

__all__ = ["NOTHING", "SaidError", "Sentence", "as_it_is", "enumerated", "quoted", "say", "say_count", "told_by"]
