// Looks once into a mailbox, and sends an alert when it holds unread mail.

#include "alert.h"
#include <Python.h>

// Leaves the number of unread messages in `unread`.
static const char *const look_into_mailbox = R"py(
import imaplib
import os

mailbox = imaplib.IMAP4_SSL(os.environ["MAIL_HOST"], int(os.environ["MAIL_PORT"]))
try:
    mailbox.login(os.environ["MAIL_USER"], os.environ["MAIL_PASSWORD"])
    mailbox.select("INBOX", readonly=True)
    status, found = mailbox.search(None, "UNSEEN")
    unread = len((found[0] or b"").split())
finally:
    mailbox.logout()
)py";

static long unread_messages() {
  PyObject *main_module = PyImport_AddModule("__main__");
  PyObject *count = PyObject_GetAttrString(main_module, "unread");
  long result = PyLong_AsLong(count);
  Py_DECREF(count);
  return result;
}

int main() {
  Py_Initialize();
  bool ok = PyRun_SimpleString(look_into_mailbox) == 0;
  if (ok && unread_messages() > 0)
    ok = send_alert();
  return Py_FinalizeEx() == 0 && ok ? 0 : 1;
}
