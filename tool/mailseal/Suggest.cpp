//===- Suggest.cpp - "did you mean" ---------------------------------------===//

#include "Suggest.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/Twine.h"
#include <algorithm>

using namespace llvm;

namespace mailseal {

std::string suggest(StringRef Given, ArrayRef<StringRef> Known) {
  // Two letters in the wrong order are two errors; more than a third of the
  // letters is another word.
  unsigned Best =
      (Given.size() < 4 ? 1 : std::max(2u, static_cast<unsigned>(Given.size()) / 3)) + 1;
  StringRef Nearest;
  for (StringRef Name : Known) {
    unsigned Distance = Given.edit_distance_insensitive(Name, /*AllowReplacements=*/true,
                                                        /*MaxEditDistance=*/Best);
    // A name cut short, as many tools take it.
    if (Given.size() > 3 && Name.starts_with(Given))
      Distance = 1;
    if (Distance < Best) {
      Best = Distance;
      Nearest = Name;
    }
  }
  return Nearest.empty() ? "" : ("; did you mean '" + Nearest + "'?").str();
}

std::string oneOf(ArrayRef<StringRef> Known) {
  std::string Text = "one of ";
  for (auto [Index, Name] : enumerate(Known)) {
    if (Index != 0)
      Text += Index + 1 == Known.size() ? " and " : ", ";
    Text += ("'" + Name + "'").str();
  }
  return Text;
}

} // namespace mailseal
