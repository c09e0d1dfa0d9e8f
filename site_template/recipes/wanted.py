"""What of Python the engine may import in the browser, beside what Pyodide needs to boot."""

# ruff: noqa: F401, I001
# mypy: ignore-errors

import __future__
import abc
import array
import base64
import binascii
import bisect
import calendar
import collections.abc
import contextlib
import copy
import dataclasses
import datetime
import decimal
import enum
import fractions
import functools
import graphlib
import hashlib
import heapq
import hmac
import importlib
import itertools
import json
import math
import numbers
import operator
import random
import re
import string
import struct
import textwrap
import time
import traceback
import types
import typing
import unicodedata
import zlib

# Python imports these by itself, and only when they are needed: a long number is read or shown,
# a date is parsed, an error is told, a type is unparsed, text is encoded.
import _ast_unparse
import _colorize
import _pylong
import _strptime
import encodings.ascii
import encodings.latin_1
import encodings.utf_8
import importlib.util
