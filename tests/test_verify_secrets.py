"""No password, and no piece of one, in anything that `replicalint verify` prints."""

from __future__ import annotations

import random
import string
from collections.abc import Callable, Iterator
from pathlib import Path
from urllib.parse import quote

import pytest
from psycopg import conninfo

from replicalint.cli.command import status_of
from replicalint.live.failure import ServerError
from replicalint.live.secret import Secrets
from replicalint.live.server import Server

AMBIGUOUS = (
    "replica: ambiguous connection string: in the user name and password, write "
    '"@" as %40, "/" as %2F and "?" as %3F\n'
)
NOT_UNDERSTOOD = (
    "replica: not a connection string that libpq understands: write "
    'postgresql://USER@HOST/DATABASE or "host=HOST dbname=DATABASE user=USER"\n'
)
NO_PLACE = "replica: the host or port is not one that libpq accepts\n"
NESTED = "replica: the user or database name is itself a connection string\n"
REFUSED = (
    'replica: connection to server at "127.0.0.1", port 1 failed: Connection refused '
    "Is the server running on that host and accepting TCP/IP connections?\n"
)
EXPECTED = (AMBIGUOUS, NOT_UNDERSTOOD, NO_PLACE, NESTED, REFUSED)

Ask = Callable[[str], str]


@pytest.fixture
def ask(shop_repository: Path, capsys: pytest.CaptureFixture[str]) -> Ask:
    """Asks the replica of a connection string, which never answers; gives standard error."""

    def ask(dsn: str) -> str:
        assert status_of(["verify", "--replica", dsn]) == 2
        out, err = capsys.readouterr()
        assert (out, err.count("\n")) == ("", 1)
        return err

    return ask


@pytest.mark.parametrize(
    ("dsn", "said"),
    [
        ("postgresql://user:p@ss@127.0.0.1:1/db", AMBIGUOUS),
        ("postgres://user:p@ss@127.0.0.1:1/db", AMBIGUOUS),
        ("postgresql://user:p@ss/word@127.0.0.1:1/db", AMBIGUOUS),
        ("postgresql://user:pa/ss@127.0.0.1:1/db", AMBIGUOUS),
        ("postgresql://user:12/ss@127.0.0.1:1/db", AMBIGUOUS),
        ("postgresql://user:p@ss?user=a@127.0.0.1:1/db", AMBIGUOUS),
        ("postgresql://user@server:pass@127.0.0.1:1/db", AMBIGUOUS),
        ("postgresql://127.0.0.1:1?password=p@ss", AMBIGUOUS),
        ("postgresql://user:p:a#s,s?w&o=rd@127.0.0.1:1/db", REFUSED),
        ("postgresql://user:p%40ss%2fword@127.0.0.1:1/db", REFUSED),
        ("postgresql://user@127.0.0.1:1/db?password=pa/ss", REFUSED),
        ("postgresql://user@127.0.0.1:1/db?sslpassword=word", REFUSED),
        ("postgresql://user:word@127.0.0.1:pass/db", AMBIGUOUS),
        ("postgresql://user:pa%00ss@127.0.0.1:1/db", NOT_UNDERSTOOD),
        ("postgresql://user:pa%ss@127.0.0.1:1/db", NOT_UNDERSTOOD),
        ("host=127.0.0.1 port=1 password=pass word", NOT_UNDERSTOOD),
        ("host=127.0.0.1 port=1 password='pass'word", NOT_UNDERSTOOD),
        ("port=1 password='pass'host=word'", NO_PLACE),
        ("host=127.0.0.1 password='pass'port=word", NO_PLACE),
        ("host=127.0.0.1 port=1 dbname=postgresql://user:pass@host/db", NESTED),
        (r"host=127.0.0.1 port=1 password='pa\'ss \\ word'", REFUSED),
        (r"host=127.0.0.1 port=1 password=pa\'ss\ word sslpassword=x", REFUSED),
        ("host=127.0.0.1 port=1 sslmode=password", 'replica: invalid sslmode value: "..."\n'),
        ("host=127.0.0.1 port=1 password=a\udcff", NOT_UNDERSTOOD),
        ("host=127.0.0.1 port=1\0 password=x", NOT_UNDERSTOOD),
        (f"host=127.0.0.1 port=1 password={'x' * 1_000_000}", REFUSED),
        ("password", NOT_UNDERSTOOD),
    ],
    ids=range(27),
)
def test_what_is_said_of_a_connection_string(ask: Ask, dsn: str, said: str) -> None:
    assert ask(dsn) == said


@pytest.mark.parametrize("dsn", ["host=,127.0.0.1,,x", "host=127.0.0.1,127.0.0.1 port=1,1"])
def test_several_hosts_hold_no_password(ask: Ask, dsn: str) -> None:
    assert "word" not in ask(f"{dsn} password=password connect_timeout=2")


@pytest.mark.parametrize(
    ("name", "value", "said"),
    [
        ("PGHOST", "postgresql://user:pass@word/db", NO_PLACE),
        ("PGPORT", "pass", NO_PLACE),
        ("PGDATABASE", "postgresql://user:pass@word/db", NESTED),
        ("PGPASSWORD", "pass\udcff", REFUSED),
        ("PGUSER", "user\udcff", REFUSED),
    ],
)
def test_what_is_said_of_libpq_s_variables(
    ask: Ask, monkeypatch: pytest.MonkeyPatch, name: str, value: str, said: str
) -> None:
    for each, plain in (("PGHOST", "127.0.0.1"), ("PGPORT", "1")):
        monkeypatch.setenv(each, plain)
    monkeypatch.setenv(name, value)
    assert ask("connect_timeout=2") == said


def test_a_password_of_a_service_or_a_password_file(
    ask: Ask, shop_repository: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    service = shop_repository / "service"
    service.write_text("[shop]\nhost=127.0.0.1\nport=1\npassword=swordfish\n")
    monkeypatch.setenv("PGSERVICEFILE", str(service))
    assert ask("service=shop") == REFUSED
    passfile = shop_repository / "pass"
    passfile.write_text("*:*:*:*:swordfish\n")
    passfile.chmod(0o600)
    assert ask(f"host=127.0.0.1 port=1 passfile={passfile}") == REFUSED
    service.write_text("[shop]\nswordfish\n")
    assert "swordfish" not in ask("service=shop")


@pytest.mark.parametrize("dsn", ["postgresql://user:swordfish@host/db", "password=swordfish"])
def test_a_connection_string_in_the_place_of_a_path_is_not_printed(
    shop_repository: Path, capsys: pytest.CaptureFixture[str], dsn: str
) -> None:
    assert status_of(["verify", "--replica", "port=1", dsn]) == 2
    out, err = capsys.readouterr()
    assert "swordfish" not in out + err
    assert "a connection string is not a path: pass it with --replica or --primary" in err


FORMS = (
    lambda word: f"postgresql://user:{word}@127.0.0.1:1/db",
    lambda word: f"postgresql://{word}:{word}@127.0.0.1:1/db",
    lambda word: f"postgresql://user@127.0.0.1:1/db?password={word}",
    lambda word: f"postgresql://user@127.0.0.1:1/db?sslpassword={word}&user=a",
    lambda word: f"postgresql://user:{quote(word, safe='')}@127.0.0.1:1/db",
    lambda word: f"postgresql://user:{quote(word, safe='').lower()}@127.0.0.1:1/db",
    lambda word: f"host=127.0.0.1 port=1 user=u password={word}",
    lambda word: f"password={word} host=127.0.0.1 port=1",
    lambda word: f"password='{word}' host=127.0.0.1 port=1",
    lambda word: f"password='{word}'host=127.0.0.1 port=1",
)


def passwords(count: int) -> Iterator[str]:
    """Printable ASCII, with many of the characters that part a connection string."""
    chosen = random.Random(8)
    characters = string.ascii_letters + string.digits + string.punctuation + " "
    for _ in range(count):
        alphabet = chosen.choice((characters, "@/:?#%&='\\ [],ab1", "@:/a1"))
        yield "".join(chosen.choices(alphabet, k=chosen.randint(1, 24)))


def test_no_piece_of_a_password_is_printed(
    shop_repository: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for number, word in enumerate(passwords(1_000)):
        monkeypatch.setenv("PGPASSWORD", word)
        with pytest.raises(ServerError) as refused:
            Server("replica", FORMS[number % len(FORMS)](word))
        said = f"{refused.value}\n"
        pieces = {word[start : start + 3] for start in range(len(word) - 2)}
        assert said in EXPECTED or not [piece for piece in pieces if piece in said], (word, said)


def test_the_same_from_the_environment(
    shop_repository: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    for number, word in enumerate(passwords(len(FORMS))):
        monkeypatch.setenv("REPLICALINT_REPLICA", FORMS[number](word))
        assert status_of(["verify"]) == 2
        assert capsys.readouterr().err in EXPECTED


def test_a_short_password_leaves_the_words_whole(ask: Ask, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PGPASSWORD", "ion")
    assert ask("host=127.0.0.1 port=1 password=o") == REFUSED


@pytest.mark.parametrize(
    ("word", "said", "shown"),
    [
        ("p@ss word", "got p@ss word here", "got *** here"),
        ("p@ss  word", "got p@ss  word here", "got *** here"),
        ("p@ss", "got p%40ss and %70%40s%73 here", "got *** and *** here"),
        ("p/\u00e4ss", "got p%2f%c3%a4ss, p/\u00e4ss, p%2F%C3%A4ss", "got ***, ***, ***"),
        ("x" * 1_000_000, f"got {'x' * 1_000_000} here", "got ***"),
        ("pas\udcff", "got pas%ff", "got ***"),
        ("half%", "at half%25.", "at ***."),
        ("é%25" * 15_000, "at " + "é%25" * 15_000, "at ***"),
    ],
    ids=range(8),
)
def test_a_password_is_found_however_it_is_written(word: str, said: str, shown: str) -> None:
    assert Secrets().with_words([word]).plain(said) == shown


@pytest.mark.parametrize("dsn", ["user='me:swordfish'", "postgresql://me%3Aswordfish@/db", ""])
def test_a_password_behind_the_user_s_name(dsn: str) -> None:
    given = conninfo.conninfo_to_dict(dsn) if dsn else {}
    said = 'no pg_hba.conf entry for user "me:swordfish"'
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("PGUSER", "me:swordfish")
        assert Secrets.of(given).plain(said) == 'no pg_hba.conf entry for user "me:***"'
