//===- QtResources.cpp ----------------------------------------------------===//

#include "Carrier/QtResources.h"
#include "mailseal/Project/SourceFile.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/StringExtras.h"
#include "llvm/Support/Compression.h"
#include "llvm/Support/ConvertUTF.h"
#include <map>

using namespace mailseal;

namespace {

/// A node of the index: 4 bytes for the name, 2 for flags; a folder then has its
/// number of children and its first child, a file its locale and its place, with 4
/// bytes each; and from the second version on 8 bytes for its date.
constexpr size_t NodeSizes[] = {22, 14};
constexpr size_t FlagsAt = 4, CountAt = 6, FirstAt = 10, PlaceAt = 10;
constexpr uint32_t ZlibFlag = 1, FolderFlag = 2; // And 4 for what zstd has compressed.
constexpr size_t NumberSize = 4;
/// A name: 2 bytes for its length, 4 for its hash, then UTF-16.
constexpr size_t NameLengthSize = 2, NameHeadSize = 6;

/// Where the comment at the start of an output ends, at the latest.
constexpr size_t HeadBytes = 512;

/// The number of \p Size bytes at the element \p At, the highest byte first.
uint32_t numberAt(const ByteArray &Array, size_t At, size_t Size = NumberSize) {
  uint32_t Result = 0;
  for (size_t I = 0; I < Size; ++I)
    Result = Result << 8 | Array.Elements[At + I].Value;
  return Result;
}

/// Adds the edits that make \p Value of the number at the element \p At.
void setNumber(const ByteArray &Array, size_t At, uint32_t Value, std::vector<Edit> &Edits) {
  for (size_t I = 0; I < NumberSize; ++I) {
    auto Byte = static_cast<uint8_t>(Value >> 8 * (NumberSize - I - 1));
    const ByteElement &Element = Array.Elements[At + I];
    if (Element.Value != Byte)
      Edits.push_back({Element.Spelled, "0x" + llvm::utohexstr(Byte, /*LowerCase=*/true)});
  }
}

/// The size of what the zstd frame \p Bytes holds, by its header (RFC 8878, section
/// 3.1.1.1); nothing if it does not say so.
std::optional<uint64_t> zstdSize(llvm::ArrayRef<uint8_t> Bytes) {
  constexpr uint8_t Magic[] = {0x28, 0xb5, 0x2f, 0xfd};
  constexpr size_t DictionarySizes[] = {0, 1, 2, 4}, ContentSizes[] = {0, 2, 4, 8};
  if (Bytes.size() <= std::size(Magic) || !Bytes.take_front(std::size(Magic)).equals(Magic))
    return std::nullopt;
  uint8_t Descriptor = Bytes[std::size(Magic)];
  bool IsSingleSegment = Descriptor & 0x20;
  size_t SizeKind = Descriptor >> 6;
  size_t At = std::size(Magic) + 1 + !IsSingleSegment + DictionarySizes[Descriptor & 3];
  size_t Count = SizeKind == 0 && IsSingleSegment ? 1 : ContentSizes[SizeKind];
  if (Count == 0 || At + Count > Bytes.size())
    return std::nullopt;
  uint64_t Size = Count == 2 ? 256 : 0;
  for (size_t I = 0; I < Count; ++I)
    Size += uint64_t(Bytes[At + I]) << 8 * I;
  return Size;
}

/// The bytes that rcc has compressed to \p Contents, as \p Flags say; nothing if they
/// cannot be had.
std::optional<std::string> inflate(const ByteArray &Contents, uint32_t Flags) {
  std::vector<uint8_t> Packed;
  Packed.reserve(Contents.Elements.size());
  for (const ByteElement &E : Contents.Elements)
    Packed.push_back(E.Value);
  llvm::ArrayRef<uint8_t> Input = Packed;
  bool IsZlib = Flags == ZlibFlag;
  if (IsZlib && Input.size() < NumberSize)
    return std::nullopt;
  std::optional<uint64_t> Size = IsZlib ? numberAt(Contents, 0) : zstdSize(Input);
  if (!Size || *Size > MaxSourceBytes)
    return std::nullopt;
  llvm::SmallVector<uint8_t, 0> Output;
  // An LLVM that was built without them knows no such data.
  bool IsKnown =
      IsZlib ? llvm::compression::zlib::isAvailable() : llvm::compression::zstd::isAvailable();
  if (!IsKnown)
    return std::nullopt;
  llvm::Error Failed =
      IsZlib ? llvm::compression::zlib::decompress(Input.drop_front(NumberSize), Output, *Size)
             : llvm::compression::zstd::decompress(Input, Output, *Size);
  if (!Failed)
    return std::string(Output.begin(), Output.end());
  llvm::consumeError(std::move(Failed)); // It is no file that a program can read.
  return std::nullopt;
}

} // namespace

bool QtResources::isMadeByRcc(llvm::StringRef Bytes) {
  return Bytes.take_front(HeadBytes).contains("Resource object code");
}

QtResources::QtResources(llvm::ArrayRef<ByteArray> Arrays) {
  for (const ByteArray &Array : Arrays) {
    if (Array.Name == DataName)
      Data = &Array;
    else if (Array.Name == "qt_resource_name" && Array.IsClosed)
      Names = &Array;
    else if (Array.Name == "qt_resource_struct")
      Index = &Array;
  }
  if (!Data)
    return;
  if (!Data->IsClosed) {
    fail(*Data, ("the array '" + DataName + "' is not closed; passed over").str());
    return;
  }
  if (!Index || !Index->IsClosed)
    return;
  for (size_t NodeSize : NodeSizes)
    if (readIndex(NodeSize))
      return;
  fail(*Index, ("'qt_resource_struct' does not fit '" + DataName + "'; passed over").str());
}

void QtResources::fail(const ByteArray &Array, std::string Message) {
  Problems.push_back({Array.range().Begin, std::move(Message)});
}

/// Reads an index with nodes of \p NodeSize bytes; false, and nothing is read, if
/// it is none.
bool QtResources::readIndex(size_t NodeSize) {
  Files.clear();
  Problems.clear();
  PlaceElements.clear();
  size_t Size = Data->Elements.size(), Count = Index->Elements.size() / NodeSize;
  std::map<uint32_t, uint64_t> Ends; // By place.
  bool IsIndex = Index->Elements.size() % NodeSize == 0;
  for (size_t Node = 0; IsIndex && Node < Count * NodeSize; Node += NodeSize) {
    uint32_t Flags = numberAt(*Index, Node + FlagsAt, 2);
    if (Flags & FolderFlag) {
      IsIndex =
          uint64_t(numberAt(*Index, Node + CountAt)) + numberAt(*Index, Node + FirstAt) <= Count;
      continue;
    }
    uint32_t Place = numberAt(*Index, Node + PlaceAt);
    IsIndex = Node != 0 && uint64_t(Place) + NumberSize <= Size;
    if (!IsIndex)
      break;
    uint64_t Begin = uint64_t(Place) + NumberSize, End = Begin + numberAt(*Data, Place);
    IsIndex = End <= Size;
    PlaceElements.push_back(Node + PlaceAt);
    // One file can have several nodes.
    if (IsIndex && Ends.try_emplace(Place, End).second && Begin != End)
      readFile(Node, Place, End);
  }
  // rcc leaves no gaps, so what has none was read rightly.
  uint64_t Next = 0;
  for (auto [Place, End] : Ends) {
    IsIndex = IsIndex && Place == Next;
    Next = End;
  }
  IsIndex = IsIndex && Next == Size;
  if (!IsIndex) {
    Files.clear();
    Problems.clear();
  }
  return IsIndex;
}

/// Reads the file of the node \p Node, whose length is at \p Place and which ends
/// before \p End.
void QtResources::readFile(size_t Node, uint32_t Place, uint64_t End) {
  QtResource File;
  File.Place = Place;
  File.Contents = *Data;
  File.Contents.Elements.assign(Data->Elements.begin() + Place + NumberSize,
                                Data->Elements.begin() + End);
  File.Name = nameOf(Node);
  if (uint32_t Flags = numberAt(*Index, Node + FlagsAt, 2)) {
    File.Inflated = inflate(File.Contents, Flags);
    if (!File.Inflated)
      return fail(File.Contents, (File.Name.empty() ? "a file" : "'" + File.Name + "'") +
                                     " cannot be unpacked; passed over");
  }
  Files.push_back(std::move(File));
}

std::string QtResources::nameOf(size_t Node) const {
  uint64_t At = numberAt(*Index, Node);
  if (!Names || At + NameHeadSize > Names->Elements.size())
    return "";
  uint64_t Length = numberAt(*Names, At, NameLengthSize);
  if (At + NameHeadSize + 2 * Length > Names->Elements.size())
    return "";
  llvm::SmallVector<llvm::UTF16, 32> Name;
  for (size_t I = 0; I < Length; ++I)
    Name.push_back(numberAt(*Names, At + NameHeadSize + 2 * I, 2));
  std::string Result;
  return llvm::convertUTF16ToUTF8String(Name, Result) ? Result : "";
}

std::vector<Edit> QtResources::resize(const QtResource &File, size_t Size) const {
  std::vector<Edit> Edits;
  setNumber(*Data, File.Place, Size, Edits);
  for (size_t At : PlaceElements) {
    uint32_t Place = numberAt(*Index, At);
    if (Place > File.Place)
      setNumber(*Index, At, Place + Size - File.Contents.Elements.size(), Edits);
  }
  return Edits;
}
