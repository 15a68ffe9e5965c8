//===- Colored.h - Colours for a stretch of output --------------*- C++ -*-===//

#ifndef MAILSEAL_LIB_REPORT_COLORED_H
#define MAILSEAL_LIB_REPORT_COLORED_H

#include "llvm/Support/raw_ostream.h"

namespace mailseal {

/// Makes what is written to a stream bold and coloured for as long as it lives,
/// where colours are wanted; SAVEDCOLOR is bold alone.
class Colored {
public:
  Colored(llvm::raw_ostream &Out, bool Wanted, llvm::raw_ostream::Colors Color)
      : Out(Out), Wanted(Wanted) {
    if (!Wanted)
      return;
    // The user's wish counts, not what kind of file the stream is.
    Out.enable_colors(true);
    Out.changeColor(Color, /*Bold=*/true);
  }
  ~Colored() {
    if (Wanted)
      Out.resetColor();
  }
  Colored(const Colored &) = delete;
  Colored &operator=(const Colored &) = delete;

private:
  llvm::raw_ostream &Out;
  bool Wanted;
};

} // namespace mailseal

#endif
