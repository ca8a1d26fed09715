# Exercise 3
# TODO: ignore punctuation
# TODO: ignore case
import sys

def word_stats(text):
    list_of_words = text.split()
    return len(list_of_words)

print("The file has", word_stats(open(sys.argv[1]).read()), "words")
