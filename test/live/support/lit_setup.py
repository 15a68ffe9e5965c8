"""What lit has to know of this machine before it runs the live tests: its Pythons and its C++ compiler."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

from interpreters import LAST_WITH_NNTPLIB, WANTED, find_pythons, find_system_python, version_of

LIVE = Path(__file__).with_name("live.py")
SHAPES = Path(__file__).with_name("shapes.py")

# From here on a refused certificate has an exception of its own, ssl.SSLCertVerificationError.
FIRST_WITH_OWN_EXCEPTION = (3, 7)


def set_up(config, lit_config) -> None:
    """Adds the substitutions and features that the tests of this folder use, and says what is absent."""
    system = find_system_python()
    if not system or not version_of(system) or not shutil.which("openssl"):
        lit_config.note("live tests passed over: they need the system's python3 with ssl, and openssl")
        config.unsupported = True
        return
    _add_pythons(config, lit_config, system)
    _add_compiler(config, lit_config)


def _add_pythons(config, lit_config, system: str) -> None:
    found = find_pythons()
    modern = [python for version, python in found.items() if version >= FIRST_WITH_OWN_EXCEPTION]
    usual = modern if lit_config.params.get("interpreters") == "all" else [system]

    def live(pythons: list[str]) -> str:
        return " ".join([sys.executable, str(LIVE), *(f"--python={python}" for python in pythons)])

    # %live PROTOCOL implicit|starttls PROGRAM: see live.py.
    config.substitutions.append((r"%live\b", live(usual)))
    # The same with the system's Python alone, for what Pythons do not agree on.
    config.substitutions.append((r"%live_system\b", live([system])))
    # The same with every Python of this machine from 3.7 on.
    config.substitutions.append((r"%live_everywhere\b", live(modern)))
    for version, name in ((2, 7), "python2.7"), ((3, 6), "python3.6"):
        if version in found:
            config.available_features.add(name)
            config.substitutions.append((rf"%live_{name}\b", live([found[version]])))
    if any(version_of(python) <= LAST_WITH_NNTPLIB for python in usual):
        config.available_features.add("nntplib")

    absent = [version for version in WANTED if version not in found]
    if absent:
        names = ", ".join("%d.%d" % version for version in absent)
        lit_config.note(f"live tests pass over Python {names}: not on this machine")


def _add_compiler(config, lit_config) -> None:
    """%cxx FILE -o PROGRAM %python_flags builds a C++ program with the system's Python inside."""
    compiler = shutil.which(os.environ.get("CXX", "")) or shutil.which("c++")
    flags = _embedding_flags()
    if not compiler or not flags or not _has_header(compiler, flags, "Python.h"):
        lit_config.note("live tests pass over C++ programs: no compiler, or no headers for the system's python3")
        return
    config.substitutions.append((r"%cxx\b", f"{compiler} -std=c++20"))
    config.substitutions.append((r"%python_flags\b", flags))
    # %shapes FOLDER says what mailseal makes of the C++ programs in it: see shapes.py.
    cache = Path(config.test_exec_root, "live", "shapes")
    config.substitutions.append((r"%shapes\b", f"{sys.executable} {SHAPES} --cache={cache} --flags='{flags}'"))
    config.available_features.add("embedded-python")
    if _has_header(compiler, flags, "pybind11/embed.h"):
        config.available_features.add("pybind11")
    if _has_header("g++", "", "objc/Object.h", language="objective-c++"):
        config.available_features.add("objective-cxx")
    else:
        lit_config.note("live tests pass over Objective-C++: no gobjc++")
    if clang := shutil.which("clang++-22"):
        config.available_features.add("cuda")
        # GCC knows #embed from version 15 on.
        config.substitutions.append((r"%cxx_embed\b", f"{clang} -std=c++20 -Wno-c23-extensions"))
        config.available_features.add("cxx-embed")
    else:
        lit_config.note("live tests pass over CUDA and #embed: no clang++-22")
    if shutil.which("xxd", path=os.defpath):
        config.available_features.add("xxd")
    else:
        lit_config.note("live tests pass over arrays of bytes: no xxd")
    if shutil.which("cmake", path=os.defpath):
        config.available_features.add("cmake")
    # %cython -o PROGRAM.cpp FILE makes a C++ program of a Cython file.
    cython = shutil.which("cython3", path=os.defpath)
    if cython:
        config.substitutions.append((r"%cython\b", f"{cython} --embed --cplus -3"))
        config.available_features.add("cython")
    else:
        lit_config.note("live tests pass over Cython: no cython3")
    library = re.search(r"-lpython(\d)\.(\d+)", flags)
    if library and _has_header(compiler, flags, "boost/python.hpp"):
        # Boost's library is named after the Python that it is built for.
        config.substitutions.append((r"%boost_python_flags\b", "-lboost_python" + "".join(library.groups())))
        config.available_features.add("boost-python")


def _embedding_flags() -> str:
    # The system's again: another Python's library would be linked, but the system's be found when the program starts.
    python_config = shutil.which("python3-config", path=os.defpath)
    if not python_config:
        return ""
    run = subprocess.run([python_config, "--includes", "--ldflags", "--embed"], text=True,
                         stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, check=True)
    return " ".join(run.stdout.split())


def _has_header(compiler: str, flags: str, header: str, language: str = "c++") -> bool:
    run = subprocess.run([compiler, "-E", "-x", language, "-", *flags.split()], text=True,
                         input=f"#if !__has_include(<{header}>)\n#error\n#endif\n",
                         stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    return run.returncode == 0
