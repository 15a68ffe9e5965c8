//===- ResolverExports.cpp - What other files can have from here -----------===//

#include "ResolverValues.h"
#include "llvm/Support/SaveAndRestore.h"

using namespace mailseal;

/// Whether an object of the class can be one of a library's, or hold or give one.
bool Resolver::classLeads(ScopeId Class, unsigned Depth) const {
  auto &Leading = this->Leading[Project && Project->ClassesOnly];
  if (auto [It, New] = Leading.try_emplace(Class, false); !New)
    return It->second; // False while it is looked at.
  const Scope &Own = Scopes.scope(Class);
  auto AnyLeads = [&](const Values &All) {
    return llvm::any_of(All, [&](const Value &V) { return leadsToLibrary(V, Depth + 1); });
  };
  auto AnyBindingLeads = [&](const llvm::StringMap<llvm::SmallVector<Binding, 1>> &Names) {
    return llvm::any_of(Names, [&](const auto &Entry) {
      return llvm::any_of(Entry.second,
                          [&](const Binding &B) { return AnyLeads(resolveBinding(B, Depth + 1)); });
    });
  };
  bool Leads = AnyLeads(bases(Class, Depth + 1)) || AnyBindingLeads(Own.SelfAttributes) ||
               AnyBindingLeads(Own.Bindings);
  Leading[Class] = Leads;
  return Leads;
}

/// Whether what the container \p V holds, or the function \p V returns, leads there.
bool Resolver::contentsLead(const Value &V, unsigned Depth) const {
  auto &Leading = LeadingContents[Project && Project->ClassesOnly];
  if (auto [It, New] = Leading.try_emplace(V.Origin.index(), false); !New)
    return It->second; // False while it is looked at: a list may hold itself.
  Values Contents = V.Kind == ValueKind::Container ? elementsOf({V}, Depth + 1)
                                                   : resolveReturns(V.Origin, Depth + 1);
  bool Leads =
      llvm::any_of(Contents, [&](const Value &Inner) { return leadsToLibrary(Inner, Depth + 1); });
  Leading[V.Origin.index()] = Leads;
  return Leads;
}

bool Resolver::leadsToLibrary(const Value &V, unsigned Depth) const {
  if (Depth > MaxResolverDepth)
    return false;
  switch (V.Kind) {
  case ValueKind::External: {
    if (isApiModule(V.Path))
      return true;
    const ApiClass *Class = findApiClass(V.Path);
    return Class && (!Project || !Project->ClassesOnly || findApiCallable(*Class, ""));
  }
  case ValueKind::Instance:
  case ValueKind::Method:
    return findApiClass(V.Path) && (!Project || !Project->ClassesOnly);
  case ValueKind::Module:
    return V.Home && V.Home->exportsLibrary(Depth);
  case ValueKind::LocalClass:
  case ValueKind::LocalInstance:
    return V.Home->classLeads(V.Class, Depth);
  case ValueKind::Container:
    return of(V.Origin).contentsLead(V, Depth);
  case ValueKind::Other:
    return isFunction(V) && of(V.Origin).contentsLead(V, Depth);
  case ValueKind::Unknown:
  case ValueKind::None:
  case ValueKind::String:
  case ValueKind::Super:
    return false;
  }
  return false;
}

bool Resolver::exportsLibrary(unsigned Depth) const {
  if (!Scopes.scope(0).StarImports.empty())
    return true; // Not worth listing what they bring.
  auto &Leading = this->Leading[Project && Project->ClassesOnly];
  if (auto [It, New] = Leading.try_emplace(0, false); !New)
    return It->second;
  for (const auto &Entry : Scopes.scope(0).Bindings)
    if (auto All = global(Entry.first(), Depth + 1))
      if (llvm::any_of(*All, [&](const Value &V) { return leadsToLibrary(V, Depth + 1); }))
        return Leading[0] = true;
  return false;
}

std::vector<std::string> Resolver::exportedNames() const {
  std::vector<std::string> Result;
  auto Leads = [&](llvm::StringRef Name) {
    auto All = global(Name);
    return All && llvm::any_of(*All, [&](const Value &V) {
             // Who wants a module imports it, but for what a package shows as its own.
             bool IsPrivate = V.Kind == ValueKind::Module && At.Folder.empty();
             return !IsPrivate && leadsToLibrary(V);
           });
  };
  for (const auto &Entry : Scopes.scope(0).Bindings)
    if (!Entry.first().contains('.') && Leads(Entry.first()))
      Result.push_back(Entry.first().str());
  for (const StarImport &Star : openStars())
    if (!InStarExport) {
      llvm::SaveAndRestore Guard(InStarExport, true);
      llvm::append_range(Result, Star.Module->exportedNames());
    }
  for (const ApiClass &Class : apiClasses())
    if (!fromLibraryStars(0, Class.Name, {}, 0).empty() && Leads(Class.Name))
      Result.push_back(Class.Name.str());
  llvm::sort(Result);
  Result.erase(llvm::unique(Result), Result.end());
  return Result;
}
