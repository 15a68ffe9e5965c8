# What runs with locals of its own gets no import that its functions would not see, and what runs in the module's
# namespace none that replaces a name there.

# RUN: split-file %s %t
# RUN: %check_fix 0 %t/function.py %t/function-after.py
# RUN: %check_fix 0 %t/taken.py %t/taken-after.py

#--- function.py
def run(space):
    exec("import smtplib\nsmtplib.SMTP_SSL('a')\n")
    exec("def go():\n    import smtplib\n    smtplib.SMTP_SSL('a')\ngo()\n")
    exec("import smtplib\ndef go():\n    __import__('smtplib').SMTP_SSL('a')\ngo()\n")
    exec("import smtplib\ndef go():\n    smtplib.SMTP_SSL('a')\ngo()\n", space)
    exec("import smtplib\ndef go():\n    smtplib.SMTP_SSL('a')\ngo()\n", globals())


exec("import smtplib\ndef go():\n    smtplib.SMTP_SSL('a')\ngo()\n", globals(), locals())
exec("def go():\n    __import__('smtplib').SMTP_SSL('a')\ngo()\n", {}, {})
#--- function-after.py
def run(space):
    exec("import smtplib\nimport ssl\nsmtplib.SMTP_SSL('a', context=ssl.create_default_context())\n")
    exec("def go():\n    import smtplib\n    import ssl\n    smtplib.SMTP_SSL('a', context=ssl.create_default_context())\ngo()\n")
    exec("import smtplib\ndef go():\n    __import__('smtplib').SMTP_SSL('a', context=__import__('ssl').create_default_context())\ngo()\n")
    exec("import smtplib\nimport ssl\ndef go():\n    smtplib.SMTP_SSL('a', context=ssl.create_default_context())\ngo()\n", space)
    exec("import smtplib\nimport ssl\ndef go():\n    smtplib.SMTP_SSL('a', context=ssl.create_default_context())\ngo()\n", globals())


exec("import smtplib\nimport ssl\ndef go():\n    smtplib.SMTP_SSL('a', context=ssl.create_default_context())\ngo()\n", globals(), locals())
exec("def go():\n    __import__('smtplib').SMTP_SSL('a', context=__import__('ssl').create_default_context())\ngo()\n", {}, {})
#--- taken.py
ssl = True
exec("import smtplib; smtplib.SMTP_SSL('a')")
print(ssl)
#--- taken-after.py
ssl = True
exec("import smtplib; smtplib.SMTP_SSL('a', context=__import__('ssl').create_default_context())")
print(ssl)
