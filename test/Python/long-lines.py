# A call that would get longer than the project's lines are is wrapped as black wraps it.

# RUN: rm -rf %t && split-file %s %t
# RUN: %check_fix 0 %t/usual.py %t/usual-after.py
# RUN: %check_fix 0 %t/narrow.py %t/narrow-after.py
# RUN: %check_fix 0 %t/wide.py %t/wide-after.py
# RUN: %check_fix 0 %t/kept.py %t/kept-after.py
# RUN: %check_fix 0 %t/black/narrow.py %t/black/after.py
# RUN: %check_fix 0 %t/flake8/wide.py %t/flake8/after.py

#--- usual.py
import os
import smtplib
import ssl


class Mailer:
	def tabs(self):
		self.server = smtplib.SMTP_SSL(self.settings.host, self.settings.port)


def send(options):
    fitting = smtplib.SMTP_SSL("mail", 465)
    server = smtplib.SMTP_SSL(options.settings.host, options.settings.port)
    server = smtplib.SMTP_SSL( options.settings.host, options.settings.port )
    server = smtplib.SMTP_SSL(options.settings.host, options.settings.port,)
    server = smtplib.SMTP_SSL(options.settings.host, 465, options.settings.name)
    with smtplib.SMTP_SSL(options.settings.host, options.settings.port) as server:
        server.login("alice", "secret")
    while smtplib.SMTP_SSL(os.environ["MAIL_HOST"], int(os.environ["MAIL_PORT"])):
        pass
    upgrade = smtplib.SMTP(options.settings.host, options.settings.port)
    upgrade.starttls()
    return smtplib.SMTP_SSL(options.settings.host)
#--- usual-after.py
import os
import smtplib
import ssl


class Mailer:
	def tabs(self):
		self.server = smtplib.SMTP_SSL(
			self.settings.host, self.settings.port, context=ssl.create_default_context()
		)


def send(options):
    fitting = smtplib.SMTP_SSL("mail", 465, context=ssl.create_default_context())
    server = smtplib.SMTP_SSL(
        options.settings.host,
        options.settings.port,
        context=ssl.create_default_context(),
    )
    server = smtplib.SMTP_SSL(
        options.settings.host,
        options.settings.port,
        context=ssl.create_default_context(),
    )
    server = smtplib.SMTP_SSL(
        options.settings.host,
        options.settings.port,
        context=ssl.create_default_context(),
    )
    server = smtplib.SMTP_SSL(
        options.settings.host,
        465,
        options.settings.name,
        context=ssl.create_default_context(),
    )
    with smtplib.SMTP_SSL(
        options.settings.host,
        options.settings.port,
        context=ssl.create_default_context(),
    ) as server:
        server.login("alice", "secret")
    while smtplib.SMTP_SSL(
        os.environ["MAIL_HOST"],
        int(os.environ["MAIL_PORT"]),
        context=ssl.create_default_context(),
    ):
        pass
    upgrade = smtplib.SMTP(options.settings.host, options.settings.port)
    upgrade.starttls(context=ssl.create_default_context())
    return smtplib.SMTP_SSL(options.settings.host, context=ssl.create_default_context())
#--- narrow.py
import smtplib

# As long as a line may be in a file that keeps to PEP 8, and not a bit longer

server = smtplib.SMTP_SSL("mail.example.org")
#--- narrow-after.py
import smtplib
import ssl

# As long as a line may be in a file that keeps to PEP 8, and not a bit longer

server = smtplib.SMTP_SSL(
    "mail.example.org", context=ssl.create_default_context()
)
#--- wide.py
import smtplib

# This line is longer than most, but those who wrote this file are used to lines of this length, they do not care.
server = smtplib.SMTP_SSL("mail.example.org", 465, "localhost", timeout=20)
#--- wide-after.py
import smtplib
import ssl

# This line is longer than most, but those who wrote this file are used to lines of this length, they do not care.
server = smtplib.SMTP_SSL("mail.example.org", 465, "localhost", timeout=20, context=ssl.create_default_context())
#--- kept.py
# A line that somebody made as it is stays one line.
import smtplib

server = smtplib.SMTP_SSL("mail.example.org", 465, "localhost")  # The usual one.
if server: server = smtplib.SMTP_SSL("mail.example.org", 465, "localhost")
server = None; server = smtplib.SMTP_SSL("mail.example.org", 465, "localhost")
smtplib.SMTP_SSL("mail.example.org", 465, "localhost").login("alice", "secret")
print(smtplib.SMTP_SSL("mail.example.org", 465, "localhost"))
server = smtplib.SMTP_SSL("mail.example.org", 465) if True else smtplib.SMTP("localhost")
text = f"{smtplib.SMTP_SSL('mail.example.org', 465, 'localhost')}"
servers = [smtplib.SMTP_SSL("mail.example.org", 465, "localhost")]
server = smtplib.SMTP_SSL("mail.example.org", timeout=20, \
    port=465)
#--- kept-after.py
# A line that somebody made as it is stays one line.
import smtplib
import ssl

server = smtplib.SMTP_SSL("mail.example.org", 465, "localhost", context=ssl.create_default_context())  # The usual one.
if server: server = smtplib.SMTP_SSL("mail.example.org", 465, "localhost", context=ssl.create_default_context())
server = None; server = smtplib.SMTP_SSL("mail.example.org", 465, "localhost", context=ssl.create_default_context())
smtplib.SMTP_SSL("mail.example.org", 465, "localhost", context=ssl.create_default_context()).login("alice", "secret")
print(smtplib.SMTP_SSL("mail.example.org", 465, "localhost", context=ssl.create_default_context()))
server = smtplib.SMTP_SSL("mail.example.org", 465, context=ssl.create_default_context()) if True else smtplib.SMTP("localhost")
text = f"{smtplib.SMTP_SSL('mail.example.org', 465, 'localhost', context=ssl.create_default_context())}"
servers = [smtplib.SMTP_SSL("mail.example.org", 465, "localhost", context=ssl.create_default_context())]
server = smtplib.SMTP_SSL("mail.example.org", timeout=20, \
    port=465,
    context=ssl.create_default_context())
#--- black/pyproject.toml
[tool.black]
line-length = 100
#--- black/narrow.py
import smtplib

# As long as a line may be in a file that keeps to PEP 8, and not a bit longer

server = smtplib.SMTP_SSL("mail.example.org")
longer = smtplib.SMTP_SSL("mail.example.org", 465, "localhost", timeout=20)
#--- black/after.py
import smtplib
import ssl

# As long as a line may be in a file that keeps to PEP 8, and not a bit longer

server = smtplib.SMTP_SSL("mail.example.org", context=ssl.create_default_context())
longer = smtplib.SMTP_SSL(
    "mail.example.org", 465, "localhost", timeout=20, context=ssl.create_default_context()
)
#--- flake8/setup.cfg
[flake8]
max-line-length = 80
#--- flake8/wide.py
import smtplib

# This line is longer than most, but those who wrote this file are used to lines of this length, they do not care.
server = smtplib.SMTP_SSL("mail.example.org", 465, "localhost", timeout=20)
#--- flake8/after.py
import smtplib
import ssl

# This line is longer than most, but those who wrote this file are used to lines of this length, they do not care.
server = smtplib.SMTP_SSL(
    "mail.example.org",
    465,
    "localhost",
    timeout=20,
    context=ssl.create_default_context(),
)
