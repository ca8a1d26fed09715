# Kenji Watanabe, group 4
# The teacher said in the lecture that max() takes a key, so I used that instead of a loop.
import sys, string

def word_stats(text):
    """
    Gives back a dictionary with the results.
    text: what was in the file
    """
    table = str.maketrans("", "", string.punctuation)
    words = text.translate(table).lower().split()
    result = dict(words=0, unique=0, longest="", average=0)
    if words:
        result["words"] = len(words)
        result["unique"] = len(set(words))
        result["longest"] = max(words, key=len)
        result["average"] = sum([len(w) for w in words]) / len(words)
    return result

def main():
    """ Runs the program """
    file_name = sys.argv[1]
    try:
        content = open(file_name, "r").read()
    except:
        print("Could not read " + file_name, file=sys.stderr)
        sys.exit(1)
    result = word_stats(content)
    print("There are %d words, %d of them different." % (result["words"], result["unique"]))
    print("The longest is '%s' and the average length is %.2f." % (result["longest"], result["average"]))

main()
