//===- PythonArrays.cpp ---------------------------------------------------===//

#include "Carrier/PythonArrays.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/StringExtras.h"
#include "llvm/ADT/StringSwitch.h"

using namespace mailseal;
using llvm::StringRef;

namespace {

struct Escape {
  size_t Size = 0;            ///< With the backslash.
  std::optional<int> Value{}; ///< Nothing for a line that goes on.
};

/// The escape that \p Text begins with, as Python reads it in a bytes literal.
Escape readEscape(StringRef Text) {
  StringRef Rest = Text.drop_front();
  int Value = 0;
  if (Rest.starts_with("\r\n"))
    return {3};
  if (Rest.starts_with("\n"))
    return {2};
  if (Rest.starts_with("x") && Rest.size() > 2 && !Rest.substr(1, 2).getAsInteger(16, Value))
    return {4, Value};
  StringRef Octal = Rest.take_front(3).take_while([](char C) { return '0' <= C && C <= '7'; });
  if (!Octal.empty() && !Octal.getAsInteger(8, Value))
    return {1 + Octal.size(), Value & 0xff};
  Value = llvm::StringSwitch<int>(Rest.take_front(1))
              .Case("n", '\n')
              .Case("r", '\r')
              .Case("t", '\t')
              .Case("a", '\a')
              .Case("b", '\b')
              .Case("f", '\f')
              .Case("v", '\v')
              .Cases({"\\", "\"", "'"}, Rest.empty() ? 0 : Rest.front())
              .Default(-1);
  // Any other backslash stands for itself.
  return Value < 0 ? Escape{1, '\\'} : Escape{2, Value};
}

/// Reads the literal whose first byte is at \p At; nothing if it does not end.
std::optional<std::vector<ByteElement>> readLiteral(StringRef Bytes, size_t At, char Quote) {
  std::vector<ByteElement> Elements;
  while (At < Bytes.size() && Bytes[At] != Quote && Bytes[At] != '\n') {
    Escape E{1, static_cast<unsigned char>(Bytes[At])};
    if (Bytes[At] == '\\')
      E = readEscape(Bytes.substr(At));
    if (E.Value)
      Elements.push_back({{uint32_t(At), uint32_t(At + E.Size)}, uint8_t(*E.Value)});
    At += E.Size;
  }
  if (At >= Bytes.size() || Bytes[At] != Quote)
    return std::nullopt;
  return Elements;
}

} // namespace

std::vector<ByteArray> mailseal::findPythonArrays(StringRef Bytes) {
  std::vector<ByteArray> Arrays;
  for (StringRef Line : llvm::split(Bytes, '\n')) {
    StringRef Rest = Line;
    StringRef Name = Rest.take_while([](char C) { return llvm::isAlnum(C) || C == '_'; });
    Rest = Rest.drop_front(Name.size());
    bool IsLiteral = !Name.empty() && Rest.consume_front(" = b") &&
                     (Rest.starts_with("\"") || Rest.starts_with("'"));
    if (!IsLiteral)
      continue;
    auto Elements = readLiteral(Bytes, Rest.begin() + 1 - Bytes.begin(), Rest.front());
    if (!Elements || Elements->empty())
      continue;
    ByteArray Array;
    Array.Name = Name.take_front(Name.find("_v"));
    Array.Elements = std::move(*Elements);
    llvm::erase_if(Arrays, [&](const ByteArray &A) { return A.Name == Array.Name; });
    Arrays.push_back(std::move(Array));
  }
  return Arrays;
}
