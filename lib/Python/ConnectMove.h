//===- ConnectMove.h - From connect() into the constructor ------*- C++ -*-===//
//
// smtplib compares the certificate with the constructor's host, and with that
// alone: an object that learns its host from connect() has no name to verify.

#ifndef MAILSEAL_LIB_PYTHON_CONNECTMOVE_H
#define MAILSEAL_LIB_PYTHON_CONNECTMOVE_H

#include "CallArguments.h"
#include "Resolver.h"

namespace mailseal {

/// The one connect() of an object whose constructor got no host, and what moves
/// its arguments into the constructor.
struct ConnectMove {
  /// Why it cannot be moved; the rest is of no use then. Says what is there, for
  /// a message that goes on with it.
  std::string Problem;
  Node Host; ///< None: connect() takes `localhost`.
  Node Port;
  Node Source; ///< The source_address.
  /// The statement that goes.
  Node Statement;
  /// The constructor's statement, where that moves to the connect() instead.
  Node Constructor;
};

/// Finds the connect() of the object that \p Construction makes and decides whether
/// the program is the same when the constructor connects in its place.
///
/// It is where both stand in one block, nothing between them needs the object
/// unconnected, and host and port have the same values in both places. Calls of
/// set_debuglevel() between them may stay: what they miss is three lines of
/// the log.
///
/// Where connect() stands in a `try` below, the constructor moves there, so that its
/// handlers still catch what connecting raises. Then nothing may use the object
/// where that has failed.
ConnectMove findConnectMove(Node Construction, const Resolver &Names, const SyntaxTree &Tree);

/// The edits of \p Move, with \p Host as the text of its host argument.
/// \p ArgumentFollows: another edit adds an argument to \p Construction.
/// EXPECTS: not both of that and a constructor that moves.
std::vector<Edit> moveConnect(const ConnectMove &Move, Node Construction, llvm::StringRef Host,
                              bool ArgumentFollows, const SyntaxTree &Tree);

} // namespace mailseal

#endif
