//===- CompileCommandsFilter.cpp ------------------------------------------===//
//
// A list of what is kept, not of what is dropped: Clang has some three thousand
// options and gains more with every release. One that loads code or writes a
// file and is forgotten here would do so on the machine of everyone who looks
// at a stranger's project; one that only parses and is forgotten costs a header
// or a macro.

#include "Project/CompileCommandsFilter.h"
#include "Project/ClangClFlags.h"
#include "clang/Driver/ToolChain.h"
#include "clang/Options/Options.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/Option/Arg.h"
#include "llvm/Option/ArgList.h"
#include "llvm/Option/OptTable.h"
#include "llvm/Support/Path.h"
#include "llvm/TargetParser/Triple.h"

using namespace mailseal;
using namespace clang::options;
using llvm::StringRef;

// Out on purpose: binary inputs (-include-pch, -fmodule-file), what exchanges
// parts of the compiler (-B, -specs, -resource-dir), and what lifts the limits
// that keep a parse finite (-fbracket-depth, -fconstexpr-steps, …).
static constexpr ID KeptOptions[] = {
    // Where headers are.
    OPT_I, OPT_F, OPT_iquote, OPT_isystem, OPT_isystem_after, OPT_idirafter, OPT_cxx_isystem,
    OPT_stdlibxx_isystem, OPT_iprefix, OPT_iwithprefix, OPT_iwithprefixbefore, OPT_iwithsysroot,
    OPT_iframework, OPT_iframeworkwithsysroot, OPT_isysroot, OPT__sysroot_EQ, OPT_nostdinc,
    OPT_nostdincxx, OPT_nostdlibinc, OPT_stdlib_EQ, OPT_embed_dir_EQ, OPT_gcc_toolchain,
    OPT_gcc_install_dir_EQ, OPT_gcc_triple_EQ, OPT_cuda_path_EQ,
    // What is read before the file.
    OPT_include, OPT_imacros, OPT_D, OPT_U, OPT_undef,
    // The language.
    OPT_std_EQ, OPT_ansi, OPT_trigraphs, OPT_ObjC, OPT_ObjCXX, OPT_pthread, OPT_fexceptions,
    OPT_fno_exceptions, OPT_fcxx_exceptions, OPT_fno_cxx_exceptions, OPT_frtti, OPT_fno_rtti,
    OPT_fchar8__t, OPT_fno_char8__t, OPT_fsigned_char, OPT_fno_signed_char, OPT_funsigned_char,
    OPT_fshort_wchar, OPT_fno_short_wchar, OPT_fshort_enums, OPT_fno_short_enums,
    OPT_fpack_struct_EQ, OPT_ftrigraphs, OPT_fno_trigraphs, OPT_fdigraphs, OPT_fno_digraphs,
    OPT_fms_extensions, OPT_fno_ms_extensions, OPT_fms_compatibility, OPT_fno_ms_compatibility,
    OPT_fms_compatibility_version, OPT_fdelayed_template_parsing, OPT_fno_delayed_template_parsing,
    OPT_fborland_extensions, OPT_fdeclspec, OPT_fno_declspec, OPT_fgnu_keywords,
    OPT_fno_gnu_keywords, OPT_fasm, OPT_fno_asm, OPT_fblocks, OPT_fno_blocks, OPT_foperator_names,
    OPT_fno_operator_names, OPT_fdollars_in_identifiers, OPT_fno_dollars_in_identifiers,
    OPT_fraw_string_literals, OPT_fno_raw_string_literals, OPT_fcoroutines, OPT_fno_coroutines,
    OPT_faligned_allocation, OPT_fno_aligned_allocation, OPT_fsized_deallocation,
    OPT_fno_sized_deallocation, OPT_fpermissive, OPT_fno_permissive, OPT_flax_vector_conversions,
    OPT_flax_vector_conversions_EQ, OPT_ffreestanding, OPT_fhosted, OPT_fbuiltin, OPT_fno_builtin,
    OPT_fgnu89_inline, OPT_fno_gnu89_inline, OPT_fgnuc_version_EQ, OPT_fopenmp, OPT_fopenmp_EQ,
    OPT_fno_openmp, OPT_ffixed_point, OPT_fobjc_arc, OPT_fno_objc_arc, OPT_fobjc_weak,
    OPT_fobjc_exceptions, OPT_fobjc_runtime_EQ, OPT_fwritable_strings, OPT_finput_charset_EQ,
    OPT_fexec_charset_EQ,
    // The machine; and what sets macros.
    OPT_target, OPT_m16, OPT_m32, OPT_m64, OPT_mx32, OPT_march_EQ, OPT_mcpu_EQ, OPT_mabi_EQ,
    OPT_mfloat_abi_EQ, OPT_mfpu_EQ, OPT_mthumb, OPT_mno_thumb, OPT_mms_bitfields, OPT_fPIC,
    OPT_fpic, OPT_fPIE, OPT_fpie, OPT_fno_PIC, OPT_fno_pic, OPT_fno_PIE, OPT_fno_pie,
    // Their members switch features of the processor; none names a file.
    OPT_m_x86_Features_Group, OPT_m_arm_Features_Group, OPT_m_aarch64_Features_Group,
    OPT_m_ppc_Features_Group};

// Not among them: `ast`, `pcm`, `ir`, which are binary inputs, and languages
// whose driver asks the machine's graphics cards.
static constexpr llvm::StringLiteral KeptLanguages[] = {
    "c",        "c++",        "objective-c",        "objective-c++",       "cuda",
    "c-header", "c++-header", "objective-c-header", "objective-c++-header"};

static constexpr llvm::StringLiteral Wrappers[] = {"ccache", "sccache", "distcc", "icecc",
                                                   "gomacc"};

static bool isKept(const llvm::opt::Arg &Argument) {
  if (Argument.getOption().matches(OPT_x))
    return llvm::is_contained(KeptLanguages, Argument.getValue());
  return llvm::any_of(KeptOptions, [&](ID Kept) { return Argument.getOption().matches(Kept); });
}

std::vector<std::string> mailseal::keepParseFlags(llvm::ArrayRef<std::string> Arguments) {
  std::vector<const char *> Raw;
  for (const std::string &Argument : Arguments)
    Raw.push_back(Argument.c_str());
  unsigned MissingIndex, MissingCount;
  llvm::opt::InputArgList Parsed = clang::getDriverOptTable().ParseArgs(
      Raw, MissingIndex, MissingCount, llvm::opt::Visibility(ClangOption));

  llvm::opt::ArgStringList Kept;
  bool FileFollows = false;
  for (const llvm::opt::Arg *Argument : Parsed) {
    if (Argument->getOption().matches(OPT_Xclang)) {
      // CMake names a precompiled header's text for Clang by a pair of these.
      if (FileFollows)
        Kept.append({"-include", Argument->getValue()});
      FileFollows = !FileFollows && StringRef(Argument->getValue()) == "-include";
    } else if (isKept(*Argument)) {
      Argument->render(Parsed, Kept);
    }
  }
  return {Kept.begin(), Kept.end()};
}

std::vector<std::string> mailseal::keepParseCommand(llvm::ArrayRef<std::string> CommandLine) {
  if (CommandLine.size() > 1 && !StringRef(CommandLine[1]).starts_with("-") &&
      llvm::is_contained(Wrappers, llvm::sys::path::stem(CommandLine[0])))
    CommandLine = CommandLine.drop_front();
  if (CommandLine.empty())
    return {"clang"};
  if (isClangClCommand(CommandLine)) {
    // As Clang's own driver for a file whose flags say no language: by its name.
    std::vector<std::string> Kept = {"clang"};
    llvm::append_range(Kept, keepParseFlags(translateClangClFlags(CommandLine.drop_front())));
    return Kept;
  }

  StringRef Compiler = llvm::sys::path::filename(CommandLine[0]);
  std::vector<std::string> Kept = {Compiler.contains("++") ? "clang++" : "clang"};
  // A cross compiler says its target in its name: aarch64-linux-gnu-g++-12.
  std::string Target =
      clang::driver::ToolChain::getTargetAndModeFromProgramName(Compiler).TargetPrefix;
  if (llvm::Triple(Target).getArch() != llvm::Triple::UnknownArch)
    Kept.push_back("--target=" + Target);
  llvm::append_range(Kept, keepParseFlags(CommandLine.drop_front()));
  return Kept;
}
