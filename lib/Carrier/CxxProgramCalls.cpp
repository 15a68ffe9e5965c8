//===- CxxProgramCalls.cpp - Calls that change a text ---------------------===//

#include "Carrier/CxxProgramFinder.h"
#include "llvm/ADT/Sequence.h"

using namespace mailseal;
using llvm::StringRef;
namespace tok = clang::tok;

/// Streams that show what they get to a person.
static constexpr llvm::StringLiteral OutputStreams[] = {"cout",  "cerr",  "clog",   "wcout",
                                                        "wcerr", "wclog", "stdout", "stderr"};

bool mailseal::isOutputStream(StringRef Name) { return llvm::is_contained(OutputStreams, Name); }

namespace {
/// A call that gives a text to a variable.
struct TextCall {
  llvm::StringLiteral Name;
  int Target;    ///< The argument that is changed; -1: the object.
  unsigned Text; ///< The argument with the text.
  TemplateKind Kind = TemplateKind::None;
  bool Sets = false;   ///< Drops what was there.
  bool IsLine = false; ///< Adds a line of its own.
  bool IsCopy = false; ///< Into memory that must have room.
};
constexpr TextCall TextCalls[] = {
    {"append", -1, 0},
    {"assign", -1, 0, TemplateKind::None, true},
    {"push_back", -1, 0, TemplateKind::None, false, true},
    {"emplace_back", -1, 0, TemplateKind::None, false, true},
    {"push", -1, 0, TemplateKind::None, false, true},
    {"add", -1, 0, TemplateKind::None, false, true},
    {"Add", -1, 0, TemplateKind::None, false, true},
    {"write", -1, 0},
    {"Append", -1, 0},
    {"sprintf", 0, 1, TemplateKind::Printf, true, false, true},
    {"snprintf", 0, 2, TemplateKind::Printf, true, false, true},
    {"sprintf_s", 0, 2, TemplateKind::Printf, true, false, true},
    {"_snprintf", 0, 2, TemplateKind::Printf, true, false, true},
    {"PyOS_snprintf", 0, 2, TemplateKind::Printf, true, false, true},
    {"g_snprintf", 0, 2, TemplateKind::Printf, true, false, true},
    {"vsprintf", 0, 1, TemplateKind::Printf, true, false, true},
    {"vsnprintf", 0, 2, TemplateKind::Printf, true, false, true},
    {"_vsnprintf", 0, 2, TemplateKind::Printf, true, false, true},
    {"strcpy", 0, 1, TemplateKind::None, true, false, true},
    {"stpcpy", 0, 1, TemplateKind::None, true, false, true},
    {"strncpy", 0, 1, TemplateKind::None, true, false, true},
    {"strlcpy", 0, 1, TemplateKind::None, true, false, true},
    {"strcpy_s", 0, 2, TemplateKind::None, true, false, true},
    {"memcpy", 0, 1, TemplateKind::None, true, false, true},
    {"memmove", 0, 1, TemplateKind::None, true, false, true},
    {"strcat", 0, 1, TemplateKind::None, false, false, true},
    {"strncat", 0, 1, TemplateKind::None, false, false, true},
    {"strlcat", 0, 1, TemplateKind::None, false, false, true},
    {"strcat_s", 0, 2, TemplateKind::None, false, false, true},
    {"asprintf", 0, 1, TemplateKind::Printf, true},
    {"vasprintf", 0, 1, TemplateKind::Printf, true},
    {"fprintf", 0, 1, TemplateKind::Printf},
    {"fputs", 1, 0},
    {"fwrite", 3, 0},
};

bool isTextMethod(StringRef Name) {
  return llvm::any_of(TextCalls, [&](const TextCall &C) { return C.Target < 0 && C.Name == Name; });
}

/// What the method behind \p Object changes: `text` in `text.append("…").append("…")`.
TokenRange withoutChain(const CxxCode &Code, TokenRange Object) {
  while (!Object.empty() && Code.is(Object.End - 1, tok::r_paren)) {
    size_t Open = Code.openerOf(Object.End - 1);
    bool IsLink = Open < Object.End && Open >= Object.Begin + 3 &&
                  isTextMethod(Code.spelling(Open - 1)) &&
                  (Code.is(Open - 2, tok::period) || Code.is(Open - 2, tok::arrow));
    if (!IsLink)
      break;
    Object.End = Open - 2;
  }
  return Object;
}
} // namespace

void CxxProgramFinder::followCalls(TokenRange S) {
  // A copy of several calls would add more than a line.
  auto ChangesText = [&](size_t I) {
    return Code.isName(I) && Code.is(I + 1, tok::l_paren) && isTextMethod(Code.spelling(I));
  };
  if (llvm::count_if(llvm::seq(S.Begin, S.End), ChangesText) > 1)
    Repeatable.reset();
  for (size_t I = S.Begin; I < S.End; ++I)
    if (Code.is(I, tok::l_paren) && I > S.Begin && Code.isName(I - 1))
      followCall(Code.spelling(I - 1), I, S);
}

void CxxProgramFinder::followCall(StringRef Name, size_t Open, TokenRange S) {
  auto Arguments = Code.split(Code.inside(Open), tok::comma);
  for (const TextCall &Call : TextCalls) {
    if (Call.Name != Name || Call.Text >= Arguments.size() ||
        (Call.Target >= 0 && size_t(Call.Target) >= Arguments.size()))
      continue;
    bool IsMethod = Open >= 2 && (Code.is(Open - 2, tok::period) || Code.is(Open - 2, tok::arrow));
    if (IsMethod != (Call.Target < 0))
      return;
    StringRef Target = targetName(Code, IsMethod ? withoutChain(Code, {S.Begin, Open - 2})
                                                 : Arguments[Call.Target]);
    CxxTexts Value = read(Arguments[Call.Text]);
    if (Target.empty() || (llvm::none_of(Value, hasLiteral) && !variable(Target)))
      return;
    fillTemplates(Value, Call.Kind);
    // A number beside the text is its size, or that of the buffer.
    uint64_t Said = 0;
    for (size_t I = 0; I < Arguments.size(); ++I)
      if (auto Size = Sizes.evaluate(Code, Arguments[I]);
          Size && *Size > 1 && (Call.Kind == TemplateKind::None || I < Call.Text)) {
        Said = *Size;
        limitRoom(Value, Said);
      }
    TextVariable &V = findOrMake(Target);
    V.IsOutput |= isOutputStream(Target);
    // A buffer of which nothing is said has no room.
    if (Call.IsCopy && !V.Room)
      V.Room = Said;
    if (Call.Sets) {
      emitVariable(V);
      V.Texts = placed(std::move(Value), Around);
      if (V.Room)
        limitRoom(V.Texts, *V.Room);
      return;
    }
    V.IsList |= Call.IsLine;
    // What fills the places of one line fills none of its copy.
    if (Call.Kind == TemplateKind::None || Call.Text + 1 == Arguments.size())
      frame(Value);
    append(V, Value, Code.bytesOf(S));
    if (V.IsOutput) {
      emitVariable(V);
      V.Texts.clear();
    }
    return;
  }
}
