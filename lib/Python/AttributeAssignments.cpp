#include "AttributeAssignments.h"
#include "llvm/ADT/STLExtras.h"

using namespace mailseal;

AttributeAssignments mailseal::assignmentsTo(llvm::StringRef Name, const Resolver &Names) {
  AttributeAssignments Result;
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

/// Whether the method \p Name of a class of \p Module may be replaced in the file of \p Names.
static bool replacesMethod(llvm::StringRef Module, llvm::StringRef Name, const Resolver &Names) {
  auto MayBeItsClass = [&](const Value &V) {
    return V.Kind == ValueKind::LocalClass ||
           (V.Kind == ValueKind::External && V.Path.starts_with(Module) && findApiClass(V.Path));
  };
  return llvm::any_of(assignmentsTo(Name, Names), [&](const AttributeAssignment &A) {
    return A.Value && llvm::any_of(Names.resolve(A.Object), MayBeItsClass);
  });
}

bool mailseal::isMethodReplaced(llvm::StringRef Class, llvm::StringRef Name,
                                const Resolver &Names) {
  llvm::StringRef Module = Class.rsplit('.').first;
  return replacesMethod(Module, Name, Names) ||
         llvm::any_of(Names.othersThatSet(Module, Name),
                      [&](const Resolver *Other) { return replacesMethod(Module, Name, *Other); });
}
