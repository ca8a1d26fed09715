import sys
import re

# reads the file and counts everything
f = open(sys.argv[1])
t = f.read()
f.close()
w = re.findall(r"[a-z']+", t.lower())
print("words:", len(w))
print("unique:", len(set(w)))
l = ""
for x in w:
    if len(x) > len(l):
        l = x
print("longest:", l)
s = 0
for x in w:
    s = s + len(x)
print("average:", s / len(w))
