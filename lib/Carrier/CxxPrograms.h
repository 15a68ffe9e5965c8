//===- CxxPrograms.h - The texts that a C++ file puts together --*- C++ -*-===//
//
// Goes through the statements of a file in order and follows what is known of
// the texts in its variables: constants, `+=`, streams, arrays of lines, what
// functions return and what macros stand for.

#ifndef MAILSEAL_CARRIER_CXXPROGRAMS_H
#define MAILSEAL_CARRIER_CXXPROGRAMS_H

#include "Carrier/CxxSinkCall.h"
#include "Carrier/CxxText.h"

namespace mailseal {

/// A text and what becomes of it.
struct CxxProgram {
  CxxText Text;
  /// How it is run, if that is seen.
  std::optional<SinkUse> Use;
  /// What may keep it from being run, outermost first: the function it is run in, and
  /// the branches, loops and handlers there. Each is a number of its own.
  llvm::SmallVector<uint32_t, 4> Blocks;
};

/// Returns the texts of \p File that hold a literal: those that are run, in the
/// order in which they are, then all others that are more than one literal.
std::vector<CxxProgram> findCxxPrograms(const CxxFile &File, const FileSinks &Sinks);

} // namespace mailseal

#endif
