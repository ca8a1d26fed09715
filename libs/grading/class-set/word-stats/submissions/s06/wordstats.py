# i couldnt get the average to work :(
import sys

def word_stats(text):
    a = text.lower().split()
    b = {}
    for i in range(len(a)):
        a[i] = a[i].replace(".", "").replace(",", "")
        if a[i] in b:
            b[a[i]] = b[a[i]] + 1
        else:
            b[a[i]] = 1
    c = 0
    d = ""
    for i in a:
        if len(i) > c:
            c = len(i)
            d = i
    return {"words": len(a), "unique": len(b), "longest": d, "average": 0}

print(word_stats(open(sys.argv[1]).read()))
