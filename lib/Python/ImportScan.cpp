//===- ImportScan.cpp - What a file imports, without parsing it -*- C++ -*-===//
//
// To know which files are worth parsing. A line is enough; one too many does no
// harm.

#include "ImportScan.h"
#include "mailseal/Python/Analysis.h"
#include "mailseal/Python/ProjectIndex.h"
#include "llvm/ADT/StringExtras.h"
#include "llvm/ADT/StringSet.h"

using namespace mailseal;

namespace {

constexpr llvm::StringLiteral Keyword = "import";

/// The names in \p List, `a.b as c, d` with or without brackets, up to its end.
llvm::SmallVector<llvm::StringRef, 8> namesIn(llvm::StringRef List) {
  List = List.ltrim(" \t");
  bool HasBrackets = List.consume_front("(");
  llvm::SmallVector<llvm::StringRef, 8> Names;
  while (true) {
    List = List.ltrim(HasBrackets ? " \t\r\n\\," : " \t,");
    if (List.consume_front("#") && HasBrackets) {
      List = List.drop_until([](char C) { return C == '\n'; });
      continue;
    }
    if (List.consume_front("\\\n") || List.consume_front("\\\r\n"))
      continue;
    llvm::StringRef Name =
        List.take_while([](char C) { return isWordByte(C) || C == '.' || C == '*'; });
    if (Name.empty())
      return Names;
    List = List.drop_front(Name.size());
    if (Name == "as")
      List = List.ltrim(" \t").drop_while(isWordByte);
    else
      Names.push_back(Name);
  }
}

/// The import statement whose keyword stands at \p At in \p Text; false if there is none.
bool importAt(llvm::StringRef Text, size_t At, ImportLine &Line) {
  size_t Begin = Text.rfind('\n', At);
  llvm::StringRef Before = Text.slice(Begin == llvm::StringRef::npos ? 0 : Begin + 1, At).trim();
  // Behind another statement on the line.
  Before = Before.substr(Before.rfind(';') + 1).ltrim();
  Line.HasFrom = Before.consume_front("from");
  if (Line.HasFrom ? Before.empty() : !Before.empty() && !Before.ends_with(":"))
    return false;
  Before = Line.HasFrom ? Before.ltrim() : "";
  Line.Module = Before.ltrim(". \t");
  Line.Level = Before.drop_back(Line.Module.size()).count('.');
  Line.Names = namesIn(Text.drop_front(At + Keyword.size()));
  return true;
}

/// The files that \p Line of the file \p From leads to.
void addFiles(const ImportLine &Line, const ImportingFile &From, PythonModules &Modules,
              std::vector<std::string> &Files) {
  auto Add = [&](const ModuleLookup &Found) {
    bool IsCode = Found.What == ModuleLookup::Answer::Found && !Found.Module.File.empty();
    if (IsCode)
      Files.push_back(Found.Module.File);
  };
  if (!Line.HasFrom) {
    for (llvm::StringRef Module : Line.Names)
      // Each package on the way runs, too, and may bind the next one's name.
      for (size_t Dot = Module.find('.');; Dot = Module.find('.', Dot + 1)) {
        Add(Modules.findAbsolute(From, Module.take_front(Dot), /*IsStandard=*/false));
        if (Dot == llvm::StringRef::npos)
          break;
      }
    return;
  }
  ModuleLookup Found = Line.Level ? Modules.findRelative(From, Line.Level, Line.Module)
                                  : Modules.findAbsolute(From, Line.Module, /*IsStandard=*/false);
  Add(Found);
  if (Found.What == ModuleLookup::Answer::Found && !Found.Module.Folder.empty())
    for (llvm::StringRef Name : Line.Names)
      Add(Modules.findSubmodule(Found.Module, Name));
}

} // namespace

bool mailseal::anyImport(llvm::StringRef Text, llvm::function_ref<bool(const ImportLine &)> Holds) {
  for (size_t At = findText(Text, Keyword, 0); At != llvm::StringRef::npos;
       At = findText(Text, Keyword, At + Keyword.size())) {
    ImportLine Line;
    bool IsWord = At + Keyword.size() < Text.size() && !isWordByte(Text[At + Keyword.size()]) &&
                  (At == 0 || !isWordByte(Text[At - 1]));
    if (IsWord && importAt(Text, At, Line) && Holds(Line))
      return true;
  }
  return false;
}

std::vector<std::string> ProjectIndex::importedFiles(llvm::ArrayRef<ImportingFile> From) {
  llvm::StringSet<> Seen;
  struct Pending {
    std::string Path;
    std::string Root;
  };
  std::vector<Pending> Work;
  for (const ImportingFile &File : From)
    if (Seen.insert(File.Path).second)
      Work.push_back({File.Path.str(), File.Root.str()});
  std::vector<std::string> Result;
  size_t Given = Work.size();
  for (size_t Next = 0; Next < Work.size(); ++Next) {
    Pending At = Work[Next];
    auto Buffer = read(At.Path);
    if (!Buffer)
      continue;
    if (Next >= Given)
      Result.push_back(At.Path);
    std::vector<std::string> Files;
    anyImport(Buffer->getBuffer(), [&](const ImportLine &Line) {
      addFiles(Line, {At.Path, At.Root, /*MayBeScript=*/true}, Modules, Files);
      return false;
    });
    for (std::string &File : Files)
      if (Seen.insert(File).second)
        Work.push_back({std::move(File), At.Root});
  }
  return Result;
}
