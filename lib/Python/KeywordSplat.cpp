#include "KeywordSplat.h"
#include "Callers.h"
#include "Contexts.h"
#include "Guards.h"
#include "SplatParameters.h"
#include "llvm/ADT/STLExtras.h"

using namespace mailseal;

namespace {

/// Methods of a dictionary that put nothing in.
constexpr llvm::StringLiteral Readers[] = {"copy", "get", "items", "keys", "pop", "values"};

/// Reads one argument.
class SplatReader {
public:
  SplatReader(Node Splat, const ScopeTable &Scopes) : Splat(Splat), Scopes(Scopes) {}

  KeywordSplat read() {
    auto Parts = Splat.parts();
    Node Given = Parts.empty() ? Node() : Parts.back();
    Result.IsKnown = Given.is(SyntaxKind::Identifier) ? readVariable(Given) : readMaker(Given);
    return std::move(Result);
  }

private:
  /// Adds the entries that \p Maker makes; false if it may make others.
  bool readMaker(Node Maker) {
    if (Maker.is(SyntaxKind::Call)) {
      ScopeId Found = 0;
      CallArguments Arguments(Maker);
      bool IsDict = Maker.child(SyntaxField::Function).text() == "dict" &&
                    !Scopes.findScope("dict", Scopes.scopeOf(Maker), Found);
      return IsDict && addKeywords(Arguments) && Arguments.Positional.empty();
    }
    if (!Maker.is(SyntaxKind::Dictionary))
      return false;
    for (Node Child : Maker.parts()) {
      if (!Child.is(SyntaxKind::Pair) ||
          !add(Child.firstChild(), Child.child(SyntaxField::Value), Child))
        return false;
    }
    return true;
  }

  bool add(Node Key, Node Value, Node Place) {
    llvm::StringRef Name;
    if (!plainString(Key, Name))
      return false;
    Result.Entries.push_back({Name.str(), Value, Place});
    return true;
  }

  bool addKeywords(const CallArguments &Arguments) {
    for (Node K : Arguments.Keywords)
      Result.Entries.push_back(
          {K.child(SyntaxField::Name).text().str(), K.child(SyntaxField::Value), K});
    return !Arguments.ListSplat && !Arguments.DictionarySplat && !Arguments.LoneGenerator;
  }

  bool readVariable(Node Variable) {
    Result.Name = Variable.text().str();
    ScopeId Owner = 0;
    if (!Scopes.findScope(Result.Name, Scopes.scopeOf(Variable), Owner))
      return false;
    // Other modules may put something into a global.
    bool AllRead = Scopes.scope(Owner).Kind == ScopeKind::Function;
    for (const Binding &B : Scopes.scope(Owner).Bindings.find(Result.Name)->second)
      AllRead &= B.Kind == BindingKind::Value && readMaker(B.Value);
    for (Node N : Scopes.scope(Owner).Definition.subtree()) {
      ScopeId Found = 0;
      if (N.is(SyntaxKind::Identifier) && N.text() == Result.Name && !isNameOnly(N) &&
          Scopes.findScope(Result.Name, Scopes.scopeOf(N), Found) && Found == Owner)
        AllRead &= readUse(N);
    }
    return AllRead;
  }

  /// Whether \p Identifier names an attribute or a parameter of something else.
  static bool isNameOnly(Node Identifier) {
    return Identifier.field() == SyntaxField::Attribute ||
           (Identifier.parent().is(SyntaxKind::KeywordArgument) &&
            Identifier.field() == SyntaxField::Name);
  }

  /// Adds what the use \p N of the variable puts in; false if that is not known.
  bool readUse(Node N) {
    Node Parent = N.parent(), Around = Parent.parent();
    if (Parent.is(SyntaxKind::Assignment) && N.field() == SyntaxField::Left)
      return true;
    if (Parent.is(SyntaxKind::DictionarySplat))
      return true;
    if (Parent.is(SyntaxKind::Subscript) && Parent.child(SyntaxField::Value) == N) {
      bool IsTarget = Around.is(SyntaxKind::Assignment) && Parent.field() == SyntaxField::Left;
      Node Key = N.nextSibling().nextSibling();
      return IsTarget ? add(Key, Around.child(SyntaxField::Right), placeOf(Around, Key, N))
                      : !Around.is(SyntaxKind::AugmentedAssignment);
    }
    if (!Parent.is(SyntaxKind::Attribute) || !Around.is(SyntaxKind::Call) ||
        Parent.field() != SyntaxField::Function)
      return Parent.is(SyntaxKind::ComparisonOperator);
    llvm::StringRef Method = Parent.child(SyntaxField::Attribute).text();
    CallArguments Arguments(Around);
    if (Method == "update") {
      for (Node Argument : Arguments.Positional)
        if (!readMaker(Argument))
          return false;
      return addKeywords(Arguments);
    }
    if (Method == "setdefault" && Arguments.Positional.size() == 2)
      return add(Arguments.Positional[0], Arguments.Positional[1], Around);
    return llvm::is_contained(Readers, Method);
  }

  /// The statement with which the dictionary \p Name has \p Key for sure: \p Assignment, or
  /// the `if` around it that asks whether the key is there already.
  static Node placeOf(Node Assignment, Node Key, Node Name) {
    Node If = Assignment.parent().parent().parent();
    std::string In = (Key.text() + " not in " + Name.text()).str();
    std::string Get = (Name.text() + ".get(" + Key.text() + ")").str();
    Node Condition = If.is(SyntaxKind::IfStatement) ? If.child(SyntaxField::Condition) : Node();
    bool Asks = Condition && (Condition.text() == In || Condition.text() == Get + " is None" ||
                              Condition.text() == "not " + Get);
    return Asks && Assignment.parent().parent().is(SyntaxKind::Block) ? If : Assignment;
  }

  Node Splat;
  const ScopeTable &Scopes;
  KeywordSplat Result;
};

} // namespace

Node KeywordSplat::only(llvm::StringRef Keyword) const {
  Node Found;
  for (const KeywordEntry &E : Entries) {
    if (E.Name != Keyword)
      continue;
    if (Found)
      return {};
    Found = E.Value;
  }
  return IsKnown ? Found : Node();
}

KeywordSplat mailseal::readKeywordSplat(Node Splat, const Resolver &Names) {
  return SplatReader(Splat, Names.scopes()).read();
}

/// Adds the properties of the class around that `self.name`, \p Callee, may be.
static void addProperties(Node Callee, const ScopeTable &Scopes,
                          llvm::SmallVectorImpl<Node> &Result) {
  ScopeId Class = 0;
  llvm::StringRef Receiver;
  if (!Callee.is(SyntaxKind::Attribute) ||
      !Scopes.enclosingClass(Scopes.scopeOf(Callee), Class, Receiver) ||
      Callee.child(SyntaxField::Object).text() != Receiver)
    return;
  const auto &Members = Scopes.scope(Class).Bindings;
  if (auto It = Members.find(Callee.child(SyntaxField::Attribute).text()); It != Members.end())
    for (const Binding &B : It->second)
      if (B.Kind == BindingKind::Function && isProperty(B.Value))
        Result.push_back(B.Value);
}

/// Whether whoever calls the class of \p Row at \p Call has come by \p Place.
static bool isPutInFor(Node Place, Node Call, const ApiCallable &Row, const Resolver &Names) {
  if (guardsHoldAt(Place, Call))
    return true;
  std::string Class = Row.Module.str() + "." + Row.Class.str();
  const ScopeTable &Scopes = Names.scopes();
  llvm::SmallVector<Node, 2> Pickers{Scopes.scope(Scopes.scopeOf(Call)).Definition};
  addProperties(Call.child(SyntaxField::Function), Scopes, Pickers);
  bool Named = false;
  for (Node Picker : Pickers)
    for (Node N : Picker.subtree()) {
      if (!N.text().ends_with(Row.Class) ||
          !(N.is(SyntaxKind::Attribute) ||
            (N.is(SyntaxKind::Identifier) && N.field() != SyntaxField::Attribute)))
        continue;
      bool IsClass = llvm::any_of(Names.resolve(N), [&](const Value &V) {
        return V.Kind == ValueKind::External && V.Path == Class;
      });
      if (IsClass && !guardsHoldAt(Place, N))
        return false;
      Named |= IsClass;
    }
  return Named;
}

/// Whether the `**kwargs` of \p Arguments is that of the function around \p Call, and
/// whoever calls that gives it a context for \p Row that verifies.
static bool isGivenByCallers(Node Call, const ApiCallable &Row, const CallArguments &Arguments,
                             const Resolver &Names) {
  Node Function = Call.ancestor(SyntaxKind::FunctionDefinition);
  if (!Function)
    return false;
  llvm::StringRef Given = splatParameter(Function, SyntaxKind::DictionarySplatPattern);
  if (Given.empty() || Arguments.DictionarySplat.text().ltrim('*') != Given ||
      !isHandedOn(Given, Function, Call))
    return false;
  auto Callers = callsOf(Function, Names);
  return !Callers.empty() && llvm::all_of(Callers, [&](Node Caller) {
    Node Context = CallArguments(Caller).find(-1, Row.Keyword, 0);
    return Context && judgeContext(Context, Names.of(Caller)).State == ContextState::Trusted;
  });
}

SplatContext mailseal::findSplatContext(Node Call, const ApiCallable &Row,
                                        const CallArguments &Arguments, const Resolver &Names) {
  std::string Splat = "'" + Arguments.DictionarySplat.text().str() + "'";
  KeywordSplat Brings = readKeywordSplat(Arguments.DictionarySplat, Names);
  bool Several = llvm::count_if(Arguments.List.children(), [](Node Child) {
                   return Child.is(SyntaxKind::DictionarySplat);
                 }) > 1;
  SplatContext Result;
  Result.IsFromCallers = !Several && isGivenByCallers(Call, Row, Arguments, Names);
  if (!Brings.IsKnown || Several)
    Result.Problem =
        Splat + " may hold " + Row.Keyword.str() + " already" +
        (Brings.Name.empty() ? ""
                             : ": call " + Brings.Name + ".setdefault(\"" + Row.Keyword.str() +
                                   "\", ssl.create_default_context()) before");
  for (const KeywordEntry &E : Brings.Entries) {
    if (E.Name == "keyfile" || E.Name == "certfile")
      Result.Problem = Splat + " holds a " + E.Name;
    if (E.Name != Row.Keyword)
      continue;
    if (isPutInFor(E.Place, Call, Row, Names)) {
      Result.Context = E.Value;
      Result.Problem = Splat + " holds it: repair it there";
      return Result;
    }
    Result.Problem =
        Splat + " holds " + Row.Keyword.str() + " on some ways only: make it do so on all";
  }
  return Result;
}
