from sys import argv, stderr, exit

def word_stats(text):
    """ Calculate statistics """
    words = text.lower().split()
    for p in "!?.,;:":
        words = [word.replace(p, "") for word in words]
    unique_words = dict.fromkeys(words)
    longest_word = sorted(words, key=lambda word: len(word))[-1]
    average_length = sum(len(word) for word in words) // len(words)
    return {"words": len(words), "unique": len(unique_words), "longest": longest_word, "average": average_length}

def read_file(file_name):
    """ Read the whole file """
    try:
        with open(file_name) as file:
            return file.read()
    except FileNotFoundError:
        print("File not found", file=stderr)
        exit(1)

stats = word_stats(read_file(argv[1]))
print(stats)
