"""The rows of the table of real parts: which tests they run, how these ended, and the table itself.

Usage: rows.py tests PART                       prints the row's number, its module and its test classes, one row a line
       rows.py judge PART VERSION NUMBER LIST   reads the reports of a row and appends the row to a list
       rows.py compare DOCUMENT PART=VERSION …  looks whether the document has the table's rows
       rows.py record DOCUMENT LIST             writes the table into the document

rows.tsv holds the rows: part, check, module, and test classes. differences.tsv holds what a part is known to do differently: part, test,
and reason.
"""

import datetime
import json
import pathlib
import sys
import xml.etree.ElementTree as xml

HERE = pathlib.Path(__file__).parent
ROOT = HERE.parent.parent
NAMES = {"localstack": "LocalStack", "moto": "moto", "ollama": "Ollama with SmolLM2-135M"}
START, END = "<!-- Made by checks/real-parts/run --record. -->\n", "<!-- The end of what is made. -->\n"


def table(name):
    return [line.split("\t") for line in (HERE / name).read_text().splitlines()]


ROWS = table("rows.tsv")


def tests(part):
    for number, (of, _, module, classes) in enumerate(ROWS):
        if of == part:
            print(number, module, classes)


def judge(part, version, number, results):
    _, check, module, classes = ROWS[int(number)]
    title = f"{NAMES[part]} {version}: {check}"
    known = {test: why for of, test, why in table("differences.tsv") if of == part and test.split("#")[0] in classes.split()}
    count, differing, problems, seen = 0, [], [], set()
    for name in classes.split():
        report = ROOT / module / "target/surefire-reports" / f"TEST-{name}.xml"
        cases = xml.parse(report).getroot().findall("testcase") if report.exists() else []
        if not cases:
            problems.append(f"{name} did not run")
        for case in cases:
            test = f"{name}#{case.get('name', '').split('(')[0].split('{')[0]}"
            seen.add(test)
            count += 1
            bad = next((case.find(end) for end in ("failure", "error", "skipped") if case.find(end) is not None), None)
            if bad is None:
                continue
            if bad.tag != "skipped" and test in known:
                differing.append(test)
            else:
                problems.append(f"{test} {bad.tag}: {' '.join((bad.get('message') or '').split())[:400]}")
    problems += [f"differences.tsv names {test}, which is no test of this row" for test in known.keys() - seen]
    if problems:
        print(f"FAIL {title}", *problems, sep="\n     ")
        sys.exit(1)
    print(f"ok   {title}, {passed(count, len(differing))}", *(f"     differs as known: {test}: {known[test]}" for test in differing), sep="\n")
    with open(results, "a") as file:
        file.write(json.dumps({"part": part, "version": version, "check": check, "count": count, "differing": len(differing)}) + "\n")


def passed(count, differing):
    return f"{count - differing} of {count} tests" if differing else f"{count} tests"


def rows_of(text):
    made = text[text.index(START) + len(START) : text.index(END)]
    return [tuple(cell.strip() for cell in line.split("|")[1:4]) for line in made.splitlines() if line.startswith("|")][2:]


def compare(document, *versions):
    version = dict(pair.split("=") for pair in versions)
    wanted = [(NAMES[part], version[part], check) for part, check, _, _ in ROWS]
    written = rows_of(pathlib.Path(document).read_text())
    if written != wanted:
        print(f"FAIL {document} has not the rows that ran; record them with --record")
        for title, more in (("not in the document", set(wanted) - set(written)), ("only in the document", set(written) - set(wanted))):
            print(*(f"     {title}: {' | '.join(row)}" for row in sorted(more)), sep="\n")
        sys.exit(1)


def record(document, results):
    rows = [json.loads(line) for line in pathlib.Path(results).read_text().splitlines()]
    today = datetime.datetime.now(datetime.timezone.utc).date().isoformat()
    lines = ["| Real part | Version | Check | Passed | On |", "|---|---|---|---|---|"]
    for row in rows:
        lines.append(f"| {NAMES[row['part']]} | {row['version']} | {row['check']} | {passed(row['count'], row['differing'])} | {today} |")
    lines += ["", "Known differences. These tests run like the others, but may fail:", ""]
    lines += [f"- {NAMES[part]}, `{test.split('#')[1]}`: {why}." for part, test, why in table("differences.tsv")]
    path = pathlib.Path(document)
    text = path.read_text()
    before, after = text[: text.index(START) + len(START)], text[text.index(END) :]
    path.write_text(before + "\n" + "\n".join(lines) + "\n\n" + after)


commands = {"tests": tests, "judge": judge, "compare": compare, "record": record}
if len(sys.argv) < 2 or sys.argv[1] not in commands:
    sys.exit(__doc__)
commands[sys.argv[1]](*sys.argv[2:])
