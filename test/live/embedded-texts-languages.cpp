// C, Objective-C++ and the host's side of CUDA.

// REQUIRES: embedded-python, objective-cxx, cuda
// RUN: split-file %s %t
// RUN: %shapes %t | FileCheck %s --match-full-lines

//      CHECK: shape                 without a database  with a database
// CHECK-NEXT: cuda                  repaired            repaired
// CHECK-NEXT: objective-cxx-method  repaired            repaired
// CHECK-NEXT: objective-cxx         repaired            repaired
// CHECK-NEXT: plain-c               repaired            repaired
//  CHECK-NOT: {{.+}}

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
#import <objc/runtime.h>

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
  Mailer *Runner = class_createInstance(objc_getClass("Mailer"), 0);
  const int Failed = [Runner run:"import os, smtplib\n"
                                 "server = smtplib.SMTP_SSL(os.environ['MAIL_HOST'], int(os.environ['MAIL_PORT']))\n"
                                 "server.login('alice', 'secret')\n"];
  Py_Finalize();
  return Failed ? 1 : 0;
}
//--- cuda/main.cu
#include "cuda_runtime.h"
#include "script.cuh"
#include <Python.h>

__global__ void twice(float *Values) { *Values *= 2; }

int main() {
  twice<<<1, 1>>>(nullptr);
  Py_Initialize();
  const int Failed = PyRun_SimpleString(Script);
  Py_Finalize();
  return Failed ? 1 : 0;
}
//--- cuda/script.cuh
#pragma once

static const char *const Script = "import os, smtplib\n"
                                  "server = smtplib.SMTP_SSL(os.environ['MAIL_HOST'], int(os.environ['MAIL_PORT']))\n"
                                  "server.login('alice', 'secret')\n";
//--- cuda/cuda_runtime.h
#pragma once
#include <cstddef>

// As much of CUDA as the host's side takes: no kernel is run.
#define __global__ __attribute__((global))
struct dim3 {
  dim3(unsigned Width) : Width(Width) {}
  unsigned Width;
};
extern "C" inline int cudaLaunchKernel(const void *, dim3, dim3, void **, std::size_t, void *) { return 0; }
extern "C" inline unsigned __cudaPushCallConfiguration(dim3, dim3, std::size_t = 0, void * = nullptr) { return 1; }
extern "C" inline unsigned __cudaPopCallConfiguration(dim3 *, dim3 *, std::size_t *, void *) { return 0; }
