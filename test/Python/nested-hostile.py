# Strings that are not closed, empty, deep in each other or run in every way at once do no harm.

# RUN: split-file %s %t
# RUN: %expect_exit 1 mailseal check %t | FileCheck %s --match-full-lines --implicit-check-not=warning:
# RUN: %python -c "print('exec(' * 5000 + '\"smtplib\"' + ')' * 5000)" > %t.deep.py
# RUN: mailseal check %t.deep.py
# RUN: %python -c "print('x = [' + '\"-c\", ' * 20000 + '\"smtplib\"]')" > %t.wide.py
# RUN: mailseal check %t.wide.py
# RUN: printf 'exec("import smtplib\\\\u12\\nexec(b"\\xff\\\\777smtplib")\\nexec("\\0 smtplib")' > %t.bytes.py
# RUN: mailseal check %t.bytes.py

#--- a.py
exec("""
exec('''
import smtplib
exec(\"\"\"smtplib.SMTP_SSL('a')\"\"\")
''')
""")
# CHECK: {{.*}}a.py:4:12: warning: {{.*}}; look at it: 'smtplib' is imported by other code [missing-context]
code = "smtplib.SMTP_SSL"
code = code
exec(code)
eval(code)
exec("")
exec('')
exec("smtplib \
")
exec(*code, **code)
exec()
exec("smtplib.SMTP_SSL('a'
exec("import smtplib
