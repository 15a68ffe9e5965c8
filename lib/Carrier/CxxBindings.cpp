//===- CxxBindings.cpp ----------------------------------------------------===//

#include "Carrier/CxxBindings.h"
#include "Carrier/CxxSinkTable.h"
#include "llvm/ADT/STLExtras.h"

using namespace mailseal;
using llvm::StringRef;
namespace tok = clang::tok;

namespace {
struct LibraryNamespace {
  llvm::StringLiteral Namespace;
  BindingLibrary Library;
};
} // namespace

static constexpr LibraryNamespace Libraries[] = {
    {"pybind11", BindingLibrary::Pybind11},
    {"nanobind", BindingLibrary::Nanobind},
    {"boost::python", BindingLibrary::BoostPython},
};

/// Namespaces in which `"x"_a` is declared.
static constexpr llvm::StringLiteral Literals = "literals";

static std::string fullPrefix(BindingLibrary Library) {
  for (const LibraryNamespace &L : Libraries)
    if (L.Library == Library)
      return L.Namespace.str() + "::";
  return {};
}

/// `a` and `b` of `a::b`.
static std::pair<StringRef, StringRef> splitQualified(StringRef Name) {
  size_t Colon = Name.rfind("::");
  return Colon == StringRef::npos ? std::pair<StringRef, StringRef>("", Name)
                                  : std::pair(Name.take_front(Colon), Name.substr(Colon + 2));
}

/// Reads `a::b` at \p Index and moves it behind.
static std::string qualifiedName(const CxxBranchedCode &Code, size_t &Index) {
  std::string Name;
  if (Code.is(Index, tok::coloncolon))
    ++Index;
  while (Code.isName(Index)) {
    Name += Code.spelling(Index++);
    if (!Code.is(Index, tok::coloncolon) || !Code.isName(Index + 1))
      break;
    Name += "::";
    ++Index;
  }
  return Name;
}

CxxBindings::CxxBindings(const CxxBranchedCode &Code)
    : Code(Code), IncludesBoost(Code.bytes().contains("<boost/python.hpp>")) {
  std::vector<size_t> Blocks{Code.size()};
  // Aliases first: an import may stand above them in a header's order.
  for (size_t I = 0; I < Code.size(); ++I) {
    while (I >= Blocks.back() && Blocks.size() > 1)
      Blocks.pop_back();
    if (Code.is(I, tok::l_brace))
      Blocks.push_back(Code.closerOf(I));
    else if (Code.isName(I, "namespace"))
      readAlias(I, Blocks.back());
    else if (Code.isName(I, "using"))
      readUsing(I, Blocks.back());
  }
  for (size_t I = 0; I < Code.size(); ++I) {
    HasOtherArg |= Code.isName(I, "arg") && !Code.is(I + 1, tok::l_paren);
    bool Starts = Code.isName(I) && (I == 0 || !Code.is(I - 1, tok::coloncolon));
    if (!Starts)
      continue;
    size_t Begin = I;
    std::string Name = qualifiedName(Code, I);
    auto [Rest, Last] = splitQualified(Name);
    --I;
    StringRef Root =
        splitQualified(Rest).second == "module_" || splitQualified(Rest).second == "module"
            ? splitQualified(Rest).first
            : Rest;
    if (!Root.empty() && library(Root) && !llvm::is_contained(Qualifiers, Root))
      Qualifiers.push_back(Root.str());
    std::optional<BindingLibrary> Library =
        Code.is(I + 1, tok::l_paren) ? importer(Name) : std::nullopt;
    if (!Library)
      continue;
    bool InClass = Root != Rest;
    Imports.push_back({Begin, *Library, Root.empty() ? "" : (Root + "::").str(),
                       InClass ? splitQualified(Rest).second.str() : ""});
  }
  IsMixed =
      llvm::any_of(Imports, [&](const Import &I) { return I.Library != Imports.front().Library; });
}

void CxxBindings::readAlias(size_t Index, size_t BlockEnd) {
  if (!Code.isName(Index + 1) || !Code.is(Index + 2, tok::equal))
    return;
  size_t Target = Index + 3;
  std::string Name = qualifiedName(Code, Target);
  Aliases.push_back({Code.spelling(Index + 1).str(), std::move(Name), Index, BlockEnd});
}

void CxxBindings::readUsing(size_t Index, size_t BlockEnd) {
  size_t Target = Index + 1;
  if (Code.isName(Target, "namespace"))
    ++Target;
  std::string Name = qualifiedName(Code, Target);
  if (Code.is(Target, tok::semi))
    Directives.push_back({"", std::move(Name), Index, BlockEnd});
}

std::optional<BindingLibrary> CxxBindings::library(StringRef Namespace) const {
  for (const Visible &Alias : Aliases)
    if (Alias.Name == Namespace)
      Namespace = Alias.Target;
  if (StringRef Usual = namespaceOfAlias(Namespace); !Usual.empty())
    Namespace = Usual;
  for (const LibraryNamespace &L : Libraries)
    if (L.Namespace == Namespace)
      return L.Library;
  return std::nullopt;
}

std::optional<BindingLibrary> CxxBindings::importer(StringRef Function) const {
  auto [Owner, Name] = splitQualified(Function);
  auto [Prefix, Class] = splitQualified(Owner);
  // `using namespace boost::python;`, `using boost::python::import;`
  auto Used = [&](StringRef Member) -> std::optional<BindingLibrary> {
    for (const Visible &D : Directives) {
      StringRef Target = D.Target;
      Target.consume_back(("::" + Member).str());
      if (std::optional<BindingLibrary> L = library(Target))
        return L;
    }
    return std::nullopt;
  };
  if (Class == "module_" || Class == "module") {
    if (Name != "import" && Name != "import_")
      return std::nullopt;
    std::optional<BindingLibrary> L = Prefix.empty() ? Used(Class) : library(Prefix);
    // Nothing else is called `module_`: a header may have another alias.
    if (!L && Class == "module_" && !Prefix.empty())
      L = Name == "import" ? BindingLibrary::Pybind11 : BindingLibrary::Nanobind;
    // `namespace py = …` may stand in a header.
    if (L && Name == "import_")
      return BindingLibrary::Nanobind;
    if (!L || L == BindingLibrary::Nanobind)
      return std::nullopt;
    return BindingLibrary::Pybind11;
  }
  if (Name != "import")
    return std::nullopt;
  std::optional<BindingLibrary> L = Owner.empty() ? Used("import") : library(Owner);
  // The others have no function of that name; `py` is theirs by habit only.
  bool ByHabit = Owner == "py";
  return L == BindingLibrary::BoostPython || (L && ByHabit)
             ? std::optional(BindingLibrary::BoostPython)
             : std::nullopt;
}

StringRef CxxBindings::member(StringRef Name) const {
  auto [Owner, Last] = splitQualified(Name);
  if (Owner.empty()) {
    for (const Visible &D : Directives)
      if (library(D.Target))
        return Last;
    return "";
  }
  return library(Owner) ? Last : "";
}

bool CxxBindings::isSeen(StringRef Prefix, size_t Index) const {
  StringRef Name = Prefix;
  Name.consume_back("::");
  bool Declared = false;
  for (const Visible &V : Name.empty() ? Directives : Aliases) {
    if (!Name.empty() && V.Name != Name)
      continue;
    if (V.Begin < Index && Index < V.End)
      return true;
    Declared = true;
  }
  // A name that is not declared here comes from a header, or is the library's own.
  return !Declared;
}

/// The last import before \p Index whose names are seen there, or else the first
/// one behind it; null if there is none.
const CxxBindings::Import *CxxBindings::importBefore(size_t Index) const {
  auto IsSeen = [&](const Import &I) { return isSeen(I.Prefix, Index); };
  llvm::ArrayRef<Import> All = Imports;
  size_t Before =
      llvm::partition_point(All, [&](const Import &I) { return I.At <= Index; }) - All.begin();
  auto Last = llvm::find_if(llvm::reverse(All.take_front(Before)), IsSeen);
  if (Last != All.take_front(Before).rend())
    return &*Last;
  const Import *Next = llvm::find_if(All.drop_front(Before), IsSeen);
  return Next == All.end() ? nullptr : Next;
}

std::optional<BindingStyle> CxxBindings::styleAt(size_t Index) const {
  // Two libraries in one file have objects that look alike.
  if (IsMixed)
    return std::nullopt;
  const Import *Best = importBefore(Index);
  BindingStyle Style;
  if (Best) {
    Style.Library = Best->Library;
    Style.Prefix = Best->Prefix;
    Style.Module = Best->Module;
  } else if (!Imports.empty()) {
    // The names of other places are not known here; the library's own is.
    Style.Library = Imports.front().Library;
    Style.Prefix = fullPrefix(Style.Library);
    Style.Module = Imports.front().Module;
  } else {
    auto Seen = llvm::find_if(Qualifiers, [&](const std::string &Q) { return isSeen(Q, Index); });
    if (Seen == Qualifiers.end())
      return std::nullopt;
    Style.Library = library(*Seen).value_or(Style.Library);
    Style.Prefix = *Seen + "::";
    Style.Module = Style.Library == BindingLibrary::BoostPython ? "" : "module_";
  }
  bool SeesOthers = false;
  for (const Visible &D : Directives) {
    if (D.Begin > Index || Index > D.End)
      continue;
    auto [Owner, Last] = splitQualified(D.Target);
    bool IsOurs = Owner.empty() ? Style.Prefix.empty() : library(Owner) == Style.Library;
    Style.UsesLiteral |= Last == Literals && IsOurs;
    SeesOthers |= !library(D.Target) && Last != Literals;
  }
  // `arg` may mean another one: `std::arg` is a function. And `make_tuple` of a
  // std::string is found in std.
  bool IsBoost = Style.Library == BindingLibrary::BoostPython;
  if (Style.Prefix.empty() && (SeesOthers || HasOtherArg || IsBoost))
    Style.Prefix = fullPrefix(Style.Library);
  return Style;
}
