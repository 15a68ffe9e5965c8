#include "ProjectView.h"
#include "ParsedModule.h"
#include "Resolver.h"

using namespace mailseal;

ProjectView::~ProjectView() = default;

void ProjectView::add(const Resolver &Own, bool IsFile) {
  Resolvers[&Own.scopes().tree()] = &Own;
  if (IsFile)
    File = &Own;
}

const Resolver *ProjectView::open(const ModuleLocation &At) {
  if (File && At.File == Options.File)
    return File;
  auto [It, New] = Opened.try_emplace(At.path());
  if (!New)
    return It->second.get();
  const ParsedModule *Module = Options.Project->parsed(At);
  if (!Module)
    return nullptr;
  It->second = std::make_unique<Resolver>(Module->Parsed.Scopes, /*AssumeModules=*/false, this, At);
  add(*It->second, /*IsFile=*/false);
  return It->second.get();
}

const Resolver *ProjectView::openFile(llvm::StringRef Path) {
  return open(Options.Project->Modules.locationOf(Path));
}
