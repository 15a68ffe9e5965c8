"""A test of lit for each file of test/unit; a module of its own, because lit sends it to its workers."""

import os

import lit.formats
import lit.Test
import lit.util


class UnitTest(lit.formats.FileBasedTest):
    def execute(self, test, litConfig):
        name = os.path.splitext(test.path_in_suite[-1])[0]
        program = os.path.join(os.path.dirname(test.config.mailseal), f"unit-{name}")
        output, errors, status = lit.util.executeCommand([program, "--gtest_brief=1"], env=test.config.environment)
        return (lit.Test.FAIL if status else lit.Test.PASS), output + errors
