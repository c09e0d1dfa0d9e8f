"""Bring the sentences of the code into the catalogues: ``python -m mkcourse.authoring.words``."""

from .collecting import update

if __name__ == "__main__":
    for language, missing in update().items():
        print(f"{language}: {missing} without a translation")
