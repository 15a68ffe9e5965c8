# A new import is sorted as the others are, in the block that it belongs to.

# RUN: rm -rf %t && split-file %s %t
# RUN: %check_fix 0 %t/names-sorted.py %t/names-sorted-after.py
# RUN: %check_fix 0 %t/names-unsorted.py %t/names-unsorted-after.py
# RUN: %check_fix 0 %t/across.py %t/across-after.py
# RUN: %check_fix 0 %t/by-length.py %t/by-length-after.py
# RUN: %check_fix 0 %t/ignoring-case.py %t/ignoring-case-after.py
# RUN: %check_fix 0 %t/plain-above.py %t/plain-above-after.py
# RUN: %check_fix 0 %t/plain-apart.py %t/plain-apart-after.py
# RUN: %check_fix 0 %t/handed-on.py %t/handed-on-after.py
# RUN: %check_fix 0 %t/names-joined.py %t/names-joined-after.py
# RUN: %check_fix 0 %t/by-own-call.py %t/by-own-call-after.py
# RUN: %check_fix 0 %t/by-call.py %t/by-call-after.py
# RUN: %check_fix 0 %t/by-call-late.py %t/by-call-late-after.py

#--- compat.py
from smtplib import SMTP_SSL
#--- names-sorted.py
import os, smtplib, sys

smtplib.SMTP_SSL("a")
#--- names-sorted-after.py
import os, smtplib, ssl, sys

smtplib.SMTP_SSL("a", context=ssl.create_default_context())
#--- names-unsorted.py
import sys, os, smtplib, time

smtplib.SMTP_SSL("a")
#--- names-unsorted-after.py
import sys, os, smtplib, time, ssl

smtplib.SMTP_SSL("a", context=ssl.create_default_context())
#--- across.py
from collections import deque
import os
from smtplib import SMTP_SSL
import sys
from time import sleep

SMTP_SSL("a")
#--- across-after.py
from collections import deque
import os
from smtplib import SMTP_SSL
import ssl
import sys
from time import sleep

SMTP_SSL("a", context=ssl.create_default_context())
#--- by-length.py
import os
import sys
import time
import smtplib
import argparse
import itertools

smtplib.SMTP_SSL("a")
#--- by-length-after.py
import os
import ssl
import sys
import time
import smtplib
import argparse
import itertools

smtplib.SMTP_SSL("a", context=ssl.create_default_context())
#--- ignoring-case.py
import configparser
import PIL
import smtplib
import yaml

smtplib.SMTP_SSL("a")
#--- ignoring-case-after.py
import configparser
import PIL
import smtplib
import ssl
import yaml

smtplib.SMTP_SSL("a", context=ssl.create_default_context())
#--- plain-above.py
import os
import sys

from email.message import EmailMessage
from smtplib import SMTP_SSL

SMTP_SSL("a")
#--- plain-above-after.py
import os
import ssl
import sys

from email.message import EmailMessage
from smtplib import SMTP_SSL

SMTP_SSL("a", context=ssl.create_default_context())
#--- plain-apart.py
import os
# Mail:
from smtplib import SMTP_SSL

SMTP_SSL("a")
#--- plain-apart-after.py
import os
import ssl
# Mail:
from smtplib import SMTP_SSL

SMTP_SSL("a", context=ssl.create_default_context())
#--- handed-on.py
from os.path import join
from random import sample

from framework import thing

from compat import SMTP_SSL
from zoo import animal

SMTP_SSL("a")
#--- handed-on-after.py
import ssl
from os.path import join
from random import sample

from framework import thing

from compat import SMTP_SSL
from zoo import animal

SMTP_SSL("a", context=ssl.create_default_context())
#--- by-call.py
import smtplib
import unittest
from test.support import import_helper

ssl = import_helper.import_module("ssl")


class Test(unittest.TestCase):
    def test_upgrade(self):
        smtplib.SMTP_SSL("a")
#--- by-call-after.py
import smtplib
import unittest
from test.support import import_helper

ssl = import_helper.import_module("ssl")


class Test(unittest.TestCase):
    def test_upgrade(self):
        smtplib.SMTP_SSL("a", context=ssl.create_default_context())
#--- by-call-late.py
import importlib
import smtplib

smtplib.SMTP_SSL("a")
ssl = importlib.import_module("ssl")
#--- by-call-late-after.py
import importlib
import smtplib
from ssl import create_default_context

smtplib.SMTP_SSL("a", context=create_default_context())
ssl = importlib.import_module("ssl")
#--- names-joined.py
import smtplib
from socket import error
from ssl import SSLError, match_hostname


def send(host, ssl):
    smtplib.SMTP_SSL(host)
#--- names-joined-after.py
import smtplib
from socket import error
from ssl import SSLError, create_default_context, match_hostname


def send(host, ssl):
    smtplib.SMTP_SSL(host, context=create_default_context())
#--- by-own-call.py
import smtplib


def import_module(name):
    return name


ssl = import_module("ssl")
smtplib.SMTP_SSL("a")
#--- by-own-call-after.py
import smtplib
from ssl import create_default_context


def import_module(name):
    return name


ssl = import_module("ssl")
smtplib.SMTP_SSL("a", context=create_default_context())
