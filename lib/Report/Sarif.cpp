//===- Sarif.cpp - Findings as SARIF 2.1.0 --------------------------------===//
//
// For code-scanning services and editors. Columns count code points here, as
// the standard offers no bytes.

#include "Utf8.h"
#include "View.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/StringExtras.h"
#include "llvm/Support/Format.h"
#include "llvm/Support/JSON.h"
#include "llvm/Support/Path.h"
#include "llvm/Support/xxhash.h"
#include <map>

using namespace llvm;

namespace mailseal {

/// The rule's name in the style of SARIF's `name` property.
static StringRef pascalName(Rule Id) {
  switch (Id) {
#define MAILSEAL_RULE(Id, Name, Summary)                                                           \
  case Rule::Id:                                                                                   \
    return #Id;
#include "mailseal/Core/Rules.def"
  }
  llvm_unreachable("all rules are above");
}

/// The weakness that the rule finds, as code-scanning services tag it.
static StringRef weaknessTag(Rule Id) {
  switch (Id) {
  case Rule::MissingContext:
  case Rule::NoneContext:
  case Rule::UnverifiedContext:
  case Rule::LegacyKeyfile:
  case Rule::WeakenedContext:
    return "external/cwe/cwe-295"; // Improper certificate validation.
  case Rule::SwallowedStarttls:
    return "external/cwe/cwe-319"; // Cleartext transmission of sensitive information.
  }
  llvm_unreachable("all rules are above");
}

static void writeRule(Rule Id, const ReportOptions &Options, json::OStream &J) {
  std::string Page = toUtf8(Options.RulePage ? Options.RulePage(Id) : ruleSummary(Id));
  auto WriteText = [&] { J.attribute("text", ruleSummary(Id)); };
  J.object([&] {
    J.attribute("id", ruleName(Id));
    J.attribute("name", pascalName(Id));
    J.attributeObject("shortDescription", WriteText);
    J.attributeObject("fullDescription", WriteText);
    J.attributeObject("help", [&] {
      J.attribute("text", Page);
      J.attribute("markdown", Page);
    });
    J.attributeObject("defaultConfiguration", [&] { J.attribute("level", "warning"); });
    J.attributeObject("properties", [&] {
      J.attributeArray("tags", [&] {
        J.value("security");
        J.value(weaknessTag(Id));
      });
      J.attribute("precision", "high");
      J.attribute("problem.severity", "warning");
      // CVSS 3.1 of a password read by who sits between (AC:H, C:H, I:H).
      J.attribute("security-severity", "7.4");
    });
  });
}

static void writeArtifactLocation(StringRef Path, json::OStream &J) {
  bool Absolute = sys::path::is_absolute(Path, sys::path::Style::posix);
  std::string Uri = Absolute ? "file://" : "";
  for (char C : Path)
    if (isAlnum(C) || StringRef("-._~/").contains(C))
      Uri += C;
    else
      Uri += "%" + toHex(StringRef(&C, 1));
  J.attributeObject("artifactLocation", [&] {
    J.attribute("uri", Uri);
    if (!Absolute)
      J.attribute("uriBaseId", "%SRCROOT%");
  });
}

static void writeRegion(StringRef Key, const LineIndex &Lines, Position Begin, Position End,
                        json::OStream &J) {
  J.attributeObject(Key, [&] {
    J.attribute("startLine", Begin.Line);
    J.attribute("startColumn", Lines.codePointColumn(Begin));
    J.attribute("endLine", End.Line);
    J.attribute("endColumn", Lines.codePointColumn(End));
  });
}

/// Writes the fix of \p F, if it can be told completely: the regions are those of
/// bytes that are there, and all text is Unicode.
static void writeFix(const FileView &View, const ShownFinding &F, bool AfterFix, json::OStream &J) {
  const Finding &Host = F.Source->Host;
  const FileResult &Result = *View.Result;
  if (Host.Edits.empty() || (AfterFix && Result.changes()) || !json::isUTF8(Result.File.bytes()) ||
      any_of(Host.Edits, [](const Edit &E) { return !json::isUTF8(E.Text); }))
    return;
  auto WriteReplacement = [&](const Edit &E) {
    J.object([&] {
      writeRegion("deletedRegion", View.Lines, View.Lines.at(E.Range.Begin),
                  View.Lines.at(E.Range.End), J);
      J.attributeObject("insertedContent", [&] { J.attribute("text", E.Text); });
    });
  };
  auto WriteChange = [&] {
    writeArtifactLocation(View.path(), J);
    J.attributeArray("replacements", [&] { for_each(Host.Edits, WriteReplacement); });
  };
  J.attributeArray("fixes", [&] {
    J.object([&] {
      J.attributeObject("description", [&] {
        J.attribute("text", Host.Level == Applicability::Safe
                                ? "pass a verifying SSL context"
                                : "pass a verifying SSL context (look at the result)");
      });
      J.attributeArray("artifactChanges", [&] { J.object(WriteChange); });
    });
  });
}

/// Names findings so that they stay the same when lines move: by rule, call, the
/// text of the line, and the number of such findings before it in the file.
class Fingerprints {
public:
  std::string next(const FileView &View, const ShownFinding &F) {
    const Finding &Host = F.Source->Host;
    std::string Key =
        (ruleName(Host.Id) + "\n" + Host.Call + "\n" + View.Lines.line(F.Begin.Line).trim()).str();
    unsigned Ordinal = Seen[Key]++;
    std::string Name;
    raw_string_ostream(Name) << format_hex_no_prefix(xxh3_64bits(Key), 16) << ":" << Ordinal;
    return Name;
  }

private:
  std::map<std::string, unsigned> Seen;
};

static void writeResult(const FileView &View, const ShownFinding &F, StringRef Fingerprint,
                        bool AfterFix, json::OStream &J) {
  const Finding &Host = F.Source->Host;
  J.object([&] {
    J.attribute("ruleId", ruleName(Host.Id));
    J.attribute("ruleIndex", static_cast<int>(Host.Id));
    J.attribute("level", "warning");
    J.attributeObject("message", [&] { J.attribute("text", toUtf8(Host.Message)); });
    J.attributeArray("locations", [&] {
      J.object([&] {
        J.attributeObject("physicalLocation", [&] {
          writeArtifactLocation(View.path(), J);
          writeRegion("region", View.Lines, F.Begin, F.End, J);
        });
      });
    });
    J.attributeObject("partialFingerprints",
                      [&] { J.attribute("mailsealFinding/v1", Fingerprint); });
    writeFix(View, F, AfterFix, J);
    J.attributeObject("properties", [&] {
      J.attribute("call", toUtf8(Host.Call));
      J.attribute("fix", applicabilityName(Host.Level));
      J.attribute("carrier", carrierName(F.Source->Carrier));
      J.attribute("evidence", evidenceName(F.Source->Proof));
    });
  });
}

void writeSarif(ArrayRef<FileResult> Results, const ReportOptions &Options, raw_ostream &Out) {
  json::OStream J(Out, /*IndentSize=*/2);
  auto WriteTool = [&] {
    J.attributeObject("driver", [&] {
      J.attribute("name", "mailseal");
      J.attribute("version", Options.ToolVersion);
      J.attributeArray("rules", [&] {
        for (Rule Id : allRules())
          writeRule(Id, Options, J);
      });
    });
  };
  auto WriteResults = [&] {
    for (const FileView &View : makeViews(Results, Options)) {
      Fingerprints Names;
      for (const ShownFinding &F : View.Findings)
        writeResult(View, F, Names.next(View, F), Options.AfterFix, J);
    }
  };
  J.object([&] {
    J.attribute("$schema", "https://json.schemastore.org/sarif-2.1.0.json");
    J.attribute("version", "2.1.0");
    J.attributeArray("runs", [&] {
      J.object([&] {
        J.attributeObject("tool", WriteTool);
        J.attribute("columnKind", "unicodeCodePoints");
        J.attributeArray("results", WriteResults);
      });
    });
  });
  Out << "\n";
}

} // namespace mailseal
