# What a project says of its Pythons decides what its calls can be given; --target-python goes before it.

# RUN: split-file %s %t
# RUN: cd %t && %expect_exit 1 mailseal check --format github | FileCheck %s --match-full-lines --implicit-check-not=::warning
# RUN: cd %t && %expect_exit 1 mailseal check --target-python 3.8 | FileCheck %s --check-prefix=GIVEN --implicit-check-not="not fixed"
# RUN: cd %t && %expect_exit 1 mailseal check old3/send.py --target-python 2.7 | FileCheck %s --check-prefix=OLD

#      CHECK: ::warning file=both/send.py,line=4,{{.*}}::ftplib.FTP_TLS() has no context, so it accepts any certificate (fix: safe)
# CHECK-NEXT: ::warning file=both/send.py,line=5,{{.*}}::smtplib.SMTP_SSL() has no context, so it accepts any certificate; not fixed: the project also runs on Python 2.7, where the call takes no context (fix: manual)
# CHECK-NEXT: ::warning file=broken/send.py,line=3,{{.*}}::smtplib.SMTP_SSL() has no context, so it accepts any certificate (fix: safe)
# CHECK-NEXT: ::warning file=classified/both/send.py,line=3,{{.*}}::smtplib.SMTP_SSL() has no context, so it accepts any certificate; look at it: the classifiers in setup.py have Python 2, too, where the call takes no context (fix: unsafe)
# CHECK-NEXT: ::warning file=classified/new/send.py,line=3,{{.*}}::smtplib.SMTP_SSL() has no context, so it accepts any certificate (fix: safe)
# CHECK-NEXT: ::warning file=classified/old/send.py,line=3,{{.*}}::smtplib.SMTP_SSL() has no context, so it accepts any certificate; not fixed: the project also runs on Python 2.7, where the call takes no context (fix: manual)
# CHECK-NEXT: ::warning file=new/inner/deep/send.py,line=3,{{.*}}::smtplib.SMTP_SSL() has no context, so it accepts any certificate (fix: safe)
# CHECK-NEXT: ::warning file=new/old/send.py,line=3,{{.*}}::smtplib.SMTP_SSL() has no context, so it accepts any certificate; not fixed: the project also runs on Python 2.7, where the call takes no context (fix: manual)
# CHECK-NEXT: ::warning file=old3/send.py,line=4,{{.*}}::ftplib.FTP_TLS() has no context, so it accepts any certificate; not fixed: the project also runs on Python 3.3, which has no ssl.create_default_context() (fix: manual)
# CHECK-NEXT: ::warning file=poetry/send.py,line=3,{{.*}}::smtplib.SMTP_SSL() has no context, so it accepts any certificate; not fixed: the project also runs on Python 2.7, where the call takes no context (fix: manual)
# CHECK-NEXT: ::warning file=setup/argument/send.py,line=3,{{.*}}::smtplib.SMTP_SSL() has no context, so it accepts any certificate; not fixed: the project also runs on Python 2.7, where the call takes no context (fix: manual)
# CHECK-NEXT: ::warning file=setup/below3/send.py,line=3,{{.*}}::smtplib.SMTP_SSL() has no context, so it accepts any certificate; not fixed: the project also runs on Python 2.7, where the call takes no context (fix: manual)

# GIVEN: 12 findings in 11 files; 12 fixable
# OLD: ftplib.FTP_TLS() has no context, so it accepts any certificate [missing-context]

#--- both/pyproject.toml
[project]
name = "both"
requires-python = ">=2.7,!=3.0.*,!=3.1.*,!=3.2.*,<4"
#--- both/send.py
import ftplib
import smtplib

ftplib.FTP_TLS("a")
smtplib.SMTP_SSL("a")
#--- broken/pyproject.toml
[project
requires-python = ">=2.7"
#--- broken/send.py
import smtplib

smtplib.SMTP_SSL("a")
#--- new/pyproject.toml
[project]
requires-python = "~=3.9"
#--- new/inner/pyproject.toml
# Says nothing of Python, so the one above does.
[tool.black]
line-length = 100
#--- new/inner/deep/send.py
import smtplib

smtplib.SMTP_SSL("a")
#--- new/old/setup.cfg
[metadata]
python_requires = >=3.12
[options]
python_requires = >=2.7
#--- new/old/send.py
import smtplib

smtplib.SMTP_SSL("a")
#--- old3/setup.cfg
[options]
zip_safe = no
python_requires = >= 3.3
#--- old3/send.py
# Python 3.4 brought create_default_context().
import ftplib

ftplib.FTP_TLS("a")
#--- poetry/pyproject.toml
[tool.poetry.dependencies]
python = "^2.7 || ^3.6"
#--- poetry/send.py
import smtplib

smtplib.SMTP_SSL("a")
#--- classified/both/setup.py
setup(classifiers=[
    "Programming Language :: Python :: 2.7",
    "Programming Language :: Python :: 3.5",
])
#--- classified/both/send.py
import smtplib

smtplib.SMTP_SSL("a")
#--- classified/new/setup.cfg
[metadata]
classifiers =
    Programming Language :: Python :: 2
    Programming Language :: Python :: 3
[options]
python_requires = >=3.6
#--- classified/new/send.py
import smtplib

smtplib.SMTP_SSL("a")
#--- classified/old/setup.py
setup(classifiers=[
    "Programming Language :: Python :: 2 :: Only",
    # "Programming Language :: Python :: 3",
])
#--- classified/old/send.py
import smtplib

smtplib.SMTP_SSL("a")
#--- setup/argument/setup.py
setup(
    # python_requires=">=3.6",
    **{"python_requires": ">=2.7, !=3.0.*"},
)
#--- setup/argument/send.py
import smtplib

smtplib.SMTP_SSL("a")
#--- setup/below3/setup.py
setup(python_requires='<3')
#--- setup/below3/send.py
import smtplib

smtplib.SMTP_SSL("a")
