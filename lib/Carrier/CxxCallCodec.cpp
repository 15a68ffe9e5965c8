//===- CxxCallCodec.cpp ---------------------------------------------------===//

#include "Carrier/CxxCallCodec.h"
#include "llvm/ADT/StringExtras.h"

using namespace mailseal;
using llvm::StringRef;

static bool isWord(char C) { return llvm::isAlnum(C) || C == '_'; }

/// Takes the word at the start of \p Text.
static StringRef takeWord(StringRef &Text) {
  StringRef Word = Text.take_while(isWord);
  Text = Text.drop_front(Word.size());
  return Word;
}

/// Takes the string literal at the start of \p Text and returns what is between
/// its quotes; nothing where there is none, or it is not plain.
static std::optional<StringRef> takeString(StringRef &Text) {
  if (Text.empty() || (Text.front() != '\'' && Text.front() != '"'))
    return std::nullopt;
  size_t Close = Text.find(Text.front(), 1);
  if (Close == StringRef::npos)
    return std::nullopt;
  StringRef Inside = Text.slice(1, Close);
  if (Inside.contains('\\') || Inside.contains('"'))
    return std::nullopt;
  Text = Text.drop_front(Close + 1);
  return Inside;
}

static std::string quoted(StringRef Text) { return ("\"" + Text + "\"").str(); }

static std::string importOf(const BindingStyle &Style, StringRef Module) {
  StringRef Function = Style.Library == BindingLibrary::Nanobind ? "import_" : "import";
  return Style.Prefix + Style.Module + (Style.Module.empty() ? "" : "::") + Function.str() + "(" +
         quoted(Module) + ")";
}

/// Takes `__import__('m').a.b()` from the start of \p Text and spells it in C++;
/// empty where it is something else.
static std::string takeChain(const BindingStyle &Style, StringRef &Text) {
  if (!Text.consume_front("__import__("))
    return {};
  std::optional<StringRef> Module = takeString(Text);
  if (!Module || !Text.consume_front(")"))
    return {};
  std::string Result = importOf(Style, *Module);
  while (true) {
    if (Text.consume_front("()"))
      Result += "()";
    else if (Text.consume_front("."))
      Result += ".attr(" + quoted(takeWord(Text)) + ")";
    else
      return Result;
  }
}

namespace {

class BindingCodec : public Codec {
public:
  BindingCodec(const BindingStyle &Style, std::shared_ptr<const ArgumentSpellings> Spellings,
               StringRef LineEnd)
      : Style(Style), Spellings(std::move(Spellings)), LineEnd(LineEnd) {}

  llvm::Expected<std::string> encode(StringRef Text, const TextContext &) const override {
    std::string Result;
    while (!Text.empty()) {
      if (Text.consume_front("\n")) {
        Result += LineEnd;
      } else if (StringRef(" \t,").contains(Text.front())) {
        Result += Text.front();
        Text = Text.drop_front();
      } else if (!takeArgument(Text, Result)) {
        return llvm::createStringError("C++ has no spelling for '" + Text + "' here");
      }
    }
    return Result;
  }

private:
  /// Takes `name=value` or `value` from the start of \p Text.
  bool takeArgument(StringRef &Text, std::string &Result) const {
    StringRef Rest = Text, Word = takeWord(Rest);
    if (!Word.empty() && Rest.consume_front("=") && !Rest.starts_with("=")) {
      Result += Style.UsesLiteral ? quoted(Word) + "_a = "
                                  : Style.Prefix + "arg(" + quoted(Word) + ") = ";
      Text = Rest;
    }
    Rest = Text;
    if (std::string Chain = takeChain(Style, Rest); !Chain.empty()) {
      Result += Chain;
    } else if (std::optional<StringRef> Literal = takeString(Rest)) {
      Result += quoted(*Literal);
    } else {
      Rest = Text;
      StringRef Value = takeValue(Rest);
      auto Known = Spellings->find(Value);
      if (Known != Spellings->end() && Known->second)
        Result += *Known->second;
      else if (!Value.empty() && llvm::all_of(Value, llvm::isDigit))
        Result += Value;
      else
        return false;
    }
    Text = Rest;
    return true;
  }

  /// Takes what stands before the next comma or the end.
  static StringRef takeValue(StringRef &Text) {
    int Depth = 0;
    size_t I = 0;
    for (; I < Text.size(); ++I) {
      char C = Text[I];
      if (Depth == 0 && (C == ',' || C == '\n'))
        break;
      Depth += C == '(' || C == '[';
      Depth -= C == ')' || C == ']';
    }
    StringRef Value = Text.take_front(I).rtrim();
    Text = Text.drop_front(Value.size());
    return Value;
  }

  BindingStyle Style;
  std::shared_ptr<const ArgumentSpellings> Spellings;
  std::string LineEnd;
};

/// The keyword that \p Text gives a context: `context`, `ssl_context`.
StringRef keywordIn(StringRef Text) {
  return Text.contains("ssl_context") ? "ssl_context" : "context";
}

class RefusingCodec : public Codec {
public:
  llvm::Expected<std::string> encode(StringRef Text, const TextContext &) const override {
    if (Text.empty())
      return std::string();
    if (!Text.contains("context"))
      return llvm::createStringError("another call here would have to get '" + Text + "'");
    return llvm::createStringError(reason(keywordIn(Text)));
  }

private:
  virtual std::string reason(StringRef Keyword) const = 0;
};

class UnknownCallCodec : public RefusingCodec {
  std::string reason(StringRef Keyword) const override {
    return "this file does not show which library calls Python here: pass " + Keyword.str() +
           " made by ssl.create_default_context()";
  }
};

class ApiCallCodec : public RefusingCodec {
public:
  explicit ApiCallCodec(CxxCallSite Site) : Site(std::move(Site)) {}

private:
  std::string reason(StringRef Keyword) const override {
    bool HasDictionary = Site.Meaning == ApiMeaning::CallTuple && Site.Arguments.size() > 1 &&
                         !isNull(Site.Arguments[1]);
    std::string Result =
        "in the C API a keyword goes into the dictionary of PyObject_Call: write `PyObject *ssl = "
        "PyImport_ImportModule(\"ssl\"); PyObject *context = ssl ? PyObject_CallMethod(ssl, "
        "\"create_default_context\", NULL) : NULL; ";
    std::string Last = "context";
    auto Define = [&](StringRef Name, StringRef Value) {
      Result += ("PyObject *" + Name + " = " + Last + " ? " + Value + " : NULL; ").str();
      Last = Name;
    };
    std::vector<StringRef> Made{"context", "ssl"};
    std::string Keywords = "keywords";
    if (HasDictionary) {
      Keywords = Site.Arguments[1];
      Result += "if (context) PyDict_SetItemString(" + Keywords + ", \"" + Keyword.str() +
                "\", context); ";
    } else {
      Define(Keywords, ("Py_BuildValue(\"{s:O}\", \"" + Keyword + "\", context)").str());
      Made.emplace_back("keywords");
    }
    std::string Callee = Site.Callee;
    if (!Site.Member.empty()) {
      Callee = "callee";
      bool IsObject = Site.Meaning == ApiMeaning::CallMemberObjects;
      Define(Callee, (IsObject ? "PyObject_GetAttr(" : "PyObject_GetAttrString(") + Site.Callee +
                         ", " + Site.Member + ")");
      Made.emplace_back("callee");
    }
    std::string Arguments = "arguments";
    if (Site.Meaning == ApiMeaning::CallTuple && !Site.Arguments.empty() &&
        !isNull(Site.Arguments[0])) {
      Arguments = Site.Arguments[0];
    } else {
      Define(Arguments, tuple());
      Made.emplace_back("arguments");
    }
    Result += "PyObject *result = " + Last + " ? PyObject_Call(" + Callee + ", " + Arguments +
              ", " + Keywords + ") : NULL;";
    for (StringRef Name : llvm::reverse(Made))
      Result += (" Py_XDECREF(" + Name + ");").str();
    return Result + "`";
  }

  static bool isNull(StringRef Argument) {
    return Argument == "NULL" || Argument == "nullptr" || Argument == "0";
  }

  /// An expression for a new tuple of the positional arguments.
  std::string tuple() const {
    std::string List = llvm::join(Site.Arguments, ", ");
    bool ByFormat =
        Site.Meaning == ApiMeaning::CallFormat || Site.Meaning == ApiMeaning::CallMember;
    if (Site.Arguments.empty() || Site.Meaning == ApiMeaning::CallTuple)
      return "PyTuple_New(0)";
    if (!ByFormat)
      return "PyTuple_Pack(" + std::to_string(Site.Arguments.size()) + ", " + List + ")";
    StringRef Format = StringRef(Site.Format).drop_front().drop_back();
    bool IsTuple = Format.starts_with("(");
    return "Py_BuildValue(\"" + (IsTuple ? Format.str() : "(" + Format.str() + ")") + "\", " +
           List + ")";
  }

  CxxCallSite Site;
};

class BoostCallCodec : public RefusingCodec {
public:
  BoostCallCodec(CxxCallSite Site, const BindingStyle &Style, bool HasTuples,
                 std::shared_ptr<const Codec> Positional)
      : Site(std::move(Site)), Style(Style), HasTuples(HasTuples),
        Positional(std::move(Positional)) {}

  llvm::Expected<std::vector<Edit>> place(TextRange Host, StringRef Text,
                                          const TextContext &Context) const override {
    if (!Text.contains('='))
      return Positional->place(Host, Text, Context);
    StringRef Rest = Text;
    std::string More, Keyword;
    bool Unpacks = llvm::any_of(Site.Arguments, [](StringRef A) { return A.starts_with("*"); });
    bool IsArgument = Host.empty() && Site.Inside.contains(Host);
    if (!HasTuples || Unpacks || !IsArgument || !takeArguments(Rest, More, Keyword))
      return Codec::place(Host, Text, Context);
    std::string Open = "*" + Style.Prefix + "make_tuple(";
    std::string Close = More + "), " + dictionary(Keyword);
    if (Host.Begin == Site.Inside.Begin)
      return std::vector<Edit>{{Host, Open + Close}};
    return std::vector<Edit>{{{Site.Inside.Begin, Site.Inside.Begin}, Open}, {Host, Close}};
  }

private:
  /// Takes `, 465, context=…` apart: \p More gets `, 465`, \p Keyword the name and
  /// the value as a tuple holds them.
  bool takeArguments(StringRef &Text, std::string &More, std::string &Keyword) const {
    while (true) {
      StringRef Rest = Text;
      Rest.consume_front(", ");
      if (StringRef Digits = Rest.take_while(llvm::isDigit); !Digits.empty()) {
        More += ", " + Digits.str();
        Text = Rest.drop_front(Digits.size());
        continue;
      }
      StringRef Name = takeWord(Rest);
      if (Name.empty() || !Rest.consume_front("="))
        return false;
      std::string Value = takeChain(Style, Rest);
      Keyword = quoted(Name) + ", " + Value;
      return !Value.empty() && Rest.empty();
    }
  }

  std::string dictionary(StringRef Keyword) const {
    const std::string &In = Style.Prefix;
    return "**" + In + "dict(" + In + "make_tuple(" + In + "make_tuple(" + Keyword.str() + ")))";
  }

  std::string reason(StringRef Keyword) const override {
    std::string Context = importOf(Style, "ssl") + ".attr(\"create_default_context\")()";
    std::string Result = "Boost.Python takes keywords in a dictionary only: write `";
    for (StringRef Argument : Site.Arguments)
      if (Argument.consume_front("**")) {
        Result += Argument;
        return Result += "[" + quoted(Keyword) + "] = " + Context + "` before";
      }
    bool IsTuple = Site.Arguments.size() == 1 && StringRef(Site.Arguments[0]).starts_with("*");
    std::string Tuple =
        IsTuple ? Site.Arguments[0]
                : "*" + Style.Prefix + "make_tuple(" + llvm::join(Site.Arguments, ", ") + ")";
    return Result + Site.Callee + "(" + Tuple + ", " +
           dictionary(quoted(Keyword) + ", " + Context) + ")`";
  }

  CxxCallSite Site;
  BindingStyle Style;
  bool HasTuples;
  std::shared_ptr<const Codec> Positional; ///< Spells arguments without a keyword.
};

} // namespace

std::shared_ptr<const Codec>
mailseal::makeBindingCodec(const BindingStyle &Style,
                           std::shared_ptr<const ArgumentSpellings> Spellings, StringRef LineEnd) {
  return std::make_shared<BindingCodec>(Style, std::move(Spellings), LineEnd);
}

std::shared_ptr<const Codec> mailseal::makeApiCallCodec(CxxCallSite Site) {
  return std::make_shared<ApiCallCodec>(std::move(Site));
}

std::shared_ptr<const Codec> mailseal::makeBoostCallCodec(CxxCallSite Site,
                                                          const BindingStyle &Style, bool HasTuples,
                                                          std::shared_ptr<const Codec> Positional) {
  return std::make_shared<BoostCallCodec>(std::move(Site), Style, HasTuples, std::move(Positional));
}

std::shared_ptr<const Codec> mailseal::makeUnknownCallCodec() {
  return std::make_shared<UnknownCallCodec>();
}
