//===- Main.cpp - mailseal ------------------------------------------------===//

#include "Options.h"
#include "llvm/Support/raw_ostream.h"
#include <csignal>
#include <optional>

using namespace llvm;
using namespace mailseal;

static int fail(const Twine &Message) {
  errs() << "mailseal: error: " << Message << "\n";
  return static_cast<int>(ExitStatus::Failed);
}

/// Ends with \p Status, unless \p Out did not take all that was written to it. A
/// reader that went away has seen enough, which is no failure.
static int finish(raw_fd_ostream &Out, StringRef Name, int Status) {
  Out.flush();
  std::error_code Problem = Out.error();
  // The stream's destructor takes an error that nobody looked at for a crash.
  Out.clear_error();
  if (Problem && Problem != std::errc::broken_pipe)
    Status = fail(Name + ": cannot be written: " + Problem.message());
  errs().clear_error();
  return Status;
}

static int runTo(const RunPipeline &Meant) {
  std::optional<raw_fd_ostream> File;
  if (!Meant.OutputFile.empty()) {
    std::error_code Problem;
    File.emplace(Meant.OutputFile, Problem);
    if (Problem)
      return fail(Meant.OutputFile + ": cannot be written: " + Problem.message());
  }
  raw_fd_ostream &Out = File ? *File : outs();
  auto Status = static_cast<int>(run(Meant.Options, Out, errs()));
  return finish(Out, File ? StringRef(Meant.OutputFile) : "standard output", Status);
}

int main(int Argc, char **Argv) {
  // A write to a closed pipe is to fail, not to end a run that is fixing files.
  std::signal(SIGPIPE, SIG_IGN);
  Expected<Invocation> Asked = parseCommandLine(ArrayRef(Argv, Argc).drop_front());
  if (!Asked)
    return fail(toString(Asked.takeError()));
  if (const auto *Show = std::get_if<ShowText>(&*Asked)) {
    outs() << Show->Text;
    return finish(outs(), "standard output", static_cast<int>(ExitStatus::Done));
  }
  return runTo(std::get<RunPipeline>(*Asked));
}
