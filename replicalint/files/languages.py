"""What is plainly not SQL, by the end of a name; every other file that is named is read as SQL.

Templates of SQL (`.sql.j2`, `.sql.erb`) are not here: each is one finding, which says so.
"""

from __future__ import annotations

from pathlib import Path

_SUFFIXES = {
    # Programming languages, which may hold SQL in their strings
    "Ada": "adb ads",
    "Assembly": "asm",
    "Astro": "astro",
    "C": "c h",
    "C#": "cs csx",
    "C++": "cc cpp cxx hh hpp hxx",
    "Clojure": "clj cljc cljs edn",
    "COBOL": "cbl cob",
    "Crystal": "cr",
    "Dart": "dart",
    "Elixir": "ex exs",
    "Elm": "elm",
    "Erlang": "erl hrl",
    "F#": "fs fsi fsx",
    "Fortran": "f90 f95 f03",
    "Go": "go",
    "Groovy": "gradle groovy",
    "Haskell": "hs lhs",
    "Java": "java",
    "JavaScript": "cjs js jsx mjs",
    "Julia": "jl",
    "Kotlin": "kt kts",
    "Lisp": "el lisp rkt scm",
    "Lua": "lua",
    "Nim": "nim",
    "Nix": "nix",
    "Objective-C": "m mm",
    "OCaml": "ml mli",
    "Pascal": "pas",
    "Perl": "pl pm",
    "PHP": "php phtml",
    "Python": "py pyi pyw pyx",
    "R": "r rmd",
    "Ruby": "gemspec rake rb",
    "Rust": "rs",
    "Scala": "sbt sc scala",
    "a shell script": "bash bat cmd csh fish ksh ps1 psm1 sh zsh",
    "Solidity": "sol",
    "Svelte": "svelte",
    "Swift": "swift",
    "Tcl": "tcl",
    "TypeScript": "cts mts ts tsx",
    "Visual Basic": "bas vb vbs",
    "Vue": "vue",
    "Zig": "zig",
    # Data, settings and schemas of other systems
    "CSV": "csv tsv",
    "DBML": "dbml",
    "GraphQL": "gql graphql graphqls",
    "INI": "cfg conf editorconfig env ini properties",
    "JSON": "geojson ipynb json json5 jsonc jsonl ndjson webmanifest",
    "Jsonnet": "jsonnet libsonnet",
    "a lock file": "lock",
    "Prisma": "prisma",
    "Protocol Buffers": "proto",
    "Starlark": "bzl star",
    "Terraform": "hcl tf tfvars",
    "TOML": "toml",
    "XML": "xml xsd xsl xslt",
    "YAML": "yaml yml",
    # Text and pages
    "AsciiDoc": "adoc asciidoc",
    "CSS": "css less sass scss",
    "HTML": "htm html xhtml",
    "Markdown": "markdown md mdx",
    "Org": "org",
    "reStructuredText": "rst",
    "TeX": "bib tex",
    "a patch": "diff patch",
    # What is not text
    "an archive": "7z bz2 gz jar rar tar tgz war whl xz zip zst",
    "a compiled program": "a class dll dylib exe o obj pyc pyd so wasm",
    "a database": "db duckdb parquet sqlite sqlite3",
    "a document": "doc docx odt pdf ppt pptx rtf xls xlsx",
    "a font": "eot otf ttf woff woff2",
    "an image": "avif bmp gif heic icns ico jpeg jpg png psd svg tif tiff webp",
    "an audio or video file": "avi flac mkv mov mp3 mp4 ogg wav webm",
}
_LANGUAGES = {
    suffix: language for language, suffixes in _SUFFIXES.items() for suffix in suffixes.split()
}


# The programs whose SQL is read where it stands.
_CODE = frozenset("ts tsx mts cts js jsx mjs cjs vue svelte astro py".split())


def is_code(path: Path) -> bool:
    """Whether a file is a program whose SQL is read, by its name."""
    return is_code_path(path.name)


def is_code_path(path: str) -> bool:
    """The same of a path as reports print it."""
    _, dot, suffix = path.rpartition(".")
    return bool(dot) and suffix.lower() in _CODE


def other_language(path: Path) -> str | None:
    """The language that a file is in by its name, where that is not SQL."""
    _, dot, suffix = path.name.rpartition(".")
    return _LANGUAGES.get(suffix.lower()) if dot else None
