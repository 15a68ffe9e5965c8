#include "Resolver.h"
#include "ResolverValues.h"
#include "llvm/ADT/STLExtras.h"

using namespace mailseal;

const ContainerChanges &Resolver::changesOf(const Value &Container) const {
  static const ContainerChanges Unknown{/*MayChange=*/true, {}};
  if (Container.Kind != ValueKind::Container)
    return Unknown;
  if (Container.Origin.tree() != &Scopes.tree())
    return of(Container.Origin).changesOf(Container);
  std::unique_ptr<const ContainerChanges> &Known = Changes[Container.Origin.index()];
  if (!Known)
    Known = std::make_unique<const ContainerChanges>(mailseal::changesOf(Container.Origin, *this));
  return *Known;
}

Values Resolver::elementsOf(const Values &Containers, unsigned Depth) const {
  Values Result;
  for (const Value &C : Containers) {
    const ContainerChanges &Changed = changesOf(C);
    if (Changed.MayChange)
      Result.push_back(Value());
    if (C.Kind != ValueKind::Container)
      continue;
    for (Node Added : Changed.Added)
      addAll(Result, resolve(Added, Depth + 1));
    for (Node Part : C.Origin.parts()) {
      bool IsPair = Part.is(SyntaxKind::Pair);
      if (IsPair && C.Member == ItemsMethod) {
        Value Pair = C;
        Pair.Member = {};
        Pair.Origin = Part;
        Result.push_back(Pair);
      } else {
        addAll(Result, resolve(IsPair ? Part.child(SyntaxField::Value) : Part, Depth + 1));
      }
    }
  }
  return Result;
}

Values Resolver::partAt(const Values &Containers, uint32_t Place, unsigned Depth) const {
  Values Result;
  for (const Value &C : Containers) {
    if (changesOf(C).MayChange)
      Result.push_back(Value());
    if (C.Kind != ValueKind::Container || C.Origin.is(SyntaxKind::Dictionary))
      continue;
    auto Parts = C.Origin.parts();
    bool IsCertain =
        Place < Parts.size() && llvm::none_of(
                                    llvm::ArrayRef(Parts).take_front(Place),
                                    [](Node Part) { return Part.is(SyntaxKind::ListSplat); });
    addAll(Result, IsCertain ? resolve(Parts[Place], Depth + 1) : Values{Value()});
  }
  return Result;
}

Values Resolver::itemsOf(const Values &Containers, Node Subscript, unsigned Depth) const {
  Node Index;
  for (Node Child : Subscript.children())
    if (Child.isNamed() && Child.field() != SyntaxField::Value)
      Index = Child;
  uint32_t Place = 0;
  if (Index.is(SyntaxKind::Integer) && !Index.text().getAsInteger(10, Place) &&
      llvm::none_of(Containers, [](const Value &C) { return C.Origin.is(SyntaxKind::Dictionary); }))
    return llvm::any_of(Containers, [&](const Value &C) { return changesOf(C).MayChange; })
               ? elementsOf(Containers, Depth)
               : partAt(Containers, Place, Depth);
  Values Result;
  for (const Value &C : Containers)
    addAll(Result, valueOfKey(C, Index, Depth));
  return Result;
}

Values Resolver::valueOfKey(const Value &Container, Node Index, unsigned Depth) const {
  llvm::StringRef Wanted, Key;
  if (!Container.Origin.is(SyntaxKind::Dictionary) || !plainString(Index, Wanted) ||
      changesOf(Container).MayChange)
    return elementsOf({Container}, Depth);
  Node Found;
  for (Node Pair : Container.Origin.parts()) {
    if (!Pair.is(SyntaxKind::Pair) || !plainString(Pair.firstChild(), Key))
      return elementsOf({Container}, Depth);
    if (Key == Wanted)
      Found = Pair.child(SyntaxField::Value);
  }
  return Found ? resolve(Found, Depth + 1) : Values{Value()};
}
