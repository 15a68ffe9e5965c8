# The new argument takes the layout that the call has; comments and commas stay.

# RUN: split-file %s %t
# RUN: %check_fix 0 %t/before.py %t/after.py

#--- before.py
import smtplib
import ssl

smtplib.SMTP_SSL("a", 465,)
smtplib.SMTP_SSL("a", 465, )
smtplib.SMTP_SSL("a", timeout=5 )
smtplib.SMTP_SSL("a" # host
                 , 465)
smtplib.SMTP_SSL(
    "a",  # host
    465,  # port
)
smtplib.SMTP_SSL(
    "a",
    465  # port
)
smtplib.SMTP_SSL(
    "a", 465,
    # no timeout
)
smtplib.SMTP_SSL("a",
                 465,
                 timeout=5)
smtplib.SMTP_SSL(
    "a")
smtplib.SMTP_SSL("a", timeout=max(
    1, 2))
if True: smtplib.SMTP_SSL("a"); print("one line")
server = smtplib.SMTP_SSL("a", \
    465)
def tabs(host):
	smtplib.SMTP_SSL(
		host,
		465,
	)
server = smtplib.SMTP("a")
server.starttls( )
server.starttls(  # upgrade
)
text = f"{smtplib.SMTP_SSL('a')}"
many = [smtplib.SMTP_SSL(h) for h in ("a", "b")]
nested = smtplib.SMTP_SSL(str(smtplib.SMTP_SSL("a")))
#--- after.py
import smtplib
import ssl

smtplib.SMTP_SSL("a", 465, context=ssl.create_default_context(),)
smtplib.SMTP_SSL("a", 465, context=ssl.create_default_context(), )
smtplib.SMTP_SSL("a", timeout=5, context=ssl.create_default_context() )
smtplib.SMTP_SSL("a" # host
                 , 465, context=ssl.create_default_context())
smtplib.SMTP_SSL(
    "a",  # host
    465,  # port
    context=ssl.create_default_context(),
)
smtplib.SMTP_SSL(
    "a",
    465,  # port
    context=ssl.create_default_context()
)
smtplib.SMTP_SSL(
    "a", 465, context=ssl.create_default_context(),
    # no timeout
)
smtplib.SMTP_SSL("a",
                 465,
                 timeout=5,
                 context=ssl.create_default_context())
smtplib.SMTP_SSL(
    "a",
    context=ssl.create_default_context())
smtplib.SMTP_SSL("a", timeout=max(
    1, 2), context=ssl.create_default_context())
if True: smtplib.SMTP_SSL("a", context=ssl.create_default_context()); print("one line")
server = smtplib.SMTP_SSL("a", \
    465,
    context=ssl.create_default_context())
def tabs(host):
	smtplib.SMTP_SSL(
		host,
		465,
		context=ssl.create_default_context(),
	)
server = smtplib.SMTP("a")
server.starttls(context=ssl.create_default_context())
server.starttls(  # upgrade
    context=ssl.create_default_context()
)
text = f"{smtplib.SMTP_SSL('a', context=ssl.create_default_context())}"
many = [smtplib.SMTP_SSL(h, context=ssl.create_default_context()) for h in ("a", "b")]
nested = smtplib.SMTP_SSL(str(smtplib.SMTP_SSL("a", context=ssl.create_default_context())), context=ssl.create_default_context())
