#include "Project/ConfigFile.h"
#include "llvm/ADT/SmallString.h"
#include "llvm/Support/Path.h"

using namespace mailseal;
using llvm::StringRef;

std::unique_ptr<llvm::MemoryBuffer> mailseal::readConfigFile(StringRef Folder, StringRef Name) {
  constexpr uint64_t MaxBytes = 1u << 20;
  llvm::SmallString<128> Path(Folder);
  llvm::sys::path::append(Path, Name);
  auto Buffer = llvm::MemoryBuffer::getFile(Path, /*IsText=*/false,
                                            /*RequiresNullTerminator=*/false);
  if (!Buffer || (*Buffer)->getBufferSize() > MaxBytes)
    return nullptr;
  return std::move(*Buffer);
}

std::optional<StringRef> mailseal::iniOption(StringRef Text, StringRef Section, StringRef Key) {
  bool IsHere = false;
  while (!Text.empty()) {
    auto [Line, Rest] = Text.split('\n');
    Text = Rest;
    Line = Line.rtrim();
    if (Line.starts_with("["))
      IsHere = Line.drop_front().drop_back() == Section;
    size_t Equals = Line.find_first_of("=:");
    if (IsHere && Equals != StringRef::npos && Line.take_front(Equals).rtrim() == Key)
      return Line.substr(Equals + 1);
  }
  return std::nullopt;
}
