import sys

def word_stats(text):
    '''counts words in text and other things'''
    count = 1
    for ch in text:
        if ch == ' ':
            count = count + 1
    words = text.split(' ')
    different = len(set(words))
    biggest = max(words)
    avg = len(text) / count
    return {'words': count, 'unique': different, 'longest': biggest, 'average': avg}

def main():
    '''main function'''
    import os
    if not os.path.exists(sys.argv[1]):
        sys.stderr.write('This file does not exist!\n')
        sys.exit(1)
    print(word_stats(open(sys.argv[1]).read()))

main()
