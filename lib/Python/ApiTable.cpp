#include "ApiTable.h"
#include "llvm/ADT/STLExtras.h"

using namespace mailseal;

namespace {

constexpr llvm::StringLiteral Modules[] = {
#define MAILSEAL_LIBRARY(Module) Module,
#include "ApiTable.def"
};

constexpr ApiClass Classes[] = {
#define MAILSEAL_CLASS(Module, Class, Base, Host, Port, Use, StarExported)                         \
  {Module, Class, Base, Host, Port, Use, StarExported},
#include "ApiTable.def"
};

constexpr ApiCallable Callables[] = {
#define MAILSEAL_CALLABLE(Module, Class, Method, Keyword, Context, Keyfile, Certfile, Python2)     \
  {Module, Class, Method, Keyword, Context, Keyfile, Certfile, Python2},
#include "ApiTable.def"
};

/// The last one stands for none: a table may have no switches.
constexpr ApiSwitch Switches[] = {
#define MAILSEAL_SWITCH(Callable, Keyword, Off, On) {Callable, Keyword, Off, On},
#include "ApiTable.def"
    {"", "", "", ""},
};

} // namespace

std::string ApiCallable::qualifiedName() const {
  std::string Name = Module.str() + "." + Class.str();
  if (!Method.empty())
    Name += "." + Method.str();
  return Name;
}

llvm::ArrayRef<llvm::StringLiteral> mailseal::apiModules() { return Modules; }
llvm::ArrayRef<ApiCallable> mailseal::apiCallables() { return Callables; }
llvm::ArrayRef<ApiSwitch> mailseal::apiSwitches() { return llvm::ArrayRef(Switches).drop_back(); }

bool mailseal::isApiModule(llvm::StringRef Name) { return llvm::is_contained(Modules, Name); }

llvm::ArrayRef<ApiClass> mailseal::apiClasses() { return Classes; }

const ApiClass *mailseal::findApiClass(llvm::StringRef Path) {
  auto [Module, Name] = Path.split('.');
  for (const ApiClass &Class : Classes)
    if (Class.Module == Module && Class.Name == Name)
      return &Class;
  return nullptr;
}

const ApiCallable *mailseal::findApiCallable(const ApiClass &Class, llvm::StringRef Method) {
  for (const ApiCallable &Callable : Callables)
    if (Callable.Module == Class.Module && Callable.Class == Class.Name &&
        Callable.Method == Method)
      return &Callable;
  // A constructor is not inherited: SMTP_SSL's takes what SMTP's does not.
  if (Method.empty() || Class.Base.empty())
    return nullptr;
  const ApiClass *Base = findApiClass(Class.Module.str() + "." + Class.Base.str());
  return Base ? findApiCallable(*Base, Method) : nullptr;
}
