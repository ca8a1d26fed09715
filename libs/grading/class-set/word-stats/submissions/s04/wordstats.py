def word_stats(text):
    words = text.split(" ")
    unique = []
    longest = words[0]
    total = 0
    for word in words:
        if word not in unique:
            unique.append(word)
        if len(word) > len(longest):
            longest = word
        total += len(word)
    return {"words": len(words), "unique": len(unique),
            "longest": longest, "average": total / len(words)}


name = input("File? ")
try:
    text = open(name).read()
    print(word_stats(text))
except:
    print("error")
