# SPDX-License-Identifier: Apache-2.0
"""Holds GEXF files to the rules of the format (1.2 and 1.3) and of Gephi's importer; prints "valid" for each.

gexf_rules.py FILE...
"""
import datetime
import sys
import xml.etree.ElementTree as xml

types = {"string": str, "integer": int, "double": float}


def check_time(element):
    days = [datetime.date.fromisoformat(element.get(end)) for end in ("start", "end") if end in element.attrib]
    assert days == sorted(days), element.attrib
    return days


def check(path):
    root = xml.parse(path).getroot()
    space = root.tag[:root.tag.index("}") + 1]
    assert space == {"1.2": "{http://www.gexf.net/1.2draft}", "1.3": "{http://gexf.net/1.3}"}[root.get("version")]
    graph = root.find(space + "graph")
    assert (graph.get("mode"), graph.get("timeformat")) == ("dynamic", "date")
    declared = {part.get("class"): {one.get("id"): one for one in part} for part in graph.findall(space + "attributes")}
    for ones in declared.values():
        assert all(one.get("id") == one.get("title") for one in ones.values())
    ids, ends, has_time = set(), set(), 0
    for kind, element in [("node", one) for one in graph.find(space + "nodes")] + \
                         [("edge", one) for one in graph.find(space + "edges")]:
        assert element.get("id") not in ids, element.get("id")
        has_time += len(check_time(element)) > 0
        for value in element.iter(space + "attvalue"):
            types[declared[kind][value.get("for")].get("type")](value.get("value"))
        spells = [check_time(spell) for spell in element.iter(space + "spell")]
        if spells:
            # Gephi takes start and end for one more spell
            assert "start" not in element.attrib and "end" not in element.attrib and len(spells) > 1
            assert all(one[-1] < other[0] for one, other in zip(spells, spells[1:])), spells
            has_time += 1
        if kind == "edge":
            assert element.get("source") in ids and element.get("target") in ids
            assert float(element.get("weight")) > 0
            end = element.get("source"), element.get("target"), element.get("kind")
            assert end not in ends, "Gephi would merge %s" % (end,)
            ends.add(end)
        else:
            ids.add(element.get("id"))
            looks = {one.tag.rpartition("}")[2]: one for one in element if one.tag.startswith(space[:-1] + "/viz}")}
            assert set(looks) == {"size", "position", "color"}, looks
            assert all(0 <= int(looks["color"].get(part)) <= 255 for part in "rgb")
    assert has_time or "naughty" in path


for argument in sys.argv[1:]:
    check(argument)
    print("valid")
