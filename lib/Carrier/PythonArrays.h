//===- PythonArrays.h - Arrays of bytes in Python ---------------*- C++ -*-===//
//
// `qt_resource_data = b"\x00\x00…"`: what rcc and pyrcc write for Python.

#ifndef MAILSEAL_CARRIER_PYTHONARRAYS_H
#define MAILSEAL_CARRIER_PYTHONARRAYS_H

#include "Carrier/ByteElements.h"

namespace mailseal {

/// The bytes literals that are values of names at the start of a line of the Python
/// file \p Bytes, in their order. `_v1` and the like at the end of a name is left
/// out, and of several with one name the last one stays.
std::vector<ByteArray> findPythonArrays(llvm::StringRef Bytes);

} // namespace mailseal

#endif
