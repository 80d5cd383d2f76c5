"""`signoff sign`, `record`, `test-pki`. A pass-phrase comes from the keyboard or a file descriptor, never the line."""

import os
from pathlib import Path
from typing import Annotated

import typer

from toolkit.cli import screen
from toolkit.problems import UsageError
from toolkit.workflows.session import Session

_Descriptor = Annotated[
    int | None,
    typer.Option("--passphrase-fd", help="Read the pass-phrase or PIN from this open file descriptor."),
]


_OtherName = Annotated[
    bool,
    typer.Option("--other-name", help="The certificate bears another name, such as a company's seal."),
]


def register(app: typer.Typer) -> None:
    """Hang the commands into the group."""
    app.command()(sign)
    app.command()(record)
    app.command(name="test-pki")(try_out_pki)


def sign(  # noqa: PLR0913  # what can be said about a signature
    context: typer.Context,
    key: Annotated[Path | None, typer.Option(help="Key file (.p12, .pfx), outside the engagement.")] = None,
    token: Annotated[str, typer.Option(help="Label of a smart card or token instead of a key file.")] = "",
    library: Annotated[Path | None, typer.Option(help="The token's driver (PKCS#11).")] = None,
    certificate: Annotated[str, typer.Option(help="Label of the certificate on the token.")] = "",
    passphrase_fd: _Descriptor = None,
    level: Annotated[str, typer.Option(help="B-B offline, B-T with a time stamp, B-LT for long.")] = "B-B",
    tsa: Annotated[str, typer.Option(help="Address of a time-stamp server, for B-T and B-LT.")] = "",
    trust: Annotated[list[Path] | None, typer.Option(help="Authority's certificate, for B-LT.")] = None,
    crl: Annotated[list[Path] | None, typer.Option(help="A revocation list that is at hand.")] = None,
    online: Annotated[bool, typer.Option("--online", help="Fetch revocation data.")] = False,
    deputy: Annotated[bool, typer.Option("--deputy", help="Sign as the declared deputy: 'B for A'.")] = False,
    other_name: _OtherName = False,
    reason: Annotated[str, typer.Option(help="What the signature says; default: read and agreed.")] = "",
) -> None:
    """Sign the frozen PDF as the person named with --by: PAdES, in the field that waits for it.

    The first signature certifies: afterwards nothing but further signatures is possible. Everything that is
    still missing is said before the pass-phrase is asked for.

    Example: crmkit signoff sign --key ../keys/ilze.p12 --by ilze
    """
    from toolkit.cli.views.signoff import signing as view  # slow: loads the models
    from toolkit.workflows.signoff.sign.keys import (  # slow: loads the signing library
        KeySource,
        choice,
        look_at,
        sign_with,
    )
    from toolkit.workflows.signoff.sign.signing import take_seat  # slow: loads the signing library

    take_seat(context.obj)
    source = KeySource(key, token, library, certificate)
    look_at(context.obj, source)
    picked = choice(
        level,
        tsa,
        trust=trust or [],
        crls=crl or [],
        online=online,
        deputy=deputy,
        other_name=other_name,
        reason=reason,
    )
    secret = _secret(passphrase_fd, "PIN" if token else "Pass-phrase of the key")
    view.show_signature(sign_with(context.obj, source, secret, picked))


def record(  # noqa: PLR0913  # what can be said about a signature
    context: typer.Context,
    file: Annotated[Path, typer.Argument(help="The signed PDF, a detached .p7s, or a scan.")],
    signatory: Annotated[str, typer.Option("--as", help="Whose signature it is, for example vendor.")] = "",
    ink: Annotated[
        bool, typer.Option("--ink", help="A scan of the signature sheet, signed by hand.")
    ] = False,
    witness: Annotated[str, typer.Option(help="Who saw it signed; wanted for ink.")] = "",
    deputy: Annotated[bool, typer.Option("--deputy", help="The declared deputy signed: 'B for A'.")] = False,
    other_name: _OtherName = False,
) -> None:
    """Take in what a party signed elsewhere, and check it before it counts.

    A PDF must continue the file that was handed out; a detached signature must be over the frozen PDF; a scan
    wants a witness.

    Example: crmkit signoff record back-from-vendor.pdf --as vendor --by andris
    """
    from toolkit.cli.views.signoff import signing as view  # slow: loads the models
    from toolkit.workflows.signoff.sign.keys import record_file  # slow: loads the signing library
    from toolkit.workflows.signoff.sign.recording import Given  # slow: loads the signing library

    about = Given(signatory=signatory, deputy=deputy, other_name=other_name)
    view.show_signature(record_file(context.obj, file, about, ink=ink, witness=witness))


def try_out_pki(
    context: typer.Context,
    folder: Annotated[Path, typer.Argument(help="A new folder outside the engagement.")],
    passphrase_fd: _Descriptor = None,
) -> None:
    """Make throw-away certificates for trying out: an authority and a key for everybody who signs.

    They are valid for 30 days and prove nothing about anybody.

    Example: crmkit signoff test-pki ../keys
    """
    from toolkit.workflows.signoff.sign.try_out import make_test_pki  # slow: loads the signing library

    session: Session = context.obj
    secret = _secret(passphrase_fd, "Pass-phrase for the new keys")
    for path in make_test_pki(session, folder, secret):
        screen.say(str(path))
    screen.say(f"Verify with: crmkit signoff verify --trust {folder / 'ca.pem'}")


def _secret(descriptor: int | None, message: str) -> bytes:
    """The pass-phrase as bytes; nothing is echoed, kept or logged."""
    if descriptor is not None:
        try:
            with os.fdopen(descriptor, "rb") as stream:
                return stream.readline().rstrip(b"\r\n")
        except OSError:
            raise UsageError(
                f"The file descriptor {descriptor} cannot be read.", "Open it first: ... 3< file"
            ) from None
    from toolkit.cli.prompts import Terminal  # slow: loads the prompt library

    terminal = Terminal()
    terminal.require("Hand the pass-phrase over with --passphrase-fd 3 3< FILE.")
    return terminal.secret(message).encode()
