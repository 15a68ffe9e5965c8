#include "alert.h"
#include <Python.h>

bool send_alert() {
  return PyRun_SimpleString(
             "import os\n"
             "import smtplib\n"
             "\n"
             "user = os.environ[\"MAIL_USER\"]\n"
             "with smtplib.SMTP(os.environ[\"MAIL_HOST\"], 587) as server:\n"
             "    server.starttls()\n"
             "    server.login(user, os.environ[\"MAIL_PASSWORD\"])\n"
             "    server.sendmail(user, [user], \"Subject: there is mail\\n\\n\")\n") == 0;
}
