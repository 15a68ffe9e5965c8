//===- check-with-table.cpp - `mailseal check` with another API table -----===//

#include "mailseal/Driver/Driver.h"

int main(int ArgumentCount, char **Arguments) {
  mailseal::RunOptions Options;
  Options.Paths.assign(Arguments + 1, Arguments + ArgumentCount);
  return static_cast<int>(mailseal::run(Options, llvm::outs(), llvm::errs()));
}
