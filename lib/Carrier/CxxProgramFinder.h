//===- CxxProgramFinder.h - Follows the texts of one C++ file ---*- C++ -*-===//

#ifndef MAILSEAL_CARRIER_CXXPROGRAMFINDER_H
#define MAILSEAL_CARRIER_CXXPROGRAMFINDER_H

#include "Carrier/CxxDictionaries.h"
#include "Carrier/CxxPrograms.h"
#include "Carrier/CxxStatements.h"
#include "Carrier/CxxTextRoom.h"
#include "llvm/ADT/MapVector.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/StringMap.h"

namespace mailseal {

/// Forms of one text that are worth to be followed.
inline constexpr size_t MaxTextForms = 8;

/// A variable while a function is read.
struct TextVariable {
  CxxTexts Texts;
  unsigned Depth = 0;  ///< Of the blocks around its declaration.
  bool IsList = false; ///< Holds lines: `std::vector<std::string>`, `QStringList`.
  /// Of a buffer; 0 where nobody knows.
  std::optional<uint64_t> Room = std::nullopt;
  /// A stream that prints what it gets; its statements do not belong together.
  bool IsOutput = false;
};

/// What is known of the names of a file.
struct FileNames {
  llvm::StringMap<CxxTexts> Constants; ///< At file level, members, and macros.
  llvm::StringMap<CxxTexts> Returned;  ///< By function.
  llvm::StringMap<const CxxMacro *> Macros;
  /// Names that the file does not explain and whose text it runs.
  std::map<std::string, SinkUse> Runs;
};

/// Goes through the statements of a file once.
class CxxProgramFinder : public CxxStatementVisitor, private CxxScope {
public:
  CxxProgramFinder(const CxxFile &File, CxxNames &Names, FileNames &Known,
                   const TextNames &Elsewhere)
      : File(File), Code(File.Code), Names(Names), Known(Known), Elsewhere(Elsewhere), Sizes(File) {
  }

  std::vector<CxxProgram> run();

  void enterFunction(const CxxFunctionHead &F, uint32_t Offset) override;
  void leaveFunction() override;
  void enterBlock(CxxBlock Kind, uint32_t Offset) override;
  void leaveBlock() override;
  void visitStatement(TokenRange S, bool CanBeRepeated) override;

private:
  using VariableMap = llvm::MapVector<llvm::StringRef, TextVariable>;

  // What an expression may ask.
  const CxxTexts *variable(llvm::StringRef Name) const override {
    for (const VariableMap *Map : {&Locals, &FileVariables})
      if (const auto *It = Map->find(Name); It != Map->end() && !It->second.Texts.empty())
        return &It->second.Texts;
      else if (Map == &Locals && isParameter(Name))
        return nullptr;
    auto It = Known.Constants.find(Name);
    return It == Known.Constants.end() ? nullptr : &It->second;
  }
  const CxxTexts *returned(llvm::StringRef Name) const override {
    auto It = Known.Returned.find(Name);
    return It == Known.Returned.end() ? nullptr : &It->second;
  }
  const CxxMacro *macro(llvm::StringRef Name) const override {
    auto It = Known.Macros.find(Name);
    return It == Known.Macros.end() ? nullptr : It->second;
  }
  /// Whether a function around the statement has a parameter \p Name.
  bool isParameter(llvm::StringRef Name) const {
    return llvm::any_of(Functions, [&](const CxxFunctionHead &F) {
      return llvm::any_of(F.Parameters, [&](const CxxParameter &P) { return P.Name == Name; });
    });
  }
  CxxTexts read(TokenRange Expression) const {
    return readCxxTexts(Code, Expression, /*InDirective=*/false, *this);
  }

  // Macros and runs (CxxPrograms.cpp).
  void readMacros();
  void findRuns(const CxxCode &Where, TokenRange Range, bool InDirective);
  void addRun(const CxxCode &Where, const CxxSinkCall &Call, bool InDirective,
              llvm::ArrayRef<llvm::StringRef> Parameters, llvm::StringRef Function);
  void addWrapper(llvm::StringRef Function, llvm::ArrayRef<llvm::StringRef> Parameters,
                  const CxxPart &Part, const CxxSinkCall &Call, llvm::StringRef Identity);
  CxxTexts textsOf(const CxxCode &Where, const CxxSinkCall &Call, bool InDirective) const;

  // What a statement does to variables (CxxProgramStatements.cpp).
  void lookAround(size_t Token);
  void follow(TokenRange S);
  bool followReturn(TokenRange S);
  bool followRangeFor(TokenRange S);
  bool followAssignment(TokenRange S);
  void assignValue(TokenRange Target, TokenRange Value, bool IsDeclaration,
                   std::optional<uint64_t> Room);
  bool followStream(TokenRange S);
  bool followIncrement(TokenRange S);
  bool followDeclaration(TokenRange S);
  void assign(TokenRange Target, CxxTexts Value, bool IsDeclaration, bool IsList);
  void addForms(TextVariable &V, CxxTexts Value);
  void append(TextVariable &V, const CxxTexts &Addition, TextRange Host);
  TextVariable *find(TokenRange Target);
  TextVariable &findOrMake(llvm::StringRef Name);
  void frame(CxxTexts &Addition) const;
  void emitVariable(TextVariable &V);

  // The same of calls (CxxProgramCalls.cpp).
  void followCalls(TokenRange S);
  void followCall(llvm::StringRef Name, size_t Open, TokenRange S);

  const CxxFile &File;
  const CxxCode &Code;
  CxxNames &Names;
  FileNames &Known;
  const TextNames &Elsewhere;
  VariableMap Locals, FileVariables;
  std::vector<CxxFunctionHead> Functions; ///< Around the statement, outermost first.
  llvm::SmallVector<CxxBlock, 8> Kinds;
  /// The numbers of those that may keep a statement from running.
  llvm::SmallVector<uint32_t, 8> Blocks;
  /// The same with the branches of the preprocessor around the statement.
  CxxBlocks Around;
  /// For what is no block of the file; larger than the numbers of those.
  uint32_t BlockCount = 1U << 31;
  /// The bytes of a statement that a copy may stand beside, while one is followed.
  std::optional<TextRange> Repeatable;
  CxxDictionaries Dictionaries;
  CxxSizes Sizes;
  std::vector<CxxProgram> Runs, Texts;
};

/// The variable that \p Target, the left side of an assignment, changes: its last name.
llvm::StringRef targetName(const CxxCode &Code, TokenRange Target);

/// Whether a stream or file that is called \p Name shows what it gets to a person.
bool isOutputStream(llvm::StringRef Name);

} // namespace mailseal

#endif
