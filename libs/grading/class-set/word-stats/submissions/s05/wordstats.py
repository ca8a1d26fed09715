#!/usr/bin/env python3
import sys

PUNCTUATION = ".,;:!?\"'()[]{}-"


def clean(word):
    # removes punctuation at both ends only, so "don't" stays one word
    return word.strip(PUNCTUATION).lower()


def word_stats(text):
    words = [clean(w) for w in text.split()]
    words = [w for w in words if w != ""]
    count = len(words)
    longest = ""
    letters = 0
    for w in words:
        letters += len(w)
        if len(w) > len(longest):
            longest = w
    average = 0
    if count > 0:
        average = letters / count
    return {"words": count, "unique": len(set(words)), "longest": longest, "average": average}


def print_stats(stats):
    for k in ["words", "unique", "longest", "average"]:
        print(k, stats[k])


if len(sys.argv) < 2:
    sys.exit("usage: wordstats.py FILE")
try:
    handle = open(sys.argv[1])
except FileNotFoundError:
    sys.exit("file not found: " + sys.argv[1])
print_stats(word_stats(handle.read()))
handle.close()
