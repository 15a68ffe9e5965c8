//===- ProjectSurvey.cpp - Which modules have to do with a library ---------===//
//
// From the files that name a library to those that may have one from them, until
// there are no more. A file without either is never parsed, and from an open module
// only the names that lead to a library are followed.

#include "ImportScan.h"
#include "ProjectState.h"
#include "Resolver.h"
#include "mailseal/Python/Analysis.h"
#include "llvm/Support/SaveAndRestore.h"

using namespace mailseal;

namespace {

/// What the files of a project may have from its open modules.
struct Offer {
  llvm::StringSet<> Modules; ///< What the modules that give something are called.
  llvm::StringSet<> Around;  ///< The names of the folders that they are in.
  llvm::StringSet<> Names;   ///< What they give.
  bool FromPackages = false; ///< Whether one of them is a package.

  void add(const ModuleLocation &At, llvm::StringRef Root, llvm::ArrayRef<std::string> Exports) {
    if (Exports.empty())
      return;
    for (llvm::StringRef Name : Exports)
      Names.insert(Name);
    FromPackages |= !At.Folder.empty();
    auto [Folder, Name] = llvm::StringRef(At.Folder.empty() ? At.File : At.Folder).rsplit('/');
    Name.consume_back(".py");
    Modules.insert(Name);
    for (; Folder.size() > Root.size(); Folder = Folder.rsplit('/').first)
      Around.insert(Folder.rsplit('/').second);
  }
};

/// Whether \p Text has an attribute that is called like one of \p Names.
bool hasAttribute(llvm::StringRef Text, const llvm::StringSet<> &Names) {
  for (size_t Dot = Text.find('.'); Dot != llvm::StringRef::npos; Dot = Text.find('.', Dot + 1))
    if (Names.contains(Text.drop_front(Dot + 1).take_while(isWordByte)))
      return true;
  return false;
}

/// Finds the open modules of one project.
class Survey {
public:
  Survey(ProjectIndex &Index, llvm::ArrayRef<ProjectFile> Files, llvm::StringMap<OpenModule> &Open,
         ParallelLoop ForEach)
      : Index(Index), Files(Files), Open(Open), ForEach(ForEach) {
    Options.Project = &Index;
    Options.Root = Files.front().Root;
  }

  /// Gives \p Added the files that name no library.
  void run(std::vector<std::string> &Added) {
    for (const ProjectFile &File : Files)
      (mentionsLibrary(File.Buffer->getBuffer()) ? Opened : Closed).push_back(&File);
    if (Opened.empty())
      return;
    for (const ProjectFile *File : Opened)
      open(*File);
    while (!Closed.empty()) {
      Offer Given = exports();
      auto Takes = [&](const ProjectFile *File) { return mayTake(*File, Given); };
      auto Rest = std::partition(Closed.begin(), Closed.end(), Takes);
      if (Rest == Closed.begin())
        break;
      for (auto It = Closed.begin(); It != Rest; ++It) {
        open(**It);
        Added.push_back((*It)->Path);
        Opened.push_back(*It);
      }
      Closed.erase(Closed.begin(), Rest);
    }
    if (Closed.empty())
      exports();
    for (const ProjectFile *File : Closed)
      if (mentionsUpgrade(File->Buffer->getBuffer())) {
        // May be handed a connection: for that, all of its names are of interest.
        open(*File);
        Added.push_back(File->Path);
      }
    for (const ProjectFile *File : Opened)
      Open[PythonModules::locationOf(File->Path).path()].IsKnown =
          !mentionsUpgrade(File->Buffer->getBuffer());
  }

private:
  void open(const ProjectFile &File) {
    Open.try_emplace(PythonModules::locationOf(File.Path).path());
  }

  const llvm::StringSet<> &namesOf(const ModuleLookup &Found) const {
    static const llvm::StringSet<> None;
    auto Module = Open.find(Found.Module.path());
    bool IsOpen = Found.What == ModuleLookup::Answer::Found && Module != Open.end();
    return IsOpen ? Module->second.Offered : None;
  }

  /// Whether \p File may have something of \p Given from an open module.
  bool mayTake(const ProjectFile &File, const Offer &Given) {
    llvm::StringRef Text = File.Buffer->getBuffer();
    ImportingFile From{File.Path, File.Root, /*MayBeScript=*/true};
    return anyImport(Text, [&](const ImportLine &Line) {
      if (!Line.HasFrom)
        return llvm::any_of(Line.Names, [&](llvm::StringRef Name) {
          auto [Top, Rest] = Name.split('.');
          // `import package`, and below `package.module.name`.
          if (Rest.empty() && Given.Around.contains(Top))
            return hasAttribute(Text, Given.Modules) && hasAttribute(Text, Given.Names);
          return Given.Modules.contains(Name.substr(Name.rfind('.') + 1)) &&
                 hasAttribute(Text, namesOf(Index.Modules.findAbsolute(From, Name, false)));
        });
      auto IsGiver = [&](llvm::StringRef Name) { return Given.Modules.contains(Name); };
      llvm::StringRef Module = Line.Module.substr(Line.Module.rfind('.') + 1);
      bool IsPackage = Module.empty() && Given.FromPackages;
      if (!IsPackage && !IsGiver(Module) && llvm::none_of(Line.Names, IsGiver))
        return false;
      ModuleLookup Found = Line.Level ? Index.Modules.findRelative(From, Line.Level, Line.Module)
                                      : Index.Modules.findAbsolute(From, Line.Module, false);
      const llvm::StringSet<> &Names = namesOf(Found);
      return llvm::any_of(Line.Names, [&](llvm::StringRef Name) {
        if (Name == "*" ? !Names.empty() : Names.contains(Name))
          return true;
        return IsGiver(Name) && Found.What == ModuleLookup::Answer::Found &&
               hasAttribute(Text, namesOf(Index.Modules.findSubmodule(Found.Module, Name)));
      });
    });
  }

  /// Finds out what the open modules give.
  Offer exports() {
    Offer Result;
    if (Files.size() == 1)
      return Result;
    // Parsing takes most of the time.
    ForEach(Opened.size(),
            [&](size_t I) { Index.parsed(PythonModules::locationOf(Opened[I]->Path)); });
    bool IsUpgraded = llvm::any_of(
        Closed, [](const ProjectFile *File) { return mentionsUpgrade(File->Buffer->getBuffer()); });
    ProjectView View(Options);
    for (const ProjectFile *File : Opened) {
      ModuleLocation At = PythonModules::locationOf(File->Path);
      const Resolver *Module = View.open(At);
      if (!Module)
        continue;
      std::vector<std::string> Names = Module->exportedNames();
      OpenModule &Known = Open[At.path()];
      Known.Parsed = Index.parsed(At);
      for (llvm::StringRef Name : Names)
        Known.Names.insert(Name);
      if (!IsUpgraded && !Names.empty()) {
        llvm::SaveAndRestore Narrow(View.ClassesOnly, true);
        Names = Module->exportedNames();
      }
      for (llvm::StringRef Name : Names)
        Known.Offered.insert(Name);
      Result.add(At, Options.Root, Names);
    }
    return Result;
  }

  ProjectIndex &Index;
  llvm::ArrayRef<ProjectFile> Files;
  llvm::StringMap<OpenModule> &Open;
  ParallelLoop ForEach;
  AnalysisOptions Options;
  std::vector<const ProjectFile *> Opened, Closed;
};

} // namespace

std::vector<std::string> ProjectIndex::survey(std::vector<ProjectFile> Files,
                                              ParallelLoop ForEach) {
  llvm::sort(Files, [](const ProjectFile &A, const ProjectFile &B) {
    return std::tie(A.Root, A.Path) < std::tie(B.Root, B.Path);
  });
  S->Seen = std::move(Files);
  for (const ProjectFile &File : S->Seen)
    S->ByPath[File.Path] = &File;
  std::vector<std::string> Added;
  for (llvm::ArrayRef<ProjectFile> Rest = S->Seen; !Rest.empty();) {
    auto Own = S->seenIn(Rest.front().Root);
    Survey(*this, Own, S->Open, ForEach).run(Added);
    Rest = Rest.drop_front(Own.size());
  }
  for (const ProjectFile &File : S->Seen)
    if (S->Open.contains(File.Path))
      S->OpenFiles.push_back(&File);
  S->IsSurveyed = true;
  return Added;
}
