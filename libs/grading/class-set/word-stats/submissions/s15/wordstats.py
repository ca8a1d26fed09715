import sys, re
print((lambda w: {"words": len(w), "unique": len(set(w)), "longest": max(w, key=len, default=""), "average": sum(map(len, w)) / max(1, len(w))})(re.findall(r"\w+(?:'\w+)*", open(sys.argv[1]).read().lower())))
