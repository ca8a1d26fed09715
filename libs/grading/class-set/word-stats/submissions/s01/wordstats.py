"""Statistics of the words in a text file."""
import string
import sys


def words_of(text):
    """All words in lower case, without punctuation around them."""
    for chunk in text.lower().split():
        word = chunk.strip(string.punctuation)
        if word:
            yield word


def word_stats(text):
    """Number of words, of different words, the longest and the mean length."""
    words = list(words_of(text))
    if not words:
        return {"words": 0, "unique": 0, "longest": "", "average": 0.0}
    return {
        "words": len(words),
        "unique": len(set(words)),
        "longest": max(words, key=len),
        "average": sum(map(len, words)) / len(words),
    }


def main():
    if len(sys.argv) != 2:
        print("usage: wordstats.py FILE", file=sys.stderr)
        return 2
    try:
        with open(sys.argv[1], encoding="utf-8") as file:
            stats = word_stats(file.read())
    except OSError as error:
        print(f"cannot read {sys.argv[1]}: {error.strerror}", file=sys.stderr)
        return 1
    for key, value in stats.items():
        print(f"{key}: {value}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
