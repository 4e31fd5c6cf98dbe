# lit's test format for this suite: shell tests, and the cases that nn-check finds
# in them. lit counts one result a file. nn-check runs many cases a file and
# prints PASS or FAIL for each; these become results of their own in lit's JSON
# report, from which scripts/test counts.
#
# A module of its own because lit sends its tests to other processes by name.

import re

import lit.formats
import lit.Test


class NNTest(lit.formats.ShTest):
    """A shell test that also reports the cases of nn-check."""

    case = re.compile(r"^(?:# \| )?(PASS|FAIL) (\w+ \w+)", re.MULTILINE)

    def getTestsForPath(self, suite, path, lit_config, config):
        for test in super().getTestsForPath(suite, path, lit_config, config):
            # Programs of unit tests lie beside the tests that run them.
            if path[-1].endswith(".c"):
                with open(test.getSourcePath(), encoding="utf-8") as file:
                    if "RUN:" not in file.read():
                        continue
            yield test

    def execute(self, test, lit_config):
        result = super().execute(test, lit_config)
        if test.path_in_suite[0] != "Ops":
            return result
        cases = self.case.findall(result.output)
        # The report needs the output no longer, and there is much of it.
        if result.code is lit.Test.PASS:
            result.output = ""
        for code, case in cases:
            name = case.replace(" ", ":")
            # A test may run a case more than once, for several CPUs.
            if name not in result.microResults:
                result.addMicroResult(
                    name, lit.Test.Result(getattr(lit.Test, code), elapsed=0.0)
                )
        return result
