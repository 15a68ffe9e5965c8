// What a fix may add depends on how the text is run. What runs in one namespace shares an import, whatever its kind.

// RUN: split-file %s %t
// RUN: %check_fix 0 %t/before.cpp %t/after.cpp

//--- before.cpp
void run(PyObject *Globals, PyObject *Locals) {
  py::eval("__import__('smtplib').SMTP_SSL('a')");
  PyRun_String("__import__('smtplib').SMTP_SSL('a')", Py_eval_input, Globals, Globals);
  PyRun_String("import smtplib; smtplib.SMTP_SSL('a')", Py_single_input, Globals, Globals);
  PyRun_String("import smtplib\n"
               "def send(host):\n"
               "    smtplib.SMTP_SSL(host)\n",
               Py_file_input, Globals, Globals);
  PyRun_String("import smtplib\n"
               "smtplib.SMTP_SSL('a')\n"
               "def send(host):\n"
               "    import smtplib\n"
               "    smtplib.SMTP_SSL(host)\n",
               Py_file_input, Globals, Locals);
}
//--- after.cpp
void run(PyObject *Globals, PyObject *Locals) {
  py::eval("__import__('smtplib').SMTP_SSL('a', context=__import__('ssl').create_default_context())");
  PyRun_String("__import__('smtplib').SMTP_SSL('a', context=__import__('ssl').create_default_context())", Py_eval_input, Globals, Globals);
  PyRun_String("import smtplib, ssl; smtplib.SMTP_SSL('a', context=ssl.create_default_context())", Py_single_input, Globals, Globals);
  PyRun_String("import smtplib\n"
               "def send(host):\n"
               "    smtplib.SMTP_SSL(host, context=ssl.create_default_context())\n",
               Py_file_input, Globals, Globals);
  PyRun_String("import smtplib\n"
               "import ssl\n"
               "smtplib.SMTP_SSL('a', context=ssl.create_default_context())\n"
               "def send(host):\n"
               "    import smtplib\n"
               "    import ssl\n"
               "    smtplib.SMTP_SSL(host, context=ssl.create_default_context())\n",
               Py_file_input, Globals, Locals);
}
