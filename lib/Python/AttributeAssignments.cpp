#include "AttributeAssignments.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/STLFunctionalExtras.h"

using namespace mailseal;

/// Adds what is put under the key \p Name into the dictionary of an object's attributes:
/// `object.__dict__["Name"] = …`, `vars(object)["Name"] = …`.
static void addByDictionary(llvm::StringRef Name, const Resolver &Names,
                            AttributeAssignments &Result) {
  for (llvm::StringRef Dictionary : {"__dict__", "vars"})
    for (Node Identifier : Names.identifiers(Dictionary)) {
      Node Read = Identifier.parent(), Target = Read.parent(), Statement = Target.parent();
      auto Arguments = Read.child(SyntaxField::Arguments).parts();
      Node Object = Read.is(SyntaxKind::Attribute) ? Read.child(SyntaxField::Object)
                    : Arguments.size() == 1        ? Arguments.front()
                                                   : Node();
      llvm::StringRef Key;
      if (Object && Target.is(SyntaxKind::Subscript) && Target.field() == SyntaxField::Left &&
          plainString(Target.parts().back(), Key) && Key == Name)
        Result.push_back({Statement, Target, Object, Statement.child(SyntaxField::Right)});
    }
}

/// Adds what tools of tests put in the place of \p Name: `monkeypatch.setattr(object, "Name", …)`,
/// `patch.object(object, "Name", …)`, or `patch("module.Name", …)`, where the object is the path.
static void addByPatching(llvm::StringRef Name, const Resolver &Names,
                          AttributeAssignments &Result) {
  for (llvm::StringRef Function : {"setattr", "object", "patch"})
    for (Node Identifier : Names.identifiers(Function)) {
      bool IsAttribute = Identifier.field() == SyntaxField::Attribute;
      Node Call = IsAttribute ? Identifier.parent().parent() : Identifier.parent();
      auto Arguments = Call.child(SyntaxField::Arguments).parts();
      llvm::StringRef Text;
      if (!Call.is(SyntaxKind::Call) || Arguments.size() < 2)
        continue;
      if (IsAttribute && Arguments.size() > 2 && plainString(Arguments[1], Text) && Text == Name)
        Result.push_back({Call, Identifier, Arguments[0], Arguments[2]});
      else if (plainString(Arguments[0], Text) && Text.rsplit('.').second == Name)
        Result.push_back({Call, Identifier, Arguments[0], Arguments[1]});
    }
}

AttributeAssignments mailseal::assignmentsTo(llvm::StringRef Name, const Resolver &Names) {
  AttributeAssignments Result;
  addByDictionary(Name, Names, Result);
  addByPatching(Name, Names, Result);
  if (!Names.scopes().assignsAttribute(Name))
    return Result; // What reads it may be many.
  for (Node Identifier : Names.identifiers(Name)) {
    Node Target = Identifier.parent(), Assignment = Target.parent();
    if (Identifier.field() == SyntaxField::Attribute && Target.field() == SyntaxField::Left &&
        Assignment.is(SyntaxKind::Assignment))
      Result.push_back({Assignment, Target, Target.child(SyntaxField::Object),
                        Assignment.child(SyntaxField::Right)});
  }
  for (Node Setter : Names.identifiers("setattr"))
    if (auto Setting = attributeSetting(Setter.parent()); Setting && Setting->Name == Name)
      Result.push_back({Setter.parent(), Setter, Setting->Object, Setting->Value});
  return Result;
}

/// Whether the file of \p Names may assign to the attribute \p Name of an object that
/// \p IsMeant.
static bool assigns(llvm::StringRef Name, const Resolver &Names,
                    llvm::function_ref<bool(const Value &)> IsMeant) {
  return llvm::any_of(assignmentsTo(Name, Names), [&](const AttributeAssignment &A) {
    return A.Value && llvm::any_of(Names.resolve(A.Object), IsMeant);
  });
}

bool mailseal::isReplaced(llvm::StringRef Class, llvm::StringRef Method, const Resolver &Names) {
  auto [Module, Name] = Class.rsplit('.');
  auto IsModule = [&, Module = Module](const Value &V) {
    return V.Kind == ValueKind::External && V.Path == Module;
  };
  auto MayBeClass = [&, Module = Module](const Value &V) {
    return V.Kind == ValueKind::LocalClass ||
           (V.Kind == ValueKind::External && V.Path.starts_with(Module) && findApiClass(V.Path));
  };
  auto ReplacesClass = [&](const Resolver *Other) { return assigns(Name, *Other, IsModule); };
  auto ReplacesMethod = [&](const Resolver *Other) { return assigns(Method, *Other, MayBeClass); };
  return ReplacesMethod(&Names) || llvm::any_of(Names.othersThatSet(Module, Name), ReplacesClass) ||
         llvm::any_of(Names.othersThatSet(Module, Method), ReplacesMethod);
}

/// Whether \p Object, of an assignment in the file of \p Names, is what a method calls self.
static bool isReceiver(Node Object, const Resolver &Names) {
  ScopeId Class = 0;
  llvm::StringRef Receiver;
  return Names.scopes().enclosingClass(Names.scopes().scopeOf(Object), Class, Receiver) &&
         Object.text() == Receiver;
}

std::optional<AttributeAssignment> mailseal::findReplacement(Node Read, const Resolver &Names) {
  if (!Read.is(SyntaxKind::Attribute))
    return std::nullopt;
  llvm::StringRef Name = Read.child(SyntaxField::Attribute).text();
  auto IsObject = [](const Value &V) {
    return V.Kind == ValueKind::LocalInstance || V.Kind == ValueKind::LocalClass;
  };
  auto IsHarmless = [](const Value &V) {
    return V.Kind == ValueKind::None || V.Kind == ValueKind::String || findApiClass(V.Path);
  };
  for (const Value &Owner : Names.resolve(Read.child(SyntaxField::Object))) {
    if (!IsObject(Owner))
      continue;
    auto MayBeOwner = [&](const Value &V) {
      return V.Kind == ValueKind::Unknown ||
             (IsObject(V) && V.Home == Owner.Home && V.Class == Owner.Class);
    };
    auto FindIn = [&](const Resolver &File) -> std::optional<AttributeAssignment> {
      for (const AttributeAssignment &A : assignmentsTo(Name, File))
        if (A.Value && !isReceiver(A.Object, File) &&
            llvm::any_of(File.resolveOpened(A.Object), MayBeOwner) &&
            !llvm::all_of(File.resolveOpened(A.Value), IsHarmless))
          return A;
      return std::nullopt;
    };
    if (auto Found = FindIn(*Owner.Home))
      return Found;
    Node Class = Owner.Home->scopes().scope(Owner.Class).Definition;
    for (const Resolver *File :
         Owner.Home->othersThatSet(Class.child(SyntaxField::Name).text(), Name, /*EvenTests=*/true))
      if (auto Found = FindIn(*File))
        return Found;
  }
  return std::nullopt;
}
