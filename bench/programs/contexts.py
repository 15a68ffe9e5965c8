"""Ways to make a context, and ways to hand it to a call."""

from __future__ import annotations

from collections.abc import Iterator

from programs.templates import HEAD

WEAKENED = """\
    context.check_hostname = False
    context.verify_mode = ssl.CERT_NONE
    return context
"""

# What a program defines, and the expression for its context; none where it passes none.
CONTEXTS: dict[str, tuple[str, str | None]] = {
    "absent": ("", None),
    "none": ("", "None"),
    "unverified": ("", "ssl._create_unverified_context()"),
    "default": ("", "ssl.create_default_context()"),
    "bare": ("", "ssl.SSLContext()"),
    "client": ("def make():\n    context = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)\n"
               "    context.load_default_certs()\n    return context\n", "make()"),
    "no-name": ("def make():\n    context = ssl.create_default_context()\n"
                "    context.check_hostname = False\n    return context\n", "make()"),
    "weakened": ("def make():\n    context = ssl.create_default_context()\n" + WEAKENED, "make()"),
    "relaxed": ("def relax(context):\n" + WEAKENED, "relax(ssl.create_default_context())"),
    "chosen": ("def make(verify=True):\n    context = ssl.create_default_context()\n    if not verify:\n"
               "        context.check_hostname = False\n    return context\n", "make()"),
    "chosen-off": ("def make(verify=True):\n    context = ssl.create_default_context()\n    if not verify:\n"
                   "        context.check_hostname = False\n    return context\n", "make(verify=False)"),
    "ends": ("def make(verify=False):\n    if verify:\n        return ssl.create_default_context()\n", "make()"),
    "or": ("context = None\n", "context or ssl.create_default_context()"),
    "cached": ("cached = None\n\n\ndef get():\n    global cached\n    if cached is None:\n"
               "        cached = ssl.create_default_context()\n    return cached\n", "get()"),
    "remembered": ("@functools.lru_cache\ndef get():\n    return ssl._create_unverified_context()\n", "get()"),
    "lambda": ("make = lambda: ssl._create_unverified_context()\n", "make()"),
    "partial": ("make = functools.partial(ssl._create_unverified_context)\n", "make()"),
    "dictionary": ('CONTEXTS = {"on": ssl.create_default_context(), "off": ssl._create_unverified_context()}\n',
                   'CONTEXTS["off"]'),
    "dictionary-on": ('CONTEXTS = {"on": ssl.create_default_context(), "off": ssl._create_unverified_context()}\n',
                      'CONTEXTS["on"]'),
    "unpacked": ("on, off = ssl.create_default_context(), ssl._create_unverified_context()\n", "off"),
    "class": ("class Tls:\n    context = ssl._create_unverified_context()\n", "Tls.context"),
    "property": ("class Tls:\n    @property\n    def context(self):\n"
                 "        return ssl._create_unverified_context()\n", "Tls().context"),
    "enum": ("class Kind(enum.Enum):\n    LAX = ssl._create_unverified_context()\n", "Kind.LAX.value"),
    "derived": ("class Lax(ssl.SSLContext):\n    pass\n", "Lax(ssl.PROTOCOL_TLS)"),
    "derived-weakened": ("class Lax(ssl.SSLContext):\n    def __init__(self, protocol):\n"
                         "        self.check_hostname = False\n        self.verify_mode = ssl.CERT_NONE\n",
                         "Lax(ssl.PROTOCOL_TLS_CLIENT)"),
    "yielded": ("@contextlib.contextmanager\ndef tls():\n    yield ssl._create_unverified_context()\n\n\n"
                "context = contextlib.ExitStack().enter_context(tls())\n", "context"),
    "patched": ("ssl.create_default_context = ssl._create_unverified_context\n", None),
    "wrapped": ("original = ssl.create_default_context\n\n\ndef unverified(*args, **kwargs):\n"
                "    context = original(*args, **kwargs)\n" + WEAKENED +
                "\n\nssl.create_default_context = unverified\n", None),
    "replaced": ('ssl.__dict__["create_default_context"] = ssl._create_unverified_context\n', None),
}


def keyword(context: str | None) -> str:
    return "" if context is None else f", context={context}"


# Each text for a context; those with `given` need one.
CALLS = {
    "inline": lambda given: ("implicit", f"s = smtplib.SMTP_SSL(HOST, PORT{keyword(given)})\n"),
    "variable": lambda given: ("implicit", given and f"given = {given}\n"
                                                     "s = smtplib.SMTP_SSL(HOST, PORT, context=given)\n"),
    "parameter": lambda given: ("implicit", given and "def connect(context):\n"
                                "    return smtplib.SMTP_SSL(HOST, PORT, context=context)\n\n\n"
                                f"s = connect({given})\n"),
    "attribute": lambda given: ("implicit", given and "class Mailer:\n    def __init__(self):\n"
                                f"        self.context = {given}\n\n    def connect(self):\n"
                                "        return smtplib.SMTP_SSL(HOST, PORT, context=self.context)\n\n\n"
                                "s = Mailer().connect()\n"),
    "options": lambda given: ("implicit", given and f'options = {{"context": {given}}}\n'
                                                    "s = smtplib.SMTP_SSL(HOST, PORT, **options)\n"),
    "forwarded": lambda given: ("implicit", given and "def connect(**options):\n"
                                "    return smtplib.SMTP_SSL(HOST, PORT, **options)\n\n\n"
                                f"s = connect(context={given})\n"),
    "partial": lambda given: ("implicit",
                              f"connect = functools.partial(smtplib.SMTP_SSL, timeout=9{keyword(given)})\n"
                              "s = connect(HOST, PORT)\n"),
    "derived": lambda given: ("implicit", "class Client(smtplib.SMTP_SSL):\n    def __init__(self, host, port):\n"
                              f"        super().__init__(host, port{keyword(given)})\n\n\ns = Client(HOST, PORT)\n"),
    "upgrade": lambda given: ("starttls", f"s = smtplib.SMTP(HOST, PORT)\ns.starttls({keyword(given)[2:]})\n"),
    "upgrade-function": lambda given: ("starttls", given and "def upgrade(server, context):\n"
                                       "    server.starttls(context=context)\n\n\n"
                                       f"s = smtplib.SMTP(HOST, PORT)\nupgrade(s, {given})\n"),
}


def programs() -> Iterator[tuple[str, str, str]]:
    """Each program's name, how its server has TLS, and its text."""
    for context_name, (definitions, context) in CONTEXTS.items():
        for call_name, call in CALLS.items():
            tls, body = call(context)
            if body:
                yield (f"{context_name}-{call_name}", tls,
                       HEAD + definitions + "\n" + body + 's.login("alice", "secret")\n')
