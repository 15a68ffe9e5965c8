//===- CxxSinks.cpp - Which literals reach Python, says Clang -------------===//
//
// Parses a file as its compile command says, in this process: no program is
// run and nothing is written. CompileCommands has already dropped what could.

#include "Carrier/CxxSinksFacts.h"
#include "Carrier/CxxSinksTrace.h"
#include "clang/AST/ASTConsumer.h"
#include "clang/Basic/DiagnosticOptions.h"
#include "clang/Driver/CreateInvocationFromArgs.h"
#include "clang/Frontend/CompilerInstance.h"
#include "clang/Frontend/FrontendAction.h"
#include "clang/Lex/Lexer.h"
#include "clang/Lex/PreprocessorOptions.h"
#include "llvm/Support/CrashRecoveryContext.h"
#include "llvm/Support/Path.h"
#include "llvm/Support/VirtualFileSystem.h"
#include "llvm/TargetParser/Host.h"

using namespace mailseal;
using namespace clang;
using llvm::StringRef;

using SinksByFile = std::map<std::string, SinkMap>;

// Generated code nests expressions deeper than a thread's usual stack allows;
// only the part that is used costs memory.
static constexpr unsigned StackBytes = 64u << 20;

namespace {
/// The real file system as a parse may see it: to include a pipe or a device
/// might never end.
class RegularFiles : public llvm::vfs::ProxyFileSystem {
public:
  RegularFiles() : ProxyFileSystem(llvm::vfs::createPhysicalFileSystem()) {}

  llvm::ErrorOr<std::unique_ptr<llvm::vfs::File>>
  openFileForRead(const llvm::Twine &Path) override {
    llvm::ErrorOr<llvm::vfs::Status> Status = status(Path);
    if (!Status)
      return Status.getError();
    if (!Status->isRegularFile())
      return std::make_error_code(std::errc::not_supported);
    return ProxyFileSystem::openFileForRead(Path);
  }
};

/// Collects the sink uses of a translation unit once it is parsed.
class SinkConsumer : public ASTConsumer {
public:
  SinkConsumer(CompilerInstance &Clang, StringRef MainPath, SinksByFile &Uses)
      : Clang(Clang), Sources(Clang.getSourceManager()), MainPath(MainPath), Uses(Uses) {}

  /// Most of the time of a parse goes into bodies that cannot call the project.
  bool shouldSkipFunctionBody(Decl *D) override {
    return Sources.isInSystemHeader(Sources.getExpansionLoc(D->getLocation()));
  }

  void HandleTranslationUnit(ASTContext &Context) override {
    SinkFacts Facts = gatherSinkFacts(Context);
    for (const SinkCall &Call : Facts.Sinks)
      traceLiterals(Call.Code, Facts,
                    [&](const StringLiteral &Literal) { addUse(Literal, Call.Use); });
  }

private:
  void addUse(const StringLiteral &Literal, const SinkUse &Use);
  bool isOneRun(const StringLiteral &Literal) const;
  std::string realPath(FileID File) const;

  CompilerInstance &Clang;
  const SourceManager &Sources;
  StringRef MainPath;
  SinksByFile &Uses;
};

class SinkAction : public ASTFrontendAction {
public:
  SinkAction(StringRef MainPath, SinksByFile &Uses) : MainPath(MainPath), Uses(Uses) {}

  /// A prefix does not end with the instantiation of all templates that were
  /// used: what an instance says, its pattern has said.
  TranslationUnitKind getTranslationUnitKind() override { return TU_Prefix; }

protected:
  std::unique_ptr<ASTConsumer> CreateASTConsumer(CompilerInstance &Clang, StringRef) override {
    return std::make_unique<SinkConsumer>(Clang, MainPath, Uses);
  }

private:
  StringRef MainPath;
  SinksByFile &Uses;
};
} // namespace

/// Whether the tokens of \p Literal stand side by side in one file, as the raw
/// lexer sees them; not so where a macro gives one of several.
bool SinkConsumer::isOneRun(const StringLiteral &Literal) const {
  for (unsigned Index = 1; Index < Literal.getNumConcatenated(); ++Index) {
    SourceLocation Previous = Sources.getSpellingLoc(Literal.getStrTokenLoc(Index - 1));
    auto Next = Lexer::findNextToken(Previous, Sources, Clang.getLangOpts());
    if (!Next || Next->getLocation() != Sources.getSpellingLoc(Literal.getStrTokenLoc(Index)))
      return false;
  }
  return true;
}

std::string SinkConsumer::realPath(FileID File) const {
  if (File == Sources.getMainFileID())
    return MainPath.str();
  OptionalFileEntryRef Entry = Sources.getFileEntryRefForID(File);
  llvm::SmallString<256> Path;
  if (!Entry || Clang.getVirtualFileSystem().getRealPath(Entry->getName(), Path))
    return "";
  return Path.str().str();
}

void SinkConsumer::addUse(const StringLiteral &Literal, const SinkUse &Use) {
  if (!Literal.isOrdinary() && !Literal.isUTF8())
    return;
  SourceLocation Start = Sources.getSpellingLoc(Literal.getStrTokenLoc(0));
  if (Sources.isInSystemHeader(Start) || !isOneRun(Literal))
    return;
  auto [File, Offset] = Sources.getDecomposedLoc(Start);
  std::string Path = realPath(File);
  if (Path.empty())
    return;
  addSinkUse(Uses[Path], Offset, Use);
}

/// The arguments of a parse by \p Command, which write and print nothing.
static std::vector<const char *> parseArguments(const CompileCommand &Command) {
  // Headers such as stddef.h and libc++ are found beside the compiler. A
  // configuration file there is not read: it can hold any option.
  static const std::string Compilers[] = {MAILSEAL_CLANG_DIR "/clang",
                                          MAILSEAL_CLANG_DIR "/clang++"};
  bool IsCxx = StringRef(Command.Arguments.front()).ends_with("++");
  std::vector<const char *> Arguments = {
      Compilers[IsCxx].c_str(), "--no-default-config", "-fsyntax-only", "-ferror-limit=0", "-w",
      "-fno-spell-checking",    "--cuda-host-only",    "-nocudalib"};
  for (const std::string &Argument : llvm::drop_begin(Command.Arguments))
    Arguments.push_back(Argument.c_str());
  return Arguments;
}

/// Makes the invocation fit for a parse in this process of the bytes of \p File.
static void adapt(CompilerInvocation &Invocation, const SourceFile &File) {
  FrontendOptions &Frontend = Invocation.getFrontendOpts();
  Frontend.DisableFree = false;
  Frontend.SkipFunctionBodies = true;
  PreprocessorOptions &Preprocessor = Invocation.getPreprocessorOpts();
  // A file can ask for a crash or an endless loop by `#pragma clang __debug`.
  Preprocessor.DisablePragmaDebugCrash = true;
  auto Contents = llvm::MemoryBuffer::getMemBufferCopy(File.bytes(), File.Entry.RealPath);
  Preprocessor.addRemappedFile(File.Entry.RealPath, Contents.release());
}

/// Returns whether Clang could start; what it found is in \p Uses.
static bool parse(const SourceFile &File, const CompileCommand &Command, SinksByFile &Uses) {
  auto Files = llvm::makeIntrusiveRefCnt<RegularFiles>();
  // The folder that a database names may be gone.
  for (StringRef Folder :
       {StringRef(Command.Directory), llvm::sys::path::parent_path(File.Entry.RealPath)})
    if (!Files->setCurrentWorkingDirectory(Folder))
      break;

  IgnoringDiagConsumer Silent;
  DiagnosticOptions DriverDiagnostics;
  CreateInvocationOptions Options;
  Options.Diags = CompilerInstance::createDiagnostics(*Files, DriverDiagnostics, &Silent,
                                                      /*ShouldOwnClient=*/false);
  Options.VFS = Files;
  Options.RecoverOnError = true;
  std::shared_ptr<CompilerInvocation> Invocation =
      createInvocation(parseArguments(Command), Options);
  if (!Invocation)
    return false;
  adapt(*Invocation, File);

  CompilerInstance Clang(Invocation);
  Clang.setVirtualFileSystem(Files);
  Clang.setVerboseOutputStream(std::make_unique<llvm::raw_null_ostream>());
  Clang.createDiagnostics(&Silent, /*ShouldOwnClient=*/false);
  // After a fatal error, such as a missing header, Clang would give up on templates.
  Clang.getDiagnostics().setFatalsAsError(true);
  Clang.createFileManager();
  if (!Clang.createTarget()) {
    // A processor or target that only another compiler knows: this one's are
    // good enough to read the text.
    Clang.getTargetOpts().CPU.clear();
    Clang.getTargetOpts().FeaturesAsWritten.clear();
    if (!Clang.createTarget())
      Clang.getTargetOpts().Triple = llvm::sys::getDefaultTargetTriple();
  }
  SinkAction Action(File.Entry.RealPath, Uses);
  Clang.ExecuteAction(Action);
  return Clang.hasTarget();
}

llvm::Expected<SinksByFile> mailseal::findSinkUses(const SourceFile &File,
                                                   const CompileCommand &Command) {
  SinksByFile Uses;
  bool HasRun = false;
  llvm::CrashRecoveryContext::Enable();
  llvm::CrashRecoveryContext Guard;
  if (!Guard.RunSafelyOnThread([&] { HasRun = parse(File, Command, Uses); }, StackBytes))
    return llvm::createStringError("clang crashed while parsing it as its compile command says");
  if (!HasRun)
    return llvm::createStringError("clang cannot parse it as its compile command says");
  return Uses;
}
