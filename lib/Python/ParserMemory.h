//===- ParserMemory.h - Memory of one tree-sitter parse ---------*- C++ -*-===//
//
// A parse allocates some hundred thousand small blocks, and all of them are of
// no use once its tree was copied. So they come from an arena: no block is given
// back to malloc by itself, and the arena is emptied at once.

#ifndef MAILSEAL_LIB_PYTHON_PARSERMEMORY_H
#define MAILSEAL_LIB_PYTHON_PARSERMEMORY_H

namespace mailseal {

/// While one lives, it holds all that tree-sitter allocates on this thread. Whatever
/// tree-sitter gave out is gone with it and needs no deletion. Not nested.
class ParserMemory {
public:
  ParserMemory();
  ~ParserMemory();
  ParserMemory(const ParserMemory &) = delete;
  ParserMemory &operator=(const ParserMemory &) = delete;
};

} // namespace mailseal

#endif
