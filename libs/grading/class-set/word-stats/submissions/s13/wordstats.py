import sys

total_words = 0
total_letters = 0
seen = set()
longest_word = ""


def handle_word(word):
    global total_words, total_letters, longest_word
    total_words += 1
    total_letters += len(word)
    seen.add(word)
    if len(word) > len(longest_word):
        longest_word = word


def handle_line(line):
    current = ""
    for character in line.lower():
        if character.isalpha() or character == "'":
            current += character
        else:
            if current:
                handle_word(current)
            current = ""
    if current:
        handle_word(current)


try:
    for line in open(sys.argv[1]):
        handle_line(line)
except FileNotFoundError:
    print("file does not exist", file=sys.stderr)
    sys.exit(1)

print("words", total_words)
print("unique", len(seen))
print("longest", longest_word)
print("average", total_letters / total_words)
