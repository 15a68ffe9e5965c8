#include "clang/Tooling/Tooling.h"
#include "clang/Frontend/FrontendActions.h"
#include <CLI/CLI.hpp>
int main(int argc,char**){ if(argc>1) return !clang::tooling::runToolOnCode(std::make_unique<clang::SyntaxOnlyAction>(), "int f(){return 1;}"); CLI::App a; return 0;}
