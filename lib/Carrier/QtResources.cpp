//===- QtResources.cpp ----------------------------------------------------===//

#include "Carrier/QtResources.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/StringExtras.h"
#include <map>

using namespace mailseal;

namespace {

/// A node of the index: 4 bytes for the name, 2 for flags; a folder then has its
/// number of children and its first child, a file its locale and its place, with 4
/// bytes each; and from the second version on 8 bytes for its date.
constexpr size_t NodeSizes[] = {22, 14};
constexpr size_t FlagsAt = 4, CountAt = 6, FirstAt = 10, PlaceAt = 10;
constexpr uint32_t FolderFlag = 2;
constexpr size_t NumberSize = 4;

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

} // namespace

QtResources::QtResources(llvm::ArrayRef<ByteArray> Arrays) {
  for (const ByteArray &Array : Arrays) {
    if (Array.Name == DataName)
      Data = &Array;
    else if (Array.Name == "qt_resource_struct")
      Index = &Array;
  }
  if (!Data || !Index || !Data->IsClosed || !Index->IsClosed)
    return;
  for (size_t NodeSize : NodeSizes)
    if (readIndex(NodeSize))
      return;
}

/// Reads an index with nodes of \p NodeSize bytes; false, and nothing is read, if
/// it is none.
bool QtResources::readIndex(size_t NodeSize) {
  Files.clear();
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
    // One file can have several nodes. Flags say that it is compressed.
    if (!IsIndex || !Ends.try_emplace(Place, End).second || Flags != 0 || Begin == End)
      continue;
    QtResource File{Place, *Data};
    File.Contents.Elements.assign(Data->Elements.begin() + Begin, Data->Elements.begin() + End);
    Files.push_back(std::move(File));
  }
  // rcc leaves no gaps, so what has none was read rightly.
  uint64_t Next = 0;
  for (auto [Place, End] : Ends) {
    IsIndex = IsIndex && Place == Next;
    Next = End;
  }
  IsIndex = IsIndex && Next == Size;
  if (!IsIndex)
    Files.clear();
  return IsIndex;
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
