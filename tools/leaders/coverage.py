#!/usr/bin/env python3
"""Share of leader-years of a leader list whose leader the register finds. usage: coverage.py DATA/actors LIST.csv [from] [to]"""
import csv,sys,re,unicodedata,glob,collections,datetime as D
root,lst=sys.argv[1:3]; lo=int(sys.argv[3]) if len(sys.argv)>3 else 1945; hi=int(sys.argv[4]) if len(sys.argv)>4 else 2021
def fold(s):
    s=s.replace('ø','o').replace('ł','l').replace('đ','d').replace('ı','i')
    return ''.join(c for c in unicodedata.normalize('NFD',s) if not unicodedata.combining(c)).lower().replace('’',"'")
def toks(s): return [t for t in re.split(r"[^a-z0-9]+",fold(s)) if t]
def day(t,end=False):
    p=[int(x) for x in t.split('-')]
    return D.date(p[0],p[1] if len(p)>1 else (12 if end else 1),p[2] if len(p)>2 else (28 if end else 1))
terms=collections.defaultdict(list) # key->(first,last,fullnames,alone names needing no title)
names={} # (key, full) -> [set fulls,set alone]
def add(key,written,others,fam,need,first,last):
    full=re.sub(r'[{}!]','',written).strip()
    fulls,al=names.setdefault((key,full),([],[]))
    needs=need or '!' in written
    def alone(w,f):
        m=re.search(r'\{(.*?)\}',w)
        if m: return m.group(1).strip('! ') or None
        ws=f.split()
        if len(ws)==1: return f
        return ws[0] if fam else [x for x in ws if x not in('Jr.','Sr.','Jr','II','III','IV','V','VI')][-1]
    fulls.append(full); a=alone(written,full)
    if a: al.append((a,needs))
    for o in others:
        if o.startswith('='): al.append((o[1:].strip('! '),o.endswith('!')))
        else:
            f=re.sub(r'[{}!]','',o).strip(); fulls.append(f); a=alone(o,f)
            if a: al.append((a,needs))
    terms[key].append((first,last,(key,full)))
for f in sorted(glob.glob(root+'/leaders/*.txt')):
    sec=None;op=None
    def close(last):
        global op
        if op and op[1]!='-':
            p=op[1].split('|'); add(sec[0],p[0].strip(),[x.strip() for x in p[1].split(';')] if len(p)>1 else [],sec[1],sec[2],op[0],last)
        op=None
    for l in open(f,encoding='utf8'):
        l=l.strip()
        if not l or l[0]=='#': continue
        if l[0]=='[':
            close(D.date(2999,1,1)); sec=(l[1:l.index(']')].strip(),'(family first)' in l,'(title needed)' in l); continue
        d,n=l.split(' ',1); close(day(d)-D.timedelta(1)); op=(day(d),n.strip())
    close(D.date(2999,1,1))
# cow / gw -> key by date
cow=collections.defaultdict(list)
for l in open(root+'/states.txt',encoding='utf8'):
    if l[0]=='#' or not l.strip(): continue
    f=[x.strip() for x in l.split('|')]
    for k in ((3,) if 'archigos' in lst else (2,)):
        if f[k]=='-': continue
        for part in f[k].split(','):
            ws=part.split(); num=int(ws[0].split(':')[0])
            for sp in ws[1:]:
                a,_,b=sp.partition('..'); cow[num].append((day(a),day(b,True) if b else D.date(2999,1,1),f[0]))
rows=[]
for r in csv.DictReader(open(lst,encoding='utf8',errors='replace')):
    if 'ccode' in r:
        if not r['syear']: continue
        try: s=D.date(int(r['syear']),int(r['smonth'] or 1),min(28,int(r['sdate'] or 1)))
        except ValueError: s=D.date(int(r['syear']),int(r['smonth']),1)
        if r['eyear']:
            e=D.date(int(r['eyear']),int(r['emonth'] or 12),28)
        else: e=D.date(2021,3,31)
        rows.append((int(r['ccode']),r['leader'],s,e,r['stateabb']))
    else: rows.append((int(r['gwcode']),r['leader'],D.date.fromisoformat(r['startdate']),D.date.fromisoformat(r['enddate']),r['obsid'][:3]))
tot=ful=sur=inoff=0; miss=collections.Counter(); missn=collections.Counter(); detail=[]
for c,l,s,e,abb in rows:
    s2,e2=max(s,D.date(lo,1,1)),min(e,D.date(hi,12,31))
    if e2<s2: continue
    yrs=(e2-s2).days/365.25+ (0.02)
    mid=s2+(e2-s2)//2
    keys=[k for a,b,k in cow[c] if a<=mid<=b] or [k for a,b,k in cow[c]]
    lt=toks(l); best=0
    lt2=[t for t in lt if len(t)>2] or lt
    allt=set()
    for k in dict.fromkeys(keys):
        for a,b,p in terms[k]:
            fs,al=names[p]
            cand=[toks(x) for x in fs]
            def eq(x,y):
                if x==y: return True
                if len(x)>4 and len(y)>4:
                    import difflib
                    return difflib.SequenceMatcher(None,x,y).ratio()>=0.78
                return False
            hit=any(any(eq(t,u) for t in lt2 for u in cn) for cn in cand)
            joined=any(''.join(lt) in ''.join(cn) for cn in cand)
            if not(hit or joined): continue
            if a-D.timedelta(45)<=mid<=b+D.timedelta(45):
                best=max(best,2)
                if any(not need for _,need in al): best=max(best,3)
            else: best=max(best,1)
    tot+=yrs
    if best>=2: ful+=yrs
    if best>=3: sur+=yrs
    if best<2:
        miss[abb]+=yrs; detail.append((yrs,abb,l,s,e,best))
print(f"{lst.split('/')[-1]} {lo}-{hi}: leader-years {tot:.0f}; by full name in office {ful/tot:.3f}; by surname alone {sur/tot:.3f}")
if '-v' in sys.argv:
    for d in sorted(detail,reverse=True): print(f"{d[0]:.2f} {d[1]} {d[2]} {d[3]}..{d[4]} {'other date' if d[5] else ''}")
