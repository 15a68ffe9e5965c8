// The lexer sees every preprocessor branch: those of other platforms are repaired, too.

// RUN: split-file %s %t
// RUN: %check_fix 0 %t/before.cpp %t/after.cpp

//--- before.cpp
#ifdef _WIN32
#error it's not for Windows "yet
static const char *Script = "import smtplib\nsmtplib.SMTP_SSL('a')\n";
#elif 0
static const char *Script = R"(import smtplib
smtplib.SMTP_SSL('b')
)";
#else
static const char *Script = "import smtplib\n"
                            "smtplib.SMTP_SSL('c')\n";
#endif
//--- after.cpp
#ifdef _WIN32
#error it's not for Windows "yet
static const char *Script = "import smtplib\nimport ssl\nsmtplib.SMTP_SSL('a', context=ssl.create_default_context())\n";
#elif 0
static const char *Script = R"(import smtplib
import ssl
smtplib.SMTP_SSL('b', context=ssl.create_default_context())
)";
#else
static const char *Script = "import smtplib\n"
                            "import ssl\n"
                            "smtplib.SMTP_SSL('c', context=ssl.create_default_context())\n";
#endif
