import sys
def word_stats(text):
  n=0
  u=set()
  lo=''
  su=0
  for li in text.split('\n'):
    for wo in li.split(' '):
      if wo=='': continue
      wo=wo.lower()
      n+=1
      u.add(wo)
      su+=len(wo)
      if len(wo)>=len(lo): lo=wo
  if n==0: return {'words':0,'unique':0,'longest':'','average':0}
  return {'words':n,'unique':len(u),'longest':lo,'average':su/n}
try:
  print(word_stats(open(sys.argv[1]).read()))
except IOError:
  print('cannot open file')
  exit(1)
