from dataclasses import dataclass
import sys


@dataclass(frozen=True)
class Stats:
    words: int
    unique: int
    longest: str
    average: float

    @staticmethod
    def of(words):
        if not words:
            return Stats(0, 0, "", 0.0)
        lengths = [len(word) for word in words]
        return Stats(len(words), len(set(words)), words[lengths.index(max(lengths))], sum(lengths) / len(words))


def split_words(text):
    cleaned = (token.strip(".,:;!?()\"'") for token in text.lower().split())
    return [token for token in cleaned if token]


def word_stats(text):
    return vars(Stats.of(split_words(text)))


def main(arguments):
    if len(arguments) != 1:
        raise SystemExit("give me one file")
    path = arguments[0]
    try:
        with open(path) as source:
            print(Stats.of(split_words(source.read())))
    except FileNotFoundError:
        raise SystemExit(f"{path} is missing")


if __name__ == "__main__":
    main(sys.argv[1:])
