import java.util
# (started this in the wrong language, sorry)

def wordStats(text)
    words = text.split()
    print(len(words))
    unique = set(words
    print(len(unique))
