# Word statistics - Priya Raman
import sys
from collections import Counter


class WordStats:
    """Collects statistics line by line, so that large files are fine."""

    def __init__(self):
        self.counter = Counter()
        self.letters = 0

    def feed(self, line):
        for raw in line.split():
            word = "".join(c for c in raw if c.isalnum() or c in "'-").lower()
            if word.strip("'-"):
                self.counter[word] += 1
                self.letters += len(word)

    @property
    def words(self):
        return sum(self.counter.values())

    def report(self):
        average = self.letters / self.words if self.words else 0
        longest = max(self.counter, key=len, default="")
        return [
            ("words", self.words),
            ("unique", len(self.counter)),
            ("longest", longest),
            ("average", round(average, 2)),
        ]


def word_stats(text):
    """The function that the assignment asks for."""
    stats = WordStats()
    stats.feed(text)
    return dict(stats.report())


def main(path):
    stats = WordStats()
    try:
        with open(path, encoding="utf-8") as lines:
            for line in lines:
                stats.feed(line)
    except FileNotFoundError:
        sys.stderr.write("No such file: " + path + "\n")
        sys.exit(1)
    for name, value in stats.report():
        print(name + ":", value)


if __name__ == "__main__":
    main(sys.argv[1])
