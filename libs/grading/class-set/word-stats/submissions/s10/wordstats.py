"""
wordstats - prints how many words a file has, how many different ones,
the longest word, and how long words are on average.

Words are what stands between blanks, in lower case, without the
punctuation around it. "It's" is one word, "--" is none.
"""

import sys

EDGES = '.,;:!?"\'()[]<>*_-–—…'


def normalise(token):
    return token.strip(EDGES).lower()


def count_line(line, counts):
    for token in line.split():
        word = normalise(token)
        if word:
            counts[word] = counts.get(word, 0) + 1


def summarise(counts):
    total = sum(counts.values())
    letters = sum(len(word) * times for word, times in counts.items())
    return {
        "words": total,
        "unique": len(counts),
        "longest": max(counts, key=len) if counts else "",
        "average": letters / total if total else 0,
    }


def word_stats(text):
    counts = {}
    for line in text.splitlines():
        count_line(line, counts)
    return summarise(counts)


def file_stats(path):
    counts = {}
    with open(path, encoding="utf-8") as lines:
        for line in lines:
            count_line(line, counts)
    return summarise(counts)


if __name__ == "__main__":
    try:
        for key, value in file_stats(sys.argv[1]).items():
            print(key, value, sep="\t")
    except IndexError:
        print("Which file?", file=sys.stderr)
        sys.exit(2)
    except OSError as e:
        print(e, file=sys.stderr)
        sys.exit(1)
