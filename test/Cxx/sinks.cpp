// Functions that run Python: how each runs it, and in which namespace.

// RUN: split-file %s %t
// RUN: cd %t && mailseal locate -v mail.cpp > got.txt
// RUN: diff %t/want.txt %t/got.txt

//--- mail.cpp
void pythonqt(PythonQtObjectPtr mail, PythonQtObjectPtr other) {
  mail.evalScript("import smtplib");
  other.evalScript("import ftplib");
  mail.evalScript("server = smtplib.SMTP_SSL('a')");
  PythonQt::self()->getMainModule().evalScript("__import__('poplib').POP3_SSL('a')", Py_eval_input);
}
void applications() {
  TfPyRunString(TfStringPrintf("import smtplib\nsmtplib.SMTP_SSL('%s')", host), Py_file_input);
  QgsPythonRunner::run("import smtplib\nsmtplib.SMTP_SSL('qgis')");
  vtkPythonInterpreter::RunSimpleString("import smtplib\nsmtplib.SMTP_SSL('vtk')");
  pythonManager->executeString("__import__('smtplib').SMTP_SSL('ctk')", ctkAbstractPythonManager::EvalInput);
  Base::Interpreter().runString("import smtplib\nsmtplib.SMTP_SSL('freecad')");
  MGlobal::executePythonCommand("import smtplib\nsmtplib.SMTP_SSL('maya')");
  BPY_run_string_exec(C, imports, "import smtplib\nsmtplib.SMTP_SSL('blender')");
}
//--- want.txt
mail.cpp:2:19-4:51: cxx-string, sink PythonQtObjectPtr::evalScript, module, 2 pieces
    | import smtplib
    | server = smtplib.SMTP_SSL('a')
mail.cpp:3:20-3:35: cxx-string, sink PythonQtObjectPtr::evalScript, module, 1 piece
    | import ftplib
mail.cpp:5:48-5:84: cxx-string, sink PythonQtObjectPtr::evalScript, expression, 1 piece
    | __import__('poplib').POP3_SSL('a')
mail.cpp:8:32-14:80: cxx-string, sink TfPyRunString, module, 7 pieces
    | import smtplib
    | smtplib.SMTP_SSL('__placeholder__')
    | import smtplib
    | smtplib.SMTP_SSL('qgis')
    | import smtplib
    | smtplib.SMTP_SSL('vtk')
    | __import__('smtplib').SMTP_SSL('ctk')
    | import smtplib
    | smtplib.SMTP_SSL('freecad')
    | import smtplib
    | smtplib.SMTP_SSL('maya')
    | import smtplib
    | smtplib.SMTP_SSL('blender')
