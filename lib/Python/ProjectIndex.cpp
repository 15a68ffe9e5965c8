#include "ProjectState.h"
#include "mailseal/Carrier/Carrier.h"
#include "mailseal/Python/Analysis.h"
#include "llvm/ADT/STLExtras.h"

using namespace mailseal;

namespace {

/// Whether \p Text has `.Name`, and behind it what an assignment may have: `=`, an
/// annotation, or the next of several targets.
bool setsAttribute(llvm::StringRef Text, llvm::StringRef Name) {
  std::string Attribute = "." + Name.str();
  for (size_t At = findText(Text, Attribute, 0); At != llvm::StringRef::npos;
       At = findText(Text, Attribute, At + 1)) {
    llvm::StringRef Behind = Text.drop_front(At + Attribute.size()).ltrim(" \t\\\r\n");
    if ((Behind.starts_with("=") && !Behind.starts_with("==")) || Behind.starts_with(",") ||
        Behind.starts_with(":") || Behind.starts_with(")") || Behind.starts_with("]"))
      return true;
  }
  return false;
}

} // namespace

ProjectIndex::ProjectIndex(ProjectSources Sources)
    : S(std::make_unique<State>(std::move(Sources))) {}
ProjectIndex::~ProjectIndex() = default;

std::shared_ptr<llvm::MemoryBuffer> ProjectIndex::read(llvm::StringRef Path) const {
  auto Seen = S->ByPath.find(Path);
  return Seen == S->ByPath.end() ? S->Sources.Read(Path) : Seen->second->Buffer;
}

const ParsedModule *ProjectIndex::parsed(const ModuleLocation &At) {
  FileSlot &Slot = S->slot(S->Parsed, At.path());
  std::call_once(Slot.WasParsed, [&] {
    std::shared_ptr<llvm::MemoryBuffer> Buffer;
    if (!At.File.empty()) {
      Buffer = read(At.File);
      if (!Buffer)
        return;
    }
    llvm::StringRef Bytes = Buffer ? Buffer->getBuffer() : "";
    Slot.Module = std::make_unique<ParsedModule>(At, std::move(carryPythonFile(Bytes).front()));
  });
  return Slot.Module.get();
}

const ParsedModule *ProjectIndex::surveyed(llvm::StringRef File, llvm::StringRef Text) const {
  auto Module = S->Open.find(File);
  const ParsedModule *Known = Module == S->Open.end() ? nullptr : Module->second.Parsed;
  return Known && Known->Unit.text() == Text ? Known : nullptr;
}

const ModuleLocation *ProjectIndex::intern(const ModuleLocation &At) {
  std::lock_guard<std::mutex> Guard(S->Lock);
  return &S->Locations.try_emplace(At.path(), At).first->second;
}

bool ProjectIndex::isOpen(const ModuleLocation &At) const { return S->Open.contains(At.path()); }

bool ProjectIndex::mayGive(const ModuleLocation &At, llvm::StringRef Name) const {
  auto Module = S->Open.find(At.path());
  return Module != S->Open.end() &&
         (!Module->second.IsKnown || Module->second.Names.contains(Name));
}

std::optional<std::vector<std::string>> ProjectIndex::filesWith(llvm::StringRef Root,
                                                                llvm::StringRef Word) {
  RootSlot &Slot = S->slot(S->Roots, Root);
  std::call_once(Slot.WasListed, [&] {
    auto Paths = S->Sources.List(Root);
    Slot.IsWhole = Paths.has_value();
    if (!Paths)
      return;
    for (std::string &Path : *Paths)
      if (!S->ByPath.contains(Path))
        if (auto Buffer = S->Sources.Read(Path))
          Slot.Others.push_back({std::move(Path), Root.str(), std::move(Buffer)});
  });
  if (!Slot.IsWhole)
    return std::nullopt;
  std::vector<std::string> Result;
  auto Search = [&](llvm::ArrayRef<ProjectFile> Files) {
    for (const ProjectFile &File : Files)
      if (hasWord(File.Buffer->getBuffer(), Word))
        Result.push_back(File.Path);
  };
  Search(S->seenIn(Root));
  Search(Slot.Others);
  llvm::sort(Result);
  return Result;
}

std::vector<std::string> ProjectIndex::openFilesWith(llvm::StringRef Root,
                                                     llvm::StringRef Word) const {
  std::vector<std::string> Result;
  for (const ProjectFile &File : S->seenIn(Root))
    if (S->Open.contains(File.Path) && hasWord(File.Buffer->getBuffer(), Word))
      Result.push_back(File.Path);
  return Result;
}

std::vector<std::string> ProjectIndex::filesThatSet(llvm::StringRef Root, llvm::StringRef Module,
                                                    llvm::StringRef Name) {
  PatchSlot &Slot = S->slot(S->Patches, (Root + "\n" + Module + "\n" + Name).str());
  std::call_once(Slot.WasSearched, [&] {
    for (const ProjectFile &File : S->seenIn(Root)) {
      llvm::StringRef Text = File.Buffer->getBuffer();
      if (setsAttribute(Text, Name) && hasWord(Text, Module))
        Slot.Files.push_back(File.Path);
    }
  });
  return Slot.Files;
}
