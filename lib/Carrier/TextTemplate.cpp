//===- TextTemplate.cpp ---------------------------------------------------===//

#include "Carrier/TextTemplate.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/StringExtras.h"

using namespace mailseal;
using llvm::StringRef;

namespace {

/// What the template spells at one place.
struct Mark {
  size_t Size = 0;   ///< Bytes it takes; 0 if there is none.
  std::string Shown; ///< The Python that stands for it.
};

bool isNameChar(char C) { return llvm::isAlnum(C) || C == '_'; }

/// `NAME` at the start of \p Text.
StringRef nameAt(StringRef Text) {
  if (Text.empty() || llvm::isDigit(Text.front()))
    return "";
  return Text.take_while(isNameChar);
}

Mark placeholder(size_t Size) { return {Size, PlaceholderName.str()}; }
Mark number(size_t Size) { return {Size, "0"}; }

/// `$NAME`, `${NAME}`, `@NAME@`: in no Python but in strings.
Mark plainMark(StringRef Text) {
  if (Text.starts_with("@")) {
    StringRef Name = nameAt(Text.drop_front());
    return !Name.empty() && Text.substr(1 + Name.size()).starts_with("@")
               ? placeholder(Name.size() + 2)
               : Mark();
  }
  if (!Text.consume_front("$"))
    return {};
  if (Text.consume_front("{")) {
    StringRef Name = nameAt(Text);
    return !Name.empty() && Text.substr(Name.size()).starts_with("}") ? placeholder(Name.size() + 3)
                                                                      : Mark();
  }
  StringRef Name = nameAt(Text);
  return Name.empty() ? Mark() : placeholder(Name.size() + 1);
}

/// C11 7.21.6.1, with the `n$` of POSIX.
Mark printfMark(StringRef Text) {
  if (!Text.starts_with("%"))
    return {};
  if (Text.starts_with("%%"))
    return {2, "%"};
  constexpr StringRef Flags = "-+ #0123456789.*'$", Lengths = "hljztLqIw";
  size_t At = std::min(Text.find_first_not_of(Flags, 1), Text.size());
  At = std::min(Text.find_first_not_of(Lengths, At), Text.size());
  if (At == Text.size())
    return {};
  if (StringRef("diouxXeEfFgGaA").contains(Text[At]))
    return number(At + 1);
  if (StringRef("scpSC").contains(Text[At]))
    return placeholder(At + 1);
  return {};
}

Mark bracesMark(StringRef Text) {
  if (Text.starts_with("{{") || Text.starts_with("}}"))
    return {2, Text.take_front().str()};
  if (!Text.starts_with("{"))
    return {};
  unsigned Depth = 0;
  for (size_t I = 0; I < Text.size() && Text[I] != '\n'; ++I) {
    Depth += Text[I] == '{';
    if (Text[I] == '}' && --Depth == 0)
      return placeholder(I + 1);
  }
  return {};
}

Mark numbersMark(StringRef Text) {
  if (!Text.starts_with("%"))
    return {};
  size_t Begin = Text.substr(1).starts_with("L") ? 2 : 1;
  size_t Digits = Text.substr(Begin).take_front(2).take_while(llvm::isDigit).size();
  return Digits ? placeholder(Begin + Digits) : Mark();
}

Mark boostMark(StringRef Text) {
  if (Text.starts_with("%|")) {
    size_t End = Text.find('|', 2);
    return End == StringRef::npos ? Mark() : placeholder(End + 1);
  }
  StringRef Digits = Text.starts_with("%") ? Text.drop_front().take_while(llvm::isDigit) : "";
  if (!Digits.empty() && Text.substr(1 + Digits.size()).starts_with("%"))
    return placeholder(Digits.size() + 2);
  return printfMark(Text);
}

Mark dollarsMark(StringRef Text) {
  if (Text.starts_with("$$"))
    return {2, "$"};
  return Text.size() > 1 && Text[0] == '$' && llvm::isDigit(Text[1]) ? placeholder(2) : Mark();
}

/// A kind of template.
struct Format {
  Mark (*MarkAt)(StringRef Text);
  StringRef Doubled; ///< What is spelled twice to mean itself.
  StringRef Starts;  ///< What a mark starts with.
};

// In the order of TemplateKind, up to Guess.
constexpr Format Formats[] = {
    {plainMark, "", "$@"},  {printfMark, "%", "%"}, {bracesMark, "{}", "{}"},
    {numbersMark, "", "%"}, {boostMark, "%", "%"},  {dollarsMark, "$", "$"},
};

/// Whether \p Text has a place to fill by \p F.
bool hasPlace(const Format &F, StringRef Text) {
  for (size_t I = 0; I < Text.size(); ++I)
    if (Mark M = F.MarkAt(Text.substr(I)); M.Size) {
      if (M.Shown.size() > 1 || M.Shown == "0")
        return true;
      I += M.Size - 1;
    }
  return false;
}

/// \p Kind is not Guess.
const Format &formatOf(TemplateKind Kind) { return Formats[static_cast<size_t>(Kind)]; }

class TemplateCodec : public Codec {
public:
  TemplateCodec(const Format &F, std::shared_ptr<const Codec> Inner)
      : F(F), Inner(std::move(Inner)) {}

  llvm::Expected<std::string> encode(StringRef Text, const TextContext &Context) const override {
    std::string Doubled;
    for (char C : Text) {
      Doubled += C;
      if (F.Doubled.contains(C))
        Doubled += C;
    }
    if (hasPlace(F, Doubled) ||
        (F.Doubled.empty() && Text.find_first_of(F.Starts) != StringRef::npos))
      return llvm::createStringError("the new text would be filled in by the template around it");
    return Inner->encode(Doubled, Context);
  }

private:
  const Format &F;
  std::shared_ptr<const Codec> Inner;
};

} // namespace

TemplateKind mailseal::guessTemplate(StringRef Text) {
  for (TemplateKind Likely : {TemplateKind::Printf, TemplateKind::Braces})
    if (hasPlace(formatOf(Likely), Text))
      return Likely;
  return TemplateKind::None;
}

bool mailseal::hasPlaces(TemplateKind Kind, StringRef Text) {
  return hasPlace(formatOf(Kind), Text);
}

bool mailseal::isTemplate(TemplateKind Kind, const PythonUnit &Literal) {
  const Format &F = formatOf(Kind);
  return !F.Doubled.empty() || hasPlace(F, Literal.text());
}

void mailseal::appendTemplate(TemplateKind Kind, const PythonUnit &Literal,
                              PythonUnitBuilder &Unit) {
  StringRef Text = Literal.text();
  const Format &F = formatOf(Kind);
  uint32_t Done = 0;
  auto CopyUpTo = [&](uint32_t End) {
    if (Done < End)
      Unit.appendPart(Literal, {Done, End});
  };
  for (uint32_t I = 0; I < Text.size(); ++I) {
    Mark M = F.MarkAt(Text.substr(I));
    if (!M.Size)
      continue;
    CopyUpTo(I);
    Done = I + uint32_t(M.Size);
    TextRange Host = Literal.toHost({I, Done});
    if (M.Shown.size() == 1 && M.Shown != "0")
      Unit.appendEscape(M.Shown, Host);
    else
      Unit.appendOpaque(M.Shown, Host);
    I = Done - 1;
  }
  CopyUpTo(Text.size());
}

std::shared_ptr<const Codec> mailseal::makeTemplateCodec(TemplateKind Kind,
                                                         std::shared_ptr<const Codec> Inner) {
  return std::make_shared<TemplateCodec>(formatOf(Kind), std::move(Inner));
}
