#!/usr/bin/env python3
"""icews14.py FOLDER OUT.tab: the quadruples of ../shared/data/tkg/icews14 between actors of states, in the columns of an ICEWS file, for
'entente load icews'. An actor's state is what stands in its brackets, its own name, or that of a leader in data/actors/leaders; CAMEO roots
are taken from the names of the relations."""
import collections
import datetime
import glob
import os
import re
import sys
import unicodedata

folder, out = sys.argv[1], sys.argv[2]
home = os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "..")
COLUMNS = ("Event ID,Event Date,Source Name,Source Sectors,Source Country,Event Text,CAMEO Code,Intensity,Target Name,Target Sectors,Target Country,"
           "Story ID,Sentence Number,Publisher,City,District,Province,Country,Latitude,Longitude").split(",")
# How a relation's name begins, and its CAMEO root; the first that fits.
ROOTS = """accuse 11|criticize 11|complain 11|rally_opposition 11|bring_lawsuit 11|deny_resp 11|accede 8|ease 8|return,_release 8|yield 8|retreat 8
declare_truce 8|demobilize 8|receive_ 8|express_intent 3|appeal 2|rally_support 5|praise 5|defend_verbally 5|grant_dip 5|sign_formal 5|express_accord 5
apolog 5|forgive 5|engage_in_symbolic 1|express 3|make_an_appeal 2|make_a_visit 4|host_a_visit 4|meet 4|mediate 4|engage_in_negotiation 4|consult 4
discuss 4|engage_in_diplomatic 5|cooperate 6|share_intel 6|engage_in_material_c 6|engage_in_judicial 6|provide 7|grant_asylum 7|investigate 9|demand 10
reject 12|refuse 12|defy 12|veto 12|halt_ 16|threaten 13|give_ultimatum 13|demonstrate_military 15|demonstrate 14|protest 14|conduct_strike 14
conduct_hunger 14|obstruct_passage 14|engage_in_political_dissent 14|engage_in_violent_protest 14|mobilize 15|increase 15|reduce 16|impose_embargo 16
expel_or_withdraw 16|expel 17|arrest 17|impose 17|coerce 17|confiscate 17|seize 17|destroy 17|ban_ 17|use_tactics 17|use_unconv 18|abduct 18|physically 18
sexually 18|torture 18|kill 18|conduct_suicide 18|carry_out 18|use_as_human 18|attempt_to_ass 18|assassinate 18|use_conv 19|fight 19|occupy 19|employ 19
violate 19|engage_in_mass 20|detonate 20|use_chem 20|acknowledge 1|decline 1|make_ 1|consider 1"""
ROOTS = [(name, int(root)) for name, root in (entry.split() for entry in re.split(r"[|\n]", ROOTS))]
INTENSITY = dict(zip(range(1, 21), (0, 3, 4, 1, 3.5, 6, 7, 5, -2, -5, -2, -4, -6, -6.5, -7.2, -4, -7, -9, -10, -10)))


def plain(text):
    text = "".join(c for c in unicodedata.normalize("NFD", text) if not unicodedata.combining(c))
    return re.sub("[^a-z]+", " ", text.lower()).strip()


def numbered(name):
    with open(os.path.join(folder, name), encoding="utf8") as lines:
        return {int(n): text for text, n in (line.rstrip("\n").rsplit("\t", 1) for line in lines if "\t" in line)}


leaders = {}
for path in sorted(glob.glob(os.path.join(home, "data", "actors", "leaders", "*.txt"))):
    state = None
    for line in open(path, encoding="utf8"):
        if head := re.match(r"\[([A-Z]{3})\]", line):
            state = head.group(1)
        elif state and (entry := re.match(r"(\d{4})\S*\s+(.*)", line)) and int(entry.group(1)) >= 1990:
            for name in re.split("[|;]", entry.group(2)):
                name = plain(re.sub("[{}=!]", "", name))
                if " " in name:
                    leaders.setdefault(name, state)
actors, relations = numbered("entity2id.txt"), numbered("relation2id.txt")
bracketed = collections.Counter(m.group(1) for n in actors.values() if (m := re.search(r"\(([^()]*)\)$", n)))
countries = {n for n, count in bracketed.items() if count >= 5 or n.replace(" ", "_") in actors.values()}


def state_of(name):
    if (m := re.search(r"\(([^()]*)\)$", name)) and m.group(1) in countries:
        return m.group(1).replace("_", " ")
    if name in countries:
        return name.replace("_", " ")
    words = plain(name).split()
    return leaders.get(" ".join(words)) or (leaders.get(f"{words[0]} {words[-1]}") if len(words) > 2 else None)


def root_of(relation):
    return next(root for name, root in ROOTS if relation.lower().startswith(name))


rows = []
for part in ("train", "valid", "test"):
    for line in open(os.path.join(folder, part + ".txt")):
        actor, relation, recipient, hour = (int(x) for x in line.split()[:4])
        a, b = state_of(actors[actor]), state_of(actors[recipient])
        if a and b and a != b:
            rows.append((str(datetime.date(2014, 1, 1) + datetime.timedelta(hours=hour)), actors[actor], a, relations[relation], actors[recipient], b))
with open(out, "w", encoding="utf8") as to:
    to.write("\t".join(COLUMNS) + "\n")
    for n, (day, actor, a, relation, recipient, b) in enumerate(sorted(rows)):
        root = root_of(relation)
        to.write("\t".join([str(n + 1), day, actor, "NA", a, relation, f"{root:02d}0", str(INTENSITY[root]), recipient, "NA", b, str(n + 1), "1", "NA"]
                           + ["NA"] * 6) + "\n")
print(f"{len(rows)} acts between states", file=sys.stderr)
