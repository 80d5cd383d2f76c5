"""Word files through LibreOffice: one start for all of them, in a folder of its own, with an end in sight."""

import contextlib
import os
import shutil
import signal
import subprocess
import tempfile
from collections.abc import Mapping
from pathlib import Path

from toolkit.problems import Refused

# Headings become bookmarks of the PDF; bookmarks of the text become places with a name.
_FILTER = (
    'pdf:writer_pdf_Export:{"ExportBookmarks":{"type":"boolean","value":"true"},'
    '"ExportBookmarksToPDFDestination":{"type":"boolean","value":"true"},'
    '"UseTaggedPDF":{"type":"boolean","value":"true"}}'
)
_PROGRAMS = ("soffice", "libreoffice")
_SECONDS = 120.0
_SECONDS_PER_FILE = 60.0


def office_program() -> str:
    """Where LibreOffice is.

    Raises:
        Refused: it is not installed.
    """
    for name in _PROGRAMS:
        if found := shutil.which(name):
            return found
    raise Refused(
        "LibreOffice is not installed: there is no program 'soffice'.",
        "Install LibreOffice Writer, or build without --page-numbers and --via libreoffice.",
    )


def to_pdf(files: Mapping[str, bytes], seconds: float | None = None) -> dict[str, bytes]:
    """The PDF of each Word file, by the same names.

    Args:
        files: Word files by any names.
        seconds: how long LibreOffice may take for all of them.

    Raises:
        Refused: LibreOffice is missing, takes too long, or cannot read a file.
    """
    if not files:
        return {}
    program = office_program()
    with tempfile.TemporaryDirectory(prefix="crmkit-office-") as folder:
        root = Path(folder)
        # Its own names: what a document is called must not reach a command line.
        for at, content in enumerate(files.values()):
            (root / f"{at}.docx").write_bytes(content)
        limit = seconds if seconds is not None else _SECONDS + _SECONDS_PER_FILE * len(files)
        said = _run(program, root, [f"{at}.docx" for at in range(len(files))], limit)
        made = {}
        for at, name in enumerate(files):
            printed = root / "pdf" / f"{at}.pdf"
            if not printed.is_file():
                raise Refused(
                    f"LibreOffice could not print '{name}'.", said or "Open the file in it to see why."
                )
            made[name] = printed.read_bytes()
        return made


def _run(program: str, root: Path, names: list[str], seconds: float) -> str:
    """Start LibreOffice once; what it complained about."""
    command = [
        program,
        # Two runs with one profile wait for each other or fail.
        f"-env:UserInstallation={(root / 'profile').as_uri()}",
        *("--headless", "--norestore", "--nolockcheck", "--convert-to", _FILTER, "--outdir", "pdf"),
        *names,
    ]
    process = subprocess.Popen(  # noqa: S603  # a program from the path, names of our own
        command,
        cwd=root,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
        start_new_session=True,
    )
    try:
        _, complaint = process.communicate(timeout=seconds)
    except subprocess.TimeoutExpired:
        raise Refused(
            f"LibreOffice did not finish within {seconds:g} seconds and was stopped.",
            "Try again, or build without --page-numbers and --via libreoffice.",
        ) from None
    finally:
        _stop(process)
    lines = complaint.decode(errors="replace").strip().splitlines()
    return lines[-1] if process.returncode and lines else ""


def _stop(process: subprocess.Popen[bytes]) -> None:
    """End LibreOffice with all that it started; `soffice` is only the script that starts it."""
    with contextlib.suppress(ProcessLookupError, PermissionError):
        if os.name == "posix":
            os.killpg(process.pid, signal.SIGKILL)
        else:
            process.kill()
    if process.stderr:
        process.stderr.close()
    process.wait()
