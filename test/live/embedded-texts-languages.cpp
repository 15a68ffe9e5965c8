// C, Objective-C++ and CUDA.

// REQUIRES: embedded-python, objective-cxx
// RUN: split-file %s %t
// RUN: %shapes %t | FileCheck %s --match-full-lines

//--- plain-c.c
#include <Python.h>

static const char *script = "import os, smtplib\n"
                            "server = smtplib.SMTP_SSL(os.environ['MAIL_HOST'], int(os.environ['MAIL_PORT']))\n"
                            "server.login('alice', 'secret')\n";

int main(void) {
  int failed;
  Py_Initialize();
  failed = PyRun_SimpleString(script);
  Py_Finalize();
  return failed ? 1 : 0;
}
//--- objective-cxx.mm
#import <Python.h>
#import <objc/NXConstStr.h>
#include <string>

@interface Mailer : Object
+ (int)send;
@end

@implementation Mailer
+ (int)send {
  std::string Code = [@"import os, smtplib\n"
                      @"server = smtplib.SMTP_SSL(os.environ['MAIL_HOST'], int(os.environ['MAIL_PORT']))\n" cString];
  Code += "server.login('alice', 'secret')\n";
  return PyRun_SimpleString(Code.c_str());
}
@end

int main() {
  Py_Initialize();
  const int Failed = [Mailer send];
  Py_Finalize();
  return Failed ? 1 : 0;
}
//--- objective-cxx-method.mm
#import <Python.h>
#import <objc/Object.h>

@interface Mailer : Object
- (int)run:(const char *)Code;
@end

@implementation Mailer
- (int)run:(const char *)Code {
  return PyRun_SimpleString(Code);
}
@end

int main() {
  Py_Initialize();
  Mailer *Runner = [[Mailer alloc] init];
  const int Failed = [Runner run:"import os, smtplib\n"
                                 "server = smtplib.SMTP_SSL(os.environ['MAIL_HOST'], int(os.environ['MAIL_PORT']))\n"
                                 "server.login('alice', 'secret')\n"];
  Py_Finalize();
  return Failed ? 1 : 0;
}
//--- cuda/main.cu
#define __global__ __attribute__((global))
#include "script.cuh"
#include <Python.h>

__global__ void twice(float *Values) { *Values *= 2; }

int main() {
  Py_Initialize();
  PyRun_SimpleString("import os, smtplib");
  const int Failed = PyRun_SimpleString(Script);
  Py_Finalize();
  return Failed ? 1 : 0;
}
//--- cuda/script.cuh
#pragma once

static const char *const Script = "server = smtplib.SMTP_SSL(os.environ['MAIL_HOST'], int(os.environ['MAIL_PORT']))\n"
                                  "server.login('alice', 'secret')\n";
//--- cuda-alone.cu
#define __global__ __attribute__((global))
#include <Python.h>

__global__ void twice(float *Values) { *Values *= 2; }

int main() {
  Py_Initialize();
  const int Failed = PyRun_SimpleString("import os, smtplib\n"
                                        "server = smtplib.SMTP_SSL(os.environ['MAIL_HOST'], int(os.environ['MAIL_PORT']))\n"
                                        "server.login('alice', 'secret')\n");
  Py_Finalize();
  return Failed ? 1 : 0;
}
