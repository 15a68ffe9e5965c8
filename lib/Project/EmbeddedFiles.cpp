//===- EmbeddedFiles.cpp --------------------------------------------------===//

#include "mailseal/Project/EmbeddedFiles.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/SmallString.h"
#include "llvm/ADT/StringExtras.h"
#include "llvm/Support/FileSystem.h"
#include "llvm/Support/Path.h"

using namespace llvm;

namespace mailseal {

namespace {

constexpr StringLiteral Blanks = " \t";

/// The directives of SWIG whose string names a file.
constexpr StringLiteral SwigDirectives[] = {"%pythoncode", "%pythonbegin", "%shadow", "%insert"};

/// Whether \p Text may have `embed` or `incbin` in it, whose common letter is \p B in
/// small or capital. All of C++ goes through here: a search for one byte costs least.
bool mayEmbed(StringRef Text, char B) {
  auto IsLetter = [&](size_t I, char C) { return I < Text.size() && toLower(Text[I]) == C; };
  for (size_t At = Text.find(B); At != StringRef::npos; At = Text.find(B, At + 1))
    if (At != 0 && ((IsLetter(At - 1, 'm') && IsLetter(At + 2, 'd')) ||
                    (IsLetter(At - 1, 'c') && IsLetter(At + 2, 'n'))))
      return true;
  return false;
}

/// Calls \p Take with what stands before and behind each \p Word of \p Text.
void forEach(StringRef Text, StringRef Word, function_ref<void(StringRef, StringRef)> Take) {
  for (size_t At = Text.find_insensitive(Word); At != StringRef::npos;
       At = Text.find_insensitive(Word, At + 1))
    Take(Text.take_front(At), Text.substr(At + Word.size()));
}

/// What \p Text begins with up to one of \p Ends on the same line; empty if none is there.
StringRef upTo(StringRef Text, StringRef Ends) {
  StringRef Line = Text.take_front(Text.find('\n'));
  size_t End = Line.find_first_of(Ends);
  return End == StringRef::npos ? "" : Line.take_front(End);
}

/// `#embed "name"`, `#embed <name>`
void findEmbeds(StringRef Text, std::vector<StringRef> &Names) {
  forEach(Text, "embed", [&](StringRef Before, StringRef Behind) {
    StringRef Start = Before.substr(Before.rfind('\n') + 1);
    Behind = Behind.ltrim(Blanks);
    if (Start.trim(Blanks) == "#" && (Behind.starts_with("\"") || Behind.starts_with("<")))
      Names.push_back(upTo(Behind.drop_front(), "\">"));
  });
}

/// `.incbin "name"`, in a string of C++ `.incbin \"name\"`, and macros such as
/// `INCBIN(Name, "name")`
void findIncbins(StringRef Text, std::vector<StringRef> &Names) {
  forEach(Text, "incbin", [&](StringRef, StringRef Behind) {
    StringRef Start = upTo(Behind, "\"");
    if (Behind.substr(Start.size()).starts_with("\""))
      Names.push_back(upTo(Behind.drop_front(Start.size() + 1), "\"\\"));
  });
}

/// `<file alias="a">name</file>`
void findResources(StringRef Text, std::vector<StringRef> &Names) {
  forEach(Text, "<file", [&](StringRef, StringRef Behind) {
    if (Behind.starts_with(">") || Behind.starts_with(" "))
      Names.push_back(Behind.drop_front(upTo(Behind, ">").size() + 1).split('<').first.trim());
  });
}

/// `%pythoncode "name"`, `%insert("python") "name"`
void findSwigFiles(StringRef Text, std::vector<StringRef> &Names) {
  for (StringRef Directive : SwigDirectives)
    forEach(Text, Directive, [&](StringRef, StringRef Behind) {
      Behind = Behind.ltrim(Blanks);
      if (Behind.starts_with("("))
        Behind = Behind.drop_front(upTo(Behind, ")").size() + 1).ltrim(Blanks);
      if (Behind.consume_front("\""))
        Names.push_back(upTo(Behind, "\""));
    });
}

} // namespace

std::vector<StringRef> embeddedNames(FileKind Kind, StringRef Bytes) {
  std::vector<StringRef> Names;
  bool IsCxx = Kind == FileKind::Cxx || Kind == FileKind::Swig;
  if (Kind == FileKind::Listing || (IsCxx && (mayEmbed(Bytes, 'b') || mayEmbed(Bytes, 'B')))) {
    findEmbeds(Bytes, Names);
    findIncbins(Bytes, Names);
  }
  if (Kind == FileKind::Listing)
    findResources(Bytes, Names);
  if (Kind == FileKind::Swig)
    findSwigFiles(Bytes, Names);
  erase_if(Names, [](StringRef Name) { return Name.empty(); });
  return Names;
}

std::string findEmbedded(StringRef From, StringRef Name, StringRef Root) {
  for (StringRef Folder = sys::path::parent_path(From); Folder.starts_with(Root);
       Folder = sys::path::parent_path(Folder)) {
    SmallString<256> Path(Folder);
    sys::path::append(Path, Name);
    if (sys::fs::is_regular_file(Path))
      return Path.str().str();
    if (Folder == Root)
      break;
  }
  return "";
}

} // namespace mailseal
