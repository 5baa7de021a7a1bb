"""The header of an example: every key, good and bad, and where errors say they are."""

from __future__ import annotations

import re
import signal
from pathlib import Path

import pytest

from mpguide import Header, MpguideError
from mpguide.header import LEAVES, PLATFORMS, START_METHODS, parse_header, this_platform


def block(*lines: str) -> str:
    return "".join(f"# {line}\n" if line else "#\n" for line in ("/// script", *lines, "///"))


def ours(*lines: str) -> Header:
    return parse_header(block("[tool.mpguide]", *lines), "x.py")[0]


def refusal(text: str) -> str:
    with pytest.raises(MpguideError) as caught:
        parse_header(text, "a/x.py")
    message = str(caught.value)
    assert "\n" not in message
    return message


def test_a_source_without_header_has_the_defaults_and_stays_as_it_is() -> None:
    source = '"""Say hello."""\n\nprint("hello")  # /// script\n'
    header, code = parse_header(source, "x.py")
    assert code == source
    assert header == Header()
    assert (header.requires_python, header.dependencies, header.start_methods) == ("", (), START_METHODS)
    assert (header.order, header.mask, header.exit, header.stderr, header.timeout) == (None, (), 0, "check", 30.0)
    assert (header.platforms, header.leaves) == (PLATFORMS, ())


def test_the_code_lacks_the_header_and_the_blank_lines_behind_it() -> None:
    assert parse_header(block("[tool.mpguide]") + "\n\nprint(1)\n", "x.py")[1] == "print(1)\n"


def test_a_shebang_before_the_header_stays_in_the_code() -> None:
    header, code = parse_header("#!/bin/sh\n" + block("[tool.mpguide]", "exit = 3") + "\nexit 3\n", "x.sh")
    assert (header.exit, code) == (3, "#!/bin/sh\nexit 3\n")


def test_a_header_may_stand_at_the_end_without_a_last_newline() -> None:
    header, code = parse_header("print(1)\n" + block("[tool.mpguide]", "exit = 3").rstrip("\n"), "x.py")
    assert (header.exit, code) == (3, "print(1)\n")


def test_blocks_of_other_types_are_left_in_the_code() -> None:
    other = "# /// other-tool\n# [tool.mpguide]\n# exit = 3\n# ///\n"
    assert parse_header(other, "x.py") == (Header(), other)


def test_empty_lines_and_comments_may_stand_in_the_header() -> None:
    assert ours("", "# why it fails", "exit = 3  # as it says").exit == 3


def test_tables_of_other_tools_are_theirs() -> None:
    text = block('requires-python = ">=3.12"', "[tool.uv]", "exit = 'theirs'", "[tool.mpguide]", "exit = 1")
    header, _ = parse_header(text, "x.py")
    assert (header.requires_python, header.exit) == (">=3.12", 1)


@pytest.mark.parametrize(
    "specifier",
    ["==3.14.*", "!=3.13.*", ">=3.11", "<4", "~=3.12", "~=3.12.1", " >= 3.11 , < 3.15 ", ">3", "<=3.14.8", "==3.14.8"],
)
def test_requires_python_takes_what_packaging_takes(specifier: str) -> None:
    from packaging.specifiers import SpecifierSet

    SpecifierSet(specifier)
    assert parse_header(block(f'requires-python = "{specifier}"'), "x.py")[0].requires_python == specifier


@pytest.mark.parametrize(
    "value", ["'3.14'", "''", "'>=x'", "'>=3.14.*'", "'~=3'", "'>=3.11,'", "'> =3'", "3.14", "['>=3']", "true"]
)
def test_requires_python_refuses_what_is_not_a_specifier(value: str) -> None:
    message = refusal(block("", f"requires-python = {value}"))
    assert message.startswith("a/x.py:3: requires-python: must be a version specifier such as '>=3.14', not ")


def test_dependencies_are_a_list_of_strings() -> None:
    text = block('dependencies = ["six>=1", "rich"]')
    assert parse_header(text, "x.py")[0].dependencies == ("six>=1", "rich")


@pytest.mark.parametrize("value", ["'six'", "[1]", "{ six = '1' }", "1"])
def test_dependencies_refuse_what_is_not_a_list_of_strings(value: str) -> None:
    message = refusal(block(f"dependencies = {value}"))
    assert message.startswith("a/x.py:2: dependencies: must be a list of strings, not ")


def test_start_methods_keep_the_usual_order_and_no_doubles() -> None:
    assert ours('start-methods = ["forkserver", "fork", "fork"]').start_methods == ("fork", "forkserver")


def test_own_means_no_start_method_from_outside() -> None:
    assert ours('start-methods = "own"').start_methods == ()


def test_a_mask_is_compiled() -> None:
    assert ours(r"mask = ['pid (\d+)', '0x[0-9a-f]+']").mask == (re.compile(r"pid (\d+)"), re.compile("0x[0-9a-f]+"))


@pytest.mark.parametrize("order", ["exact", "by-process", "any"])
def test_order_takes_three_words(order: str) -> None:
    assert ours(f"order = '{order}'").order == order


@pytest.mark.parametrize(
    ("value", "status"), [("0", 0), ("1", 1), ("255", 255), ("'SIGKILL'", -9), ("'SIGSEGV'", -11), ("'SIGTERM'", -15)]
)
def test_exit_takes_a_status_or_the_name_of_a_signal(value: str, status: int) -> None:
    assert ours(f"exit = {value}").exit == status


@pytest.mark.parametrize("number", signal.Signals)
def test_exit_knows_every_signal_of_this_platform(number: signal.Signals) -> None:
    assert ours(f"exit = '{number.name}'").exit == -number


@pytest.mark.parametrize("stderr", ["check", "ignore"])
def test_stderr_is_checked_or_ignored(stderr: str) -> None:
    assert ours(f"stderr = '{stderr}'").stderr == stderr


@pytest.mark.parametrize(("value", "seconds"), [("600", 600.0), ("0.5", 0.5), ("1e2", 100.0)])
def test_timeout_takes_seconds(value: str, seconds: float) -> None:
    header = ours(f"timeout = {value}")
    assert header.timeout == seconds
    assert isinstance(header.timeout, float)


def test_platforms_and_leaves_are_subsets() -> None:
    header = ours('platforms = ["macos", "linux"]', 'leaves = ["files", "shm", "processes"]')
    assert (header.platforms, header.leaves) == (("linux", "macos"), LEAVES)
    assert ours("leaves = []").leaves == ()


@pytest.mark.parametrize(
    ("line", "why"),
    [
        ("order = 'strict'", "order: 'strict' is not one of exact, by-process, any"),
        ("order = 1", "order: 1 is not one of exact, by-process, any"),
        ("order = ['any']", "order: ['any'] is not one of exact, by-process, any"),
        ("start-methods = ['thread']", "start-methods: 'thread' is not one of fork, spawn, forkserver"),
        ("start-methods = 'fork'", "start-methods: must be a list of strings, not 'fork'"),
        ("start-methods = []", "start-methods: must name a start method, or be 'own'"),
        ("mask = 'x'", "mask: must be a list of strings, not 'x'"),
        ("mask = ['(']", "mask: '(' is not a regular expression: "),
        (r"mask = ['x', '\d*']", r"mask: '\\d*' matches the empty text"),
        ("mask = ['']", "mask: '' matches the empty text"),
        ("mask = ['$']", "mask: '$' matches the empty text"),
        ("exit = -9", "exit: must be 0 to 255 or a signal name such as 'SIGKILL', not -9"),
        ("exit = 256", "exit: must be 0 to 255 or a signal name such as 'SIGKILL', not 256"),
        ("exit = true", "exit: must be 0 to 255 or a signal name such as 'SIGKILL', not True"),
        ("exit = 1.0", "exit: must be 0 to 255 or a signal name such as 'SIGKILL', not 1.0"),
        ("exit = 'KILL'", "exit: must be 0 to 255 or a signal name such as 'SIGKILL', not 'KILL'"),
        ("exit = ['SIGKILL']", "exit: must be 0 to 255 or a signal name such as 'SIGKILL', not ['SIGKILL']"),
        ("stderr = 'skip'", "stderr: 'skip' is not one of check, ignore"),
        ("stderr = false", "stderr: False is not one of check, ignore"),
        ("timeout = 0", "timeout: must be a number of seconds above 0 and up to 600, not 0"),
        ("timeout = 601", "timeout: must be a number of seconds above 0 and up to 600, not 601"),
        ("timeout = inf", "timeout: must be a number of seconds above 0 and up to 600, not inf"),
        ("timeout = nan", "timeout: must be a number of seconds above 0 and up to 600, not nan"),
        ("timeout = true", "timeout: must be a number of seconds above 0 and up to 600, not True"),
        ("timeout = '5'", "timeout: must be a number of seconds above 0 and up to 600, not '5'"),
        ("platforms = ['solaris']", "platforms: 'solaris' is not one of linux, macos, windows"),
        ("platforms = []", "platforms: must name a platform"),
        ("leaves = ['threads']", "leaves: 'threads' is not one of processes, shm, files"),
        ("leaves = 'shm'", "leaves: must be a list of strings, not 'shm'"),
        ("retries = 3", "retries: unknown key in [tool.mpguide]; known are start-methods, order, mask, exit, "),
        ("dependencies = []", "dependencies: unknown key in [tool.mpguide]; known are start-methods, order, mask, "),
    ],
)
def test_a_bad_value_is_refused_with_file_line_and_key(line: str, why: str) -> None:
    text = '"""Text."""\n\n' + block("[tool.mpguide]", "# a comment", line) + "\nprint(1)\n"
    assert refusal(text).startswith(f"a/x.py:6: {why}")


def test_an_unknown_key_beside_the_two_of_pep_723_is_refused() -> None:
    message = refusal(block("dependencies = []", "require-python = '>=3'"))
    assert message == "a/x.py:3: require-python: unknown key; PEP 723 knows requires-python, dependencies and tool"


@pytest.mark.parametrize(
    ("lines", "number"),
    [
        (("[tool.other]", "exit = 'x'", "[tool.mpguide]", "order = 'any'", "exit = 'x'"), 6),
        (("[tool.mpguide]", "mask = [", "  'a',", "  'b',", "]", "exit = 'x'"), 7),
        (("[tool.mpguide]", "mask = ['''", "exit = 1", "''']", '"exit" = "x"'), 6),
        (("[tool]", "mpguide.order = 'any'", "mpguide.exit = 'x'"), 4),
        (("dependencies = []", "tool = { mpguide = { exit = 'x' } }"), 3),
        (("[tool.mpguide]", "", "# exit = 0", "exit = [", "  'x',", "]"), 5),
    ],
)
def test_the_line_of_an_error_is_that_of_the_key_however_it_is_written(lines: tuple[str, ...], number: int) -> None:
    assert refusal(block(*lines)).startswith(f"a/x.py:{number}: exit: must be 0 to 255")


@pytest.mark.parametrize(
    ("lines", "number", "key"), [(("", "tool = 3"), 3, "tool"), (("[tool]", "x = 1", "mpguide = 3"), 4, "mpguide")]
)
def test_what_must_be_a_table_is_one(lines: tuple[str, ...], number: int, key: str) -> None:
    assert refusal(block(*lines)) == f"a/x.py:{number}: {key}: must be a table"


@pytest.mark.parametrize(
    ("lines", "number"),
    [
        (("[tool.mpguide", "exit = 1"), 2),
        (("[tool.mpguide]", "exit 1", "order = 'any'"), 3),
        (("[tool.mpguide]", "exit ="), 3),
        (("[tool.mpguide]", "exit = 1", "exit = 2"), 4),
        (("[tool.mpguide]", "", "mask = [", "  'a'"), 4),
        (("[tool.mpguide]", "order = 'any'", "exit = '''x"), 4),
        (("[tool.mpguide]", "mask = ['\\d+']", 'mask2 = ["\\d+"]'), 4),
    ],
)
def test_broken_toml_is_refused_with_its_line(lines: tuple[str, ...], number: int) -> None:
    message = refusal(block(*lines))
    assert message.startswith(f"a/x.py:{number}: the header is not valid TOML: ")
    assert "(at " not in message


@pytest.mark.parametrize("ending", ["", "#\n", "print(1)\n", "# //\n", "# /// \n", "#///\n"])
def test_a_block_that_is_not_closed_is_refused(ending: str) -> None:
    text = '"""Text."""\n# /// script\n# [tool.mpguide]\n# exit = 1\n' + ending
    assert refusal(text) == "a/x.py:2: the header block is not closed; end it with '# ///'"


@pytest.mark.parametrize("between", ["", "\n", "print(1)\n"])
@pytest.mark.parametrize("second", [block("[tool.mpguide]"), "# /// script\n"])
def test_a_second_block_is_refused_closed_or_not(between: str, second: str) -> None:
    text = block("[tool.mpguide]", "exit = 1") + between
    number = text.count("\n") + 1
    assert refusal(text + second) == f"a/x.py:{number}: a second '# /// script' block; PEP 723 allows one"


def test_errors_name_a_file_below_the_working_folder_briefly(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    outside = tmp_path.parent / "x.py"
    for path, address in ((tmp_path / "a" / "x.py", Path("a", "x.py")), (outside, outside)):
        with pytest.raises(MpguideError, match=f"^{re.escape(str(address))}:2: speed: "):
            parse_header(block("speed = 1"), path)


@pytest.mark.parametrize(
    ("system", "name"), [("linux", "linux"), ("darwin", "macos"), ("win32", "windows"), ("freebsd14", "linux")]
)
def test_platforms_have_the_names_that_headers_use(system: str, name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    with monkeypatch.context() as patch:
        patch.setattr("sys.platform", system)
        found = this_platform()
    assert found == name
