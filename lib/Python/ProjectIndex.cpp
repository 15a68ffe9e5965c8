#include "ProjectState.h"
#include "mailseal/Carrier/Carrier.h"
#include "mailseal/Python/Analysis.h"
#include "llvm/ADT/STLExtras.h"

using namespace mailseal;

namespace {

/// Whether what begins at \p Behind can stand behind an attribute that is assigned to: `=`,
/// an annotation, or the next of several targets.
bool mayAssign(llvm::StringRef Behind) {
  Behind = Behind.ltrim(" \t\\\r\n");
  return (Behind.starts_with("=") && !Behind.starts_with("==")) || Behind.starts_with(",") ||
         Behind.starts_with(":") || Behind.starts_with(")") || Behind.starts_with("]");
}

/// Adds \p File to each attribute that its text may assign to.
void addAssignedIn(const ProjectFile &File,
                   llvm::StringMap<std::vector<const ProjectFile *>> &Assigned) {
  llvm::StringRef Text = File.Buffer->getBuffer();
  auto Add = [&](llvm::StringRef Name) {
    std::vector<const ProjectFile *> &Files = Assigned[Name];
    if (Files.empty() || Files.back() != &File)
      Files.push_back(&File);
  };
  for (size_t Dot = Text.find('.'); Dot != llvm::StringRef::npos; Dot = Text.find('.', Dot + 1)) {
    llvm::StringRef Name = Text.drop_front(Dot + 1).take_while(isWordByte);
    if (!Name.empty() && mayAssign(Text.drop_front(Dot + 1 + Name.size())))
      Add(Name);
  }
  constexpr llvm::StringLiteral Setter = "setattr(";
  for (size_t At = findText(Text, Setter, 0); At != llvm::StringRef::npos;
       At = findText(Text, Setter, At + Setter.size())) {
    // Its second argument, as a rule the first string.
    constexpr size_t Near = 200;
    llvm::StringRef Arguments = Text.substr(At, Near);
    size_t Quote = std::min(Arguments.find_first_of("'\""), Arguments.size() - 1);
    Add(Arguments.drop_front(Quote + 1).take_while(isWordByte));
  }
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
  SearchSlot &Found = S->slot(S->Words, (Root + "\n" + Word).str());
  std::call_once(Found.WasSearched, [&] {
    for (llvm::ArrayRef<ProjectFile> Files : {S->seenIn(Root), llvm::ArrayRef(Slot.Others)})
      for (const ProjectFile &File : Files)
        if (hasWord(File.Buffer->getBuffer(), Word))
          Found.Files.push_back(File.Path);
    llvm::sort(Found.Files);
  });
  return Found.Files;
}

std::vector<std::string> ProjectIndex::openFilesWith(llvm::StringRef Root,
                                                     llvm::StringRef Word) const {
  if (!S->IsSurveyed) {
    std::vector<std::string> Result;
    for (const ProjectFile &File : S->seenIn(Root))
      if (S->Open.contains(File.Path) && hasWord(File.Buffer->getBuffer(), Word))
        Result.push_back(File.Path);
    return Result;
  }
  SearchSlot &Found = S->slot(S->OpenWords, (Root + "\n" + Word).str());
  std::call_once(Found.WasSearched, [&] {
    for (const ProjectFile *File : S->OpenFiles)
      if (File->Root == Root && hasWord(File->Buffer->getBuffer(), Word))
        Found.Files.push_back(File->Path);
  });
  return Found.Files;
}

std::vector<std::string> ProjectIndex::filesThatSet(llvm::StringRef Root, llvm::StringRef Module,
                                                    llvm::StringRef Name) {
  AssignmentSlot &Slot = S->slot(S->Assignments, Root);
  std::call_once(Slot.WasFilled, [&] {
    for (const ProjectFile &File : S->seenIn(Root))
      addAssignedIn(File, Slot.ByName);
  });
  std::vector<std::string> Result;
  for (const ProjectFile *File : Slot.ByName.lookup(Name))
    if (hasWord(File->Buffer->getBuffer(), Module))
      Result.push_back(File->Path);
  return Result;
}
