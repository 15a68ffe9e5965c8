// A function that runs Python under another name: a macro, a pointer, a library that is loaded, a signal of Qt, a
// constructor, a thread. Their runs share one namespace. Where a second run would not stand beside the first one,
// the import goes into the text.

// RUN: split-file %s %t
// RUN: %check_fix 0 %t/macro.cpp %t/macro.after.cpp
// RUN: %check_fix 0 %t/pointer.cpp %t/pointer.after.cpp
// RUN: %check_fix 0 %t/loaded.cpp %t/loaded.after.cpp
// RUN: %check_fix 0 %t/table.cpp %t/table.after.cpp
// RUN: %check_fix 0 %t/slots.cpp %t/slots.after.cpp
// RUN: %check_fix 0 %t/lambda.cpp %t/lambda.after.cpp
// RUN: %check_fix 0 %t/constructor.cpp %t/constructor.after.cpp
// RUN: %check_fix 0 %t/thread.cpp %t/thread.after.cpp

//--- macro.cpp
#define RUN PyRun_SimpleString
void send() {
  RUN("import smtplib");
  RUN("server = smtplib.SMTP_SSL('a')");
}
//--- macro.after.cpp
#define RUN PyRun_SimpleString
void send() {
  RUN("import smtplib");
  RUN("import ssl");
  RUN("server = smtplib.SMTP_SSL('a', context=ssl.create_default_context())");
}
//--- pointer.cpp
static int (*const run)(const char *) = &PyRun_SimpleString;
void send() {
  run("import smtplib");
  run("server = smtplib.SMTP_SSL('a')");
}
//--- pointer.after.cpp
static int (*const run)(const char *) = &PyRun_SimpleString;
void send() {
  run("import smtplib");
  run("import ssl");
  run("server = smtplib.SMTP_SSL('a', context=ssl.create_default_context())");
}
//--- loaded.cpp
void load(void *library) {
  api.run = (int (*)(const char *))dlsym(library, "PyRun_SimpleString");
}
void send() {
  api.run("import smtplib");
  api.run("server = smtplib.SMTP_SSL('a')");
}
//--- loaded.after.cpp
void load(void *library) {
  api.run = (int (*)(const char *))dlsym(library, "PyRun_SimpleString");
}
void send() {
  api.run("import smtplib");
  api.run("import ssl");
  api.run("server = smtplib.SMTP_SSL('a', context=ssl.create_default_context())");
}
//--- table.cpp
static int (*run)(const char *);
static struct { const char *name; void **function; } functions[] = {
    {"Py_Initialize", (void **)&initialize},
    {"PyRun_SimpleString", (void **)&run},
};
void send() {
  run("import smtplib");
  run("server = smtplib.SMTP_SSL('a')");
}
//--- table.after.cpp
static int (*run)(const char *);
static struct { const char *name; void **function; } functions[] = {
    {"Py_Initialize", (void **)&initialize},
    {"PyRun_SimpleString", (void **)&run},
};
void send() {
  run("import smtplib");
  run("import ssl");
  run("server = smtplib.SMTP_SSL('a', context=ssl.create_default_context())");
}
//--- slots.cpp
void Console::execute(const QString &code) { PyRun_SimpleString(code.toUtf8().constData()); }
Window::Window() {
  connect(this, &Window::python, console, &Console::execute);
  connect(menu, SIGNAL(script(QString)), console, SLOT(execute(QString)));
}
void Window::send() {
  emit python("import smtplib");
  emit script("server = smtplib.SMTP_SSL('a')");
}
//--- slots.after.cpp
void Console::execute(const QString &code) { PyRun_SimpleString(code.toUtf8().constData()); }
Window::Window() {
  connect(this, &Window::python, console, &Console::execute);
  connect(menu, SIGNAL(script(QString)), console, SLOT(execute(QString)));
}
void Window::send() {
  emit python("import smtplib");
  emit script("import ssl");
  emit script("server = smtplib.SMTP_SSL('a', context=ssl.create_default_context())");
}
//--- lambda.cpp
Window::Window() {
  connect(this, &Window::python, [](const QString &code) { PyRun_SimpleString(qPrintable(code)); });
}
void Window::send() {
  emit python("import smtplib");
  emit python("server = smtplib.SMTP_SSL('a')");
}
//--- lambda.after.cpp
Window::Window() {
  connect(this, &Window::python, [](const QString &code) { PyRun_SimpleString(qPrintable(code)); });
}
void Window::send() {
  emit python("import smtplib");
  emit python("import ssl");
  emit python("server = smtplib.SMTP_SSL('a', context=ssl.create_default_context())");
}
//--- constructor.cpp
struct Script {
  Script(const char *code) { PyRun_SimpleString(code); }
};
void send() {
  Script prelude("import smtplib");
  Script program("server = smtplib.SMTP_SSL('a')");
}
//--- constructor.after.cpp
struct Script {
  Script(const char *code) { PyRun_SimpleString(code); }
};
void send() {
  Script prelude("import smtplib");
  Script program("import ssl\nserver = smtplib.SMTP_SSL('a', context=ssl.create_default_context())");
}
//--- thread.cpp
void send() {
  PyRun_SimpleString("import smtplib");
  std::thread sender(PyRun_SimpleString, "server = smtplib.SMTP_SSL('a')");
  sender.join();
}
//--- thread.after.cpp
void send() {
  PyRun_SimpleString("import smtplib");
  PyRun_SimpleString("import ssl");
  std::thread sender(PyRun_SimpleString, "server = smtplib.SMTP_SSL('a', context=ssl.create_default_context())");
  sender.join();
}
