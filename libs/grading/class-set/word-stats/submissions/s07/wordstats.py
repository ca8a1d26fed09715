import argparse
import pathlib
import statistics
import sys
import unicodedata


def is_word_character(character):
    return unicodedata.category(character)[0] in "LN"


def tokenize(text):
    """Splits at whitespace and trims everything that is neither letter nor number."""
    for candidate in text.casefold().split():
        start, end = 0, len(candidate)
        while start < end and not is_word_character(candidate[start]):
            start += 1
        while end > start and not is_word_character(candidate[end - 1]):
            end -= 1
        if start < end:
            yield candidate[start:end]


def word_stats(text):
    """Returns the statistics; all of them are zero or empty for a text without words."""
    words = list(tokenize(text))
    return {
        "words": len(words),
        "unique": len(set(words)),
        "longest": max(words, key=len, default=""),
        "average": statistics.fmean(map(len, words)) if words else 0.0,
    }


def main(argv=None):
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("file", type=pathlib.Path)
    options = parser.parse_args(argv)
    try:
        text = options.file.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as problem:
        parser.exit(1, f"wordstats: {problem}\n")
    for key, value in word_stats(text).items():
        print(f"{key:8} {value}")


if __name__ == "__main__":
    main()
