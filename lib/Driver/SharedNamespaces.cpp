#include "SharedNamespaces.h"
#include "Parallel.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/SmallString.h"
#include "llvm/Support/Path.h"
#include <set>

using namespace mailseal;
using llvm::StringRef;
namespace path = llvm::sys::path;

static bool isInterface(const FileEntry &Entry) {
  return Entry.Kind == FileKind::Swig || Entry.Kind == FileKind::Cython;
}

/// A way through all that one module is made of: each file once, as SWIG does.
class SharedNamespaces::Walk {
public:
  Walk(llvm::ArrayRef<Node> Nodes, size_t Wanted) : Nodes(Nodes), Wanted(Wanted) {}

  /// What others bind for the file that is wanted, in a module that begins with the
  /// file \p Root, which that is a part of.
  SharedNames from(size_t Root) {
    visit(Root);
    return std::move(Result);
  }

private:
  void visit(size_t Index) {
    Seen.insert(Index);
    if (Index == Wanted)
      Result = {Top, Statements, "", {}};
    const Node &N = Nodes[Index];
    for (const NamespaceStep &Step : N.Steps)
      if (Step.IsTop)
        (IsBehind ? Result.Before : Top) += Step.Statements;
    auto Included = N.Includes.begin();
    for (const NamespaceStep &Step : N.Steps)
      if (!Step.Include.empty())
        include(Index, *Included++, Step);
      else if (!Step.IsTop)
        (IsBehind ? Result.After : Statements) += Step.Statements;
    IsBehind |= Index == Wanted;
  }

  void include(size_t From, size_t Included, const NamespaceStep &Step) {
    if (Seen.count(Included))
      return;
    size_t TopSize = Top.size(), Size = Statements.size();
    visit(Included);
    for (auto [Text, Old] : {std::pair(&Top, TopSize), std::pair(&Statements, Size)})
      if (Step.IsConditional)
        Text->replace(Old, std::string::npos, conditionalStatements(StringRef(*Text).substr(Old)));
    if (From != Wanted)
      return;
    Result.Before += StringRef(Top).substr(TopSize);
    Result.Included[Step.Include] = Statements.substr(Size);
  }

  llvm::ArrayRef<Node> Nodes;
  size_t Wanted;
  std::set<size_t> Seen;
  std::string Top, Statements; ///< What has been bound so far.
  bool IsBehind = false;       ///< Whether the file that is wanted has been read.
  SharedNames Result;
};

bool SharedNamespaces::mayShare(const SourceFile &File) {
  return isInterface(File.Entry) ||
         (File.Kind == FileKind::Cxx && !readNamespace(File.Kind, File.bytes()).empty());
}

SharedNamespaces::SharedNamespaces(llvm::ArrayRef<FileEntry> All, unsigned Jobs) {
  std::vector<size_t> Wanted;
  for (size_t I = 0; I < All.size(); ++I) {
    if (isInterface(All[I]))
      Wanted.push_back(Nodes.size());
    ByName[path::filename(All[I].RealPath)].push_back(Nodes.size());
    ByPath[All[I].RealPath] = Nodes.size();
    Nodes.push_back({I, &All[I]});
  }
  read(Wanted, Jobs);
  // Of others, such as headers that hold an interface, only those that are included are read.
  std::vector<size_t> Included;
  for (size_t I : Wanted)
    llvm::append_range(Included, Nodes[I].Includes);
  read(Included, Jobs);
  for (size_t I = 0; I < Nodes.size(); ++I)
    for (size_t Included : Nodes[I].Includes)
      if (Included != I)
        Nodes[Included].IncludedBy.push_back(I);
}

/// Reads the nodes \p Wanted, but for those that were read already.
void SharedNamespaces::read(llvm::ArrayRef<size_t> Wanted, unsigned Jobs) {
  std::set<size_t> Unread;
  llvm::copy_if(Wanted, std::inserter(Unread, Unread.end()),
                [&](size_t I) { return !Nodes[I].IsRead; });
  std::vector<size_t> List(Unread.begin(), Unread.end());
  parallelFor(List.size(), /*Block=*/4, Jobs, [&](size_t I) {
    Node &N = Nodes[List[I]];
    N.IsRead = true;
    auto File = readSource(*N.Entry, [](FileKind, StringRef) { return true; });
    if (!File)
      llvm::consumeError(File.takeError()); // Said where the file itself is looked at.
    else if (*File)
      N.Steps = readNamespace((*File)->Kind, (*File)->bytes());
    for (const NamespaceStep &Step : N.Steps)
      if (!Step.Include.empty())
        N.Includes.push_back(find(List[I], Step.Include));
  });
}

/// The file that the file \p From calls \p Name; \p From itself if there is none, or
/// more than one.
size_t SharedNamespaces::find(size_t From, StringRef Name) const {
  llvm::SmallString<256> Beside(path::parent_path(Nodes[From].Entry->RealPath));
  path::append(Beside, Name);
  path::remove_dots(Beside, /*remove_dot_dot=*/true);
  if (auto It = ByPath.find(Beside); It != ByPath.end())
    return It->second;
  std::vector<size_t> Found;
  if (auto It = ByName.find(path::filename(Name)); It != ByName.end())
    llvm::copy_if(It->second, std::back_inserter(Found), [&](size_t I) {
      return StringRef(Nodes[I].Entry->RealPath).ends_with(("/" + Name).str());
    });
  return Found.size() == 1 ? Found.front() : From;
}

/// The files that are included by no other, and by which the file \p Node is.
std::vector<size_t> SharedNamespaces::rootsOf(size_t Node) const {
  std::vector<size_t> Roots, Left = {Node};
  std::set<size_t> Seen = {Node};
  while (!Left.empty()) {
    size_t I = Left.back();
    Left.pop_back();
    if (Nodes[I].IncludedBy.empty())
      Roots.push_back(I);
    for (size_t By : Nodes[I].IncludedBy)
      if (Seen.insert(By).second)
        Left.push_back(By);
  }
  return Roots;
}

SharedNames SharedNamespaces::namesFor(StringRef Path) const {
  auto It = ByPath.find(Path);
  if (It == ByPath.end())
    return {};
  std::vector<size_t> Roots = rootsOf(It->second);
  return Walk(Nodes, It->second).from(Roots.size() == 1 ? Roots.front() : It->second);
}

std::vector<size_t> SharedNamespaces::sharing() const {
  std::vector<size_t> Result;
  for (const Node &N : Nodes)
    if (!N.Steps.empty() && !(N.Includes.empty() && N.IncludedBy.empty()))
      Result.push_back(N.Index);
  return Result;
}
