import sys

def read_words(path):
    words = []
    file = open(path)
    line = file.readline()
    while line:
        for word in line.split():
            words.append(word.lower().strip(",.!?"))
        line = file.readline()
    file.close()
    return words

def count_unique(words):
    unique = 0
    for i in range(len(words)):
        is_new = True
        for j in range(i):
            if words[i] == words[j]:
                is_new = False
        if is_new:
            unique = unique + 1
    return unique

def find_longest(words):
    longest = words[0]
    for word in words:
        if len(word) > len(longest):
            longest = word
    return longest

def average_length(words):
    total = 0
    for word in words:
        total = total + len(word)
    return total / len(words)

def main():
    words = read_words(sys.argv[1])
    print("Words:", len(words))
    print("Unique:", count_unique(words))
    print("Longest:", find_longest(words))
    print("Average:", average_length(words))

main()
