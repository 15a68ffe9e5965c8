//===- ByteArray.cpp - Arrays of bytes as Python texts --------------------===//
//
// The unit is the text that the bytes are. Each byte is a segment of it, so that a
// finding has its place in the array; an edit lays the array out anew.

#include "Carrier/ByteElements.h"
#include "Carrier/ByteLayout.h"
#include "Carrier/ByteLengths.h"
#include "Carrier/ByteSinks.h"
#include "Carrier/LineEnds.h"
#include "Carrier/PythonArrays.h"
#include "Carrier/QtResources.h"
#include "mailseal/Carrier/Carrier.h"
#include "llvm/ADT/STLExtras.h"

using namespace mailseal;
using llvm::StringRef;

namespace {

/// Where the text of an array is in its bytes.
struct ByteText {
  std::string Text;             ///< With "\n" for each line end.
  std::vector<uint32_t> Places; ///< By offset in Text, and its end: the index of the element.
  StringRef LineEnd;            ///< As the array spells it.

  explicit ByteText(const ByteArray &Array) {
    std::string Bytes;
    for (const ByteElement &E : Array.Elements)
      Bytes += char(E.Value);
    StringRef Rest = Bytes;
    Rest = Rest.drop_back(Array.trailingNuls());
    uint32_t Size = Rest.size();
    LineEnd = firstLineEnd(Rest) == "\r\n" ? "\r\n" : firstLineEnd(Rest) == "\r" ? "\r" : "\n";
    Rest.consume_front("\xEF\xBB\xBF");
    while (!Rest.empty()) {
      Places.push_back(Size - Rest.size());
      bool IsReturn = Rest.front() == '\r';
      Text += IsReturn ? '\n' : Rest.front();
      Rest = Rest.drop_front(Rest.starts_with("\r\n") ? 2 : 1);
    }
    Places.push_back(Size);
  }
};

/// A file with arrays, which the codecs of all of them share.
struct ArrayFile {
  explicit ArrayFile(StringRef Source)
      : Bytes(Source), Tokens(lexCxx(Bytes)), Arrays(findByteArrays(Bytes, Tokens)),
        Resources(Arrays) {}

  ByteLengths lengthsOf(const ByteArray &Array) const {
    return ByteLengths(Bytes, Tokens, Array, /*IsOnly=*/Arrays.size() == 1);
  }

  const std::string Bytes;
  const std::vector<CxxToken> Tokens;
  const std::vector<ByteArray> Arrays;
  const QtResources Resources;
};

/// Lays out one array anew, and changes its lengths.
class ByteArrayCodec : public WholeCodec {
public:
  /// \p Resource is the one whose contents \p Array is, if it is one's.
  ByteArrayCodec(std::shared_ptr<const ArrayFile> File, const ByteArray &Array,
                 const QtResource *Resource)
      : File(std::move(File)), Array(Array), Resource(Resource) {}

  llvm::Expected<std::vector<Edit>> respell(llvm::ArrayRef<Edit> UnitEdits) const override {
    if (UnitEdits.empty())
      return std::vector<Edit>();
    llvm::Expected<ByteLayout> Layout = ByteLayout::of(File->Bytes, Array);
    if (!Layout)
      return Layout.takeError();
    std::vector<NewByte> Contents = edited(UnitEdits);
    auto Edits = resize(Contents.size());
    if (!Edits)
      return Edits.takeError();
    Edits->push_back(trimmed({Array.range(), Layout->spell(Contents)}));
    if (llvm::Error Failed = normalizeEdits(*Edits))
      return Failed;
    return Edits;
  }

private:
  llvm::Expected<std::vector<Edit>> resize(size_t Size) const {
    if (Resource)
      return File->Resources.resize(*Resource, Size);
    return File->lengthsOf(Array).change(Size);
  }

  std::vector<NewByte> edited(llvm::ArrayRef<Edit> UnitEdits) const {
    ByteText Text(Array);
    std::vector<NewByte> Contents;
    size_t Done = 0;
    auto Keep = [&](size_t End) {
      for (; Done < End; ++Done)
        Contents.push_back({Array.Elements[Done].Value, Done});
    };
    for (const Edit &E : UnitEdits) {
      Keep(Text.Places[E.Range.Begin]);
      for (char C : E.Text)
        for (char Spelled : C == '\n' ? Text.LineEnd : StringRef(&C, 1))
          Contents.push_back({uint8_t(Spelled), std::nullopt});
      Done = Text.Places[E.Range.End];
    }
    Keep(Array.Elements.size());
    return Contents;
  }

  /// \p E without what it leaves as it is at both ends.
  Edit trimmed(const Edit &E) const {
    StringRef Old = E.Range.in(File->Bytes), New = E.Text;
    size_t Front = 0, Limit = std::min(Old.size(), New.size());
    while (Front < Limit && Old[Front] == New[Front])
      ++Front;
    size_t Back = 0;
    while (Back < Limit - Front && Old[Old.size() - Back - 1] == New[New.size() - Back - 1])
      ++Back;
    return {{uint32_t(E.Range.Begin + Front), uint32_t(E.Range.End - Back)},
            New.slice(Front, New.size() - Back).str()};
  }

  std::shared_ptr<const ArrayFile> File;
  const ByteArray &Array; ///< Of File.
  const QtResource *Resource;
};

/// For bytes that nobody but the program that made them can lay out anew.
class MadeBytesCodec : public WholeCodec {
public:
  explicit MadeBytesCodec(StringRef Name) : Name(Name) {}

  llvm::Expected<std::vector<Edit>> respell(llvm::ArrayRef<Edit>) const override {
    return llvm::createStringError("rcc has packed these bytes: repair " +
                                   (Name.empty() ? "the file" : "'" + Name + "'") +
                                   " that the .qrc names");
  }

private:
  std::string Name;
};

PythonUnit takeUnit(PythonUnitBuilder Builder) {
  PythonUnit Unit = Builder.take();
  Unit.Carrier = CarrierKind::ByteArray;
  Unit.Proof = Evidence::Name;
  return Unit;
}

PythonUnitBuilder builderFor(const ByteArray &Array) {
  Piece P;
  P.Token = P.Body = Array.range();
  PythonUnitBuilder Builder;
  Builder.beginPiece(std::move(P));
  return Builder;
}

PythonUnit decode(const ByteArray &Array, const ByteText &Text) {
  PythonUnitBuilder Builder = builderFor(Array);
  for (size_t I = 0; I < Text.Text.size(); ++I)
    Builder.appendEscape(StringRef(Text.Text).substr(I, 1),
                         {Array.Elements[Text.Places[I]].Spelled.Begin,
                          Array.Elements[Text.Places[I + 1] - 1].Spelled.End});
  return takeUnit(std::move(Builder));
}

/// The unit of \p Resource, if it \p Mentions a library; without a codec where it is
/// not compressed.
std::optional<PythonUnit> decode(const QtResource &Resource, bool (*Mentions)(StringRef)) {
  std::optional<PythonUnit> Unit;
  if (!Resource.Inflated) {
    ByteText Text(Resource.Contents);
    if (Mentions(Text.Text) && !StringRef(Text.Text).contains('\0'))
      Unit = decode(Resource.Contents, Text);
  } else if (Mentions(*Resource.Inflated) && !StringRef(*Resource.Inflated).contains('\0')) {
    std::string Text = *Resource.Inflated;
    llvm::erase(Text, '\r');
    PythonUnitBuilder Builder = builderFor(Resource.Contents);
    Builder.appendEscape(Text, Resource.Contents.range());
    Unit = takeUnit(std::move(Builder));
    Unit->Whole = std::make_shared<MadeBytesCodec>(Resource.Name);
  }
  if (Unit)
    Unit->MadeFrom = Resource.Name;
  return Unit;
}

} // namespace

std::vector<PythonUnit> mailseal::carryByteArrays(StringRef Bytes, llvm::ArrayRef<UserSink> Named,
                                                  bool (*Mentions)(StringRef)) {
  auto File = std::make_shared<const ArrayFile>(Bytes);
  std::optional<ByteSinks> Sinks;
  std::vector<PythonUnit> Units;
  for (const ByteArray &Array : File->Arrays) {
    ByteText Text(Array);
    if (Array.Name == QtResources::DataName || !Array.IsClosed || !Mentions(Text.Text) ||
        StringRef(Text.Text).contains('\0'))
      continue;
    Units.push_back(decode(Array, Text));
    Units.back().Whole = std::make_shared<ByteArrayCodec>(File, Array, nullptr);
    if (!Sinks)
      Sinks.emplace(File->Bytes, File->Tokens, Named);
    Sinks->note(Array, Units.back());
  }
  for (const QtResource &Resource : File->Resources.files()) {
    std::optional<PythonUnit> Unit = decode(Resource, Mentions);
    if (!Unit)
      continue;
    if (!Unit->Whole)
      Unit->Whole = std::make_shared<ByteArrayCodec>(File, Resource.Contents, &Resource);
    Units.push_back(std::move(*Unit));
  }
  llvm::sort(Units, [](const PythonUnit &A, const PythonUnit &B) {
    return A.hostRange().Begin < B.hostRange().Begin;
  });
  return Units;
}

std::vector<PythonUnit> mailseal::carryPythonResources(StringRef Bytes,
                                                       bool (*Mentions)(StringRef)) {
  std::vector<PythonUnit> Units;
  if (!QtResources::isMadeByRcc(Bytes))
    return Units;
  std::vector<ByteArray> Arrays = findPythonArrays(Bytes);
  QtResources Resources(Arrays);
  for (const QtResource &Resource : Resources.files())
    if (std::optional<PythonUnit> Unit = decode(Resource, Mentions)) {
      Unit->Whole = std::make_shared<MadeBytesCodec>(Resource.Name);
      Units.push_back(std::move(*Unit));
    }
  return Units;
}

std::vector<CarrierProblem> mailseal::pythonResourceProblems(StringRef Bytes) {
  if (!QtResources::isMadeByRcc(Bytes))
    return {};
  std::vector<ByteArray> Arrays = findPythonArrays(Bytes);
  return QtResources(Arrays).problems().vec();
}

bool mailseal::mayHoldResources(StringRef Bytes) { return QtResources::isMadeByRcc(Bytes); }

std::vector<CarrierProblem> mailseal::byteArrayProblems(StringRef Bytes,
                                                        bool (*Mentions)(StringRef)) {
  ArrayFile File(Bytes);
  std::vector<CarrierProblem> Problems = File.Resources.problems().vec();
  for (const ByteArray &Array : File.Arrays) {
    if (Array.Name == QtResources::DataName || !Mentions(ByteText(Array).Text))
      continue;
    uint32_t Begin = Array.range().Begin;
    std::string Mismatch = File.lengthsOf(Array).mismatch();
    if (!Array.IsClosed)
      Problems.push_back(
          {Begin, ("the array '" + Array.Name + "' is not closed; passed over").str()});
    else if (!Mismatch.empty())
      Problems.push_back({Begin, Mismatch + "; not changed"});
  }
  return Problems;
}
