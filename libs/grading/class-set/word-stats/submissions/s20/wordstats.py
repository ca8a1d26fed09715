import string
import sys


def word_stats(text):
    words = []
    for word in text.split():
        word = word.strip(string.punctuation)
        if word:
            words.append(word)      # forgot lower() here at first, see below
    lower = [w.lower() for w in words]
    longest = ""
    for w in words:
        if len(w) > len(longest):
            longest = w
    if len(words) == 0:
        average = None
    else:
        average = sum(len(w) for w in words) / len(words)
    return {"words": len(words), "unique": len(set(lower)), "longest": longest, "average": average}


# some tests that I ran
assert word_stats("a b a")["unique"] == 2
assert word_stats("A a")["unique"] == 1
assert word_stats("")["words"] == 0
assert word_stats("one, three!")["longest"] == "three"

if __name__ == "__main__":
    try:
        with open(sys.argv[1]) as f:
            stats = word_stats(f.read())
        print("\n".join(str(k) + " = " + str(v) for k, v in stats.items()))
    except FileNotFoundError as e:
        print("Sorry, there is no file called", e.filename, file=sys.stderr)
        sys.exit(1)
