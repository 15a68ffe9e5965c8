//===- CxxUnits.cpp -------------------------------------------------------===//

#include "Carrier/CxxUnits.h"
#include "Carrier/CxxSuites.h"
#include "Carrier/LiteralDecoder.h"
#include "Carrier/LiteralLayout.h"
#include "Carrier/Stringized.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/StringExtras.h"

using namespace mailseal;
using llvm::ArrayRef;
using llvm::StringRef;

namespace {

/// The bytes that MSVC takes in one literal (compiler error C2026), and what repairs of
/// one are taken to add at most.
constexpr uint32_t MostBytes = 16380, Repairs = 1024;

/// The codec of text that must not grow: takes nothing.
class FixedCodec : public Codec {
public:
  explicit FixedCodec(StringRef Reason) : Reason(Reason) {}

  llvm::Expected<std::string> encode(StringRef, const TextContext &) const override {
    return llvm::createStringError(Reason);
  }

private:
  StringRef Reason;
};

/// Why the text of \p Literal, a part of \p Part, must not grow; empty if it may.
StringRef fixedReason(const CxxPart &Part, const CxxLiteral &Literal) {
  if (Part.IsSized)
    return "the C++ code says how long the text is, or copies it into a buffer that may be too "
           "small";
  uint32_t Size = Literal.Body.size();
  if (Size <= MostBytes && Size + Repairs > MostBytes)
    return "the literal would be longer than the 16380 bytes that MSVC takes; cut it in two";
  return "";
}

/// Appends texts to one unit.
class UnitAssembler {
public:
  explicit UnitAssembler(StringRef Bytes) : Bytes(Bytes) {}

  PythonUnit assemble(ArrayRef<CxxProgram> Programs) {
    RunMode Mode = modeOf(Programs);
    if (Programs.size() == 1) {
      append(Programs.front(), {}, planSuites(Bytes, Programs.front().Text, {}));
    } else {
      // What all share keeps none of them from running when the others do.
      HasRegions = true;
      size_t Shared = sharedBlocks(Programs);
      for (const CxxProgram &P : Programs)
        append(P, ArrayRef(P.Blocks).drop_front(Shared), planSuites(Bytes, P.Text, P.Blocks));
    }
    PythonUnit Unit = Builder.takeDedented();
    Unit.Carrier = CarrierKind::CxxString;
    Unit.Proof = Evidence::Name;
    Unit.Varies = Varies;
    for (const CxxProgram &P : Programs) {
      Unit.Varies |= P.Text.Varies;
      if (!P.Use)
        continue;
      if (Unit.Proof == Evidence::Name)
        Unit.Sink = P.Use->Function;
      Unit.Proof = Evidence::Sink;
    }
    Unit.Mode = Mode;
    return Unit;
  }

private:
  /// How the unit is run: as its statements, or as its only kind of text.
  static RunMode modeOf(ArrayRef<CxxProgram> Programs) {
    RunMode Least = RunMode::Expression, Statements = RunMode::Module;
    for (const CxxProgram &P : Programs) {
      RunMode Mode = P.Use ? P.Use->Mode : RunMode::Module;
      Least = std::min(Least, Mode);
      if (takesLines(Mode))
        Statements = std::max(Statements, Mode);
    }
    return takesLines(Least) ? Statements : Least;
  }

  bool atLineStart() const { return Builder.text().empty() || Builder.text().ends_with("\n"); }

  /// How many blocks all of \p Programs run in.
  static size_t sharedBlocks(ArrayRef<CxxProgram> Programs) {
    size_t Shared = Programs.front().Blocks.size();
    for (const CxxProgram &P : Programs)
      Shared = std::min(Shared, mailseal::sharedBlocks(P.Blocks, Programs.front().Blocks));
    return Shared;
  }

  /// Begins lines within the suites of \p Inner, indented by \p Indentation besides.
  void enter(ArrayRef<uint32_t> Inner, unsigned Indentation, uint32_t Host) {
    if (!atLineStart())
      Builder.appendGlue("\n", Host);
    size_t Same = mailseal::sharedBlocks(Open, Inner);
    // A comment ends a suite, so that a line added there stays in it.
    if (Same < Open.size())
      Builder.appendGlue("#\n", Host);
    Open.truncate(Same);
    for (uint32_t Block : Inner.drop_front(Same)) {
      beginGlue(Host);
      Builder.beginRegion(Open.size() + Indentation);
      Builder.appendGlue(("if " + PlaceholderName + ":\n").str(), Host);
      Open.push_back(Block);
    }
    Builder.beginRegion(Open.size() + Indentation);
  }

  /// Appends \p P, in the suites of \p Inner those that \p Plan says.
  void append(const CxxProgram &P, ArrayRef<uint32_t> Inner, const SuitePlan &Plan) {
    Mode = P.Use ? P.Use->Mode : RunMode::Module;
    Varies |= Plan.HasLooseLines;
    HasRegions |= Plan.Groups.size() > 1;
    for (const SuiteGroup &Group : Plan.Groups) {
      llvm::SmallVector<uint32_t, 4> Suites(Inner);
      llvm::append_range(Suites, Group.Suites);
      if (HasRegions)
        enter(Suites, Group.Indentation, P.Text.Parts[Group.Begin].Host.Begin);
      for (size_t I = Group.Begin; I < Group.End; ++I)
        appendPart(P.Text.Parts, I);
    }
  }

  /// Text that no host byte spells must be some piece's, too.
  void beginGlue(uint32_t Host) {
    if (Builder.text().empty())
      beginHole({Host, Host});
  }

  void appendPart(ArrayRef<CxxPart> Parts, size_t I) {
    const CxxPart &Part = Parts[I];
    switch (Part.What) {
    case CxxPart::Kind::Literals:
      return appendLiterals(Parts, I);
    case CxxPart::Kind::Stringized:
      return appendStringized(Part);
    case CxxPart::Kind::Number:
      return appendPlaceholder("0", Part.Host);
    case CxxPart::Kind::Hole:
      return appendHole(Parts, I);
    case CxxPart::Kind::LineEnd:
      beginGlue(Part.Host.Begin);
      return Builder.appendGlue("\n", Part.Host.Begin);
    case CxxPart::Kind::EndOfLine:
      if (!atLineStart())
        Builder.appendGlue("\n", Part.Host.Begin);
      return;
    }
  }

  void beginHole(TextRange Host) {
    Piece P;
    P.Token = P.Body = Host;
    Builder.beginPiece(std::move(P));
    HasPiece = true;
  }

  void appendPlaceholder(StringRef Shown, TextRange Host) {
    if (!HasPiece)
      beginHole(Host);
    Builder.appendOpaque(Shown, Host);
  }

  void appendHole(ArrayRef<CxxPart> Parts, size_t I) {
    bool WasLineStart = atLineStart();
    appendPlaceholder(PlaceholderName, Parts[I].Host);
    // Before the begin of a statement it is taken for whole lines.
    if (!WasLineStart || I + 1 == Parts.size() || Parts[I + 1].What != CxxPart::Kind::Literals)
      return;
    StringRef Next = firstLiteralText(Parts[I + 1]);
    if (Next.empty() ||
        !(llvm::isAlpha(Next.front()) || Next.front() == '_' || Next.front() == '@'))
      return;
    Builder.appendGlue("\n", Parts[I].Host.End);
    Varies = true;
  }

  StringRef firstLiteralText(const CxxPart &Part) const {
    auto Literal = parseCxxLiteral(Bytes, Part.Literals.front());
    return Literal ? Literal->Body.in(Bytes) : "";
  }

  void appendStringized(const CxxPart &Part) {
    Piece P;
    P.Token = P.Body = Part.Host;
    P.TextCodec = makeStringizedCodec();
    // `import smtplib, ssl` would be two arguments, so that nothing can be imported.
    P.Mode = Part.IsOneArgument ? RunMode::Expression : Mode;
    Builder.beginPiece(std::move(P));
    HasPiece = true;
    decodeStringized(Bytes, Part.Host, Builder);
  }

  void appendLiterals(ArrayRef<CxxPart> Parts, size_t Index) {
    const CxxPart &Part = Parts[Index];
    std::vector<CxxLiteral> Literals;
    for (TextRange Token : Part.Literals) {
      std::optional<CxxLiteral> Literal = parseCxxLiteral(Bytes, Token);
      if (!Literal)
        return appendPlaceholder(PlaceholderName, Part.Host);
      Literals.push_back(*Literal);
    }
    TemplateKind Template = templateOf(Part.Template, Literals);
    for (size_t I = 0; I < Literals.size(); ++I)
      appendLiteral(Parts, Index, Literals, I, Template);
  }

  /// What the literals together are a template of.
  TemplateKind templateOf(TemplateKind Kind, ArrayRef<CxxLiteral> Literals) const {
    if (Kind != TemplateKind::Guess)
      return Kind;
    PythonUnitBuilder Whole;
    for (const CxxLiteral &Literal : Literals) {
      Whole.beginPiece({});
      decodeLiteral(Bytes, Literal, Whole);
    }
    return guessTemplate(Whole.text());
  }

  void appendLiteral(ArrayRef<CxxPart> Parts, size_t Index, ArrayRef<CxxLiteral> Literals, size_t I,
                     TemplateKind Template) {
    const CxxLiteral &Literal = Literals[I];
    PythonUnitBuilder Alone;
    Alone.beginPiece({});
    decodeLiteral(Bytes, Literal, Alone);
    bool IsLast = I + 1 == Literals.size();
    std::optional<LineLayouts> Layouts;
    // A copy of a call would fill in what the new line has no place for.
    if (!Parts[Index].Frame || !hasPlaces(Template, Alone.text()))
      Layouts = layoutsOf(Parts, Index, Literals, I, Alone.text());
    bool EndsText = Alone.text().ends_with("\n");

    Piece P;
    P.Token = Literal.Token;
    P.Body = Literal.Body;
    P.TextCodec = makeLiteralCodec(Bytes, Literal);
    P.Mode = Mode;
    if (!takesLines(Mode))
      Layouts.reset();
    if (Parts[Index].Frame && Literals.size() == 1 && Layouts)
      P.Line = Parts[Index].Frame->Line;
    if (Layouts && atLineStart())
      P.LineBefore = Layouts->Before;
    bool EndsLine = EndsText || (IsLast && endsLine(Parts, Index));
    if (Layouts && EndsLine)
      P.LineAfter = Layouts->After;
    PythonUnit Decoded = Alone.take();
    bool IsPlain = !isTemplate(Template, Decoded);
    if (!IsPlain)
      P.TextCodec = makeTemplateCodec(Template, std::move(P.TextCodec));
    if (StringRef Reason = fixedReason(Parts[Index], Literal); !Reason.empty())
      P.TextCodec = std::make_shared<FixedCodec>(Reason);
    Builder.beginPiece(std::move(P));
    if (IsPlain)
      decodeLiteral(Bytes, Literal, Builder);
    else
      appendTemplate(Template, Decoded, Builder);
    HasPiece = true;
  }

  /// Whether the host ends the line behind the part \p Index, or the text ends there.
  static bool endsLine(ArrayRef<CxxPart> Parts, size_t Index) {
    return Index + 1 == Parts.size() || Parts[Index + 1].What == CxxPart::Kind::LineEnd ||
           Parts[Index + 1].What == CxxPart::Kind::EndOfLine;
  }

  /// Whether the line above \p Offset is empty or a comment.
  bool isApart(size_t Offset) const {
    StringRef Above = Bytes.take_front(Offset).rtrim(" \t");
    if (!Above.consume_back("\n"))
      return false;
    StringRef Line = Above.substr(Above.rfind('\n') + 1).trim();
    return Line.empty() || Line.starts_with("//") || Line.ends_with("*/");
  }

  /// How lines are added beside a literal, which spells \p Text.
  std::optional<LineLayouts> layoutsOf(ArrayRef<CxxPart> Parts, size_t Index,
                                       ArrayRef<CxxLiteral> Literals, size_t I,
                                       StringRef Text) const {
    const CxxPart &Part = Parts[Index];
    if (Literals.size() > 1 || !Part.Frame)
      return lineLayouts(Bytes, Literals, I, Part.InDirective);
    bool EndsText = Text.consume_back("\n");
    bool IsOnOneLine = Literals[I].Body.in(Bytes).find_first_of("\r\n") == StringRef::npos;
    if (Text.contains('\n') || !IsOnOneLine)
      return std::nullopt;
    const LineFrame &Frame = *Part.Frame;
    LineLayouts Result;
    std::string Open = Bytes.slice(Frame.Line.Begin, Literals[I].Body.Begin).str();
    std::string Close = Bytes.slice(Literals[I].Body.End, Frame.Line.End).str();
    bool HostEndsLine = endsLine(Parts, Index);
    bool SpellsNewline = EndsText || !HostEndsLine;
    Result.Before = {Open, Close + Frame.Between, SpellsNewline, isApart(Frame.Line.Begin)};
    Result.After = {Frame.Between + Open, Close, SpellsNewline};
    return Result;
  }

  StringRef Bytes;
  PythonUnitBuilder Builder;
  llvm::SmallVector<uint32_t, 4> Open; ///< The suites that are open.
  RunMode Mode = RunMode::Module;      ///< Of the text that is appended.
  bool HasRegions = false;             ///< Whether texts are dedented one by one.
  bool HasPiece = false;
  bool Varies = false;
};

} // namespace

PythonUnit mailseal::assembleCxxUnit(StringRef Bytes, ArrayRef<CxxProgram> Programs) {
  return UnitAssembler(Bytes).assemble(Programs);
}
