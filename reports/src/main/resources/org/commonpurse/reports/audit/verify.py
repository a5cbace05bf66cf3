#!/usr/bin/env python3
"""Checks an auditor's pack of Commonpurse, and trusts nobody who made it.

Unpack the pack, and run this in its folder with Python 3.8 or later and nothing else:

    python3 verify.py

It says what it checked and ends with 0 if the pack holds. Otherwise it names what is broken, an
entry by its number, and ends with 1. Read it before you rely on it: it is short so that you can.
"""

import csv
import hashlib
import json
import os
import re
import sys
from datetime import date, datetime, timezone
from decimal import Decimal

FOLDER = os.path.dirname(os.path.abspath(__file__))
MANIFEST = "manifest.txt"
broken = []


def opened(name):
    return open(os.path.join(FOLDER, name), encoding="utf-8", newline="")


def text(name):
    with opened(name) as file:
        return file.read()


def sha256(words):
    return hashlib.sha256(words.encode("utf-8")).hexdigest()


def pence(amount):
    """Amounts are decimal strings; they are added up in whole pence, so that nothing rounds."""
    return int(Decimal(amount) * 100)


# 1. Every file is the one that the manifest lists, and no file is missing or more.


def check_files():
    stamp, listed = {}, {}
    for line in text(MANIFEST).splitlines():
        if line.startswith("# "):
            name, _, value = line[2:].partition(": ")
            stamp[name] = value
        else:
            digest, name = line.split("  ", 1)
            listed[name] = digest
    there = set()
    for folder, _, names in os.walk(FOLDER):
        for name in names:
            there.add(os.path.relpath(os.path.join(folder, name), FOLDER).replace(os.sep, "/"))
    for name in sorted(there - set(listed) - {MANIFEST}):
        broken.append("file %s: the manifest does not list it" % name)
    for name in sorted(listed):
        if name not in there:
            broken.append("file %s: it is missing" % name)
            continue
        with open(os.path.join(FOLDER, name), "rb") as file:
            digest = hashlib.sha256()
            for piece in iter(lambda: file.read(1 << 20), b""):
                digest.update(piece)
        if digest.hexdigest() != listed[name]:
            broken.append("file %s: it is not as it was written" % name)
    print("files: %d held to their SHA-256" % len(listed))
    return stamp


# 2. Each link of the chain is sealed to the one before it. A seal is the SHA-256 of a text with one
#    fact a line. Personal texts stand in it as salted hashes, so that they can be taken out later: then
#    the hashes are left, and an event that follows, a redaction, has the same and says who and why.


def is_first_form(link):
    return "salt" not in link and "redaction" not in link


def salted(link, field, words):
    if is_first_form(link):  # such entries hold their texts as they are
        return words
    if "redaction" in link:
        return link["redaction"].get(field, "")
    return sha256("commonpurse salted 1\n%s\n%s\n%s\n" % (link["salt"], field, words))


def who(link, field, name, number):
    """A person: by name in the first form, and by number and name since there are salts."""
    return salted(link, field, link[name] if is_first_form(link) else identity(link, name, number))


def identity(link, name, number):
    return "%s\n%s" % (link[number], link[name])


def micros(moment):
    whole, _, part = moment.rstrip("Z").partition(".")
    seconds = datetime.strptime(whole, "%Y-%m-%dT%H:%M:%S")
    since = seconds.replace(tzinfo=timezone.utc) - datetime(1970, 1, 1, tzinfo=timezone.utc)
    return (since.days * 86400 + since.seconds) * 1000000 + int((part + "000000")[:6])


def seal_of_entry(before, entry):
    form = 1 if is_first_form(entry) else 2
    content = ["commonpurse entry %d" % form, "fund " + entry["fund"], "book " + entry["book"]]
    content.append("effective-on " + entry.get("submittedOn", entry["effectiveOn"]))
    if entry.get("yearEnd"):
        content.append("year-end")
    content.append("kind " + entry["kind"])
    content.append("narrative " + salted(entry, "narrative", entry["narrative"]))
    content.append("reference " + entry["reference"])
    if "approvedBy" in entry:
        content.append("approved-by " + who(entry, "approved-by", "approvedBy", "approvedById"))
        content.append("minute " + salted(entry, "minute", entry["minute"]))
    if "reverses" in entry:
        content.append("reverses %d" % entry["reverses"])
    for posting in entry["postings"]:
        content.append("posting %d %s" % (posting["pence"], posting["account"]))
    return sha256(
        "commonpurse seal %d\nprevious %s\nsequence %d\ncounts-on %s\nrecorded-at-micros %d\n"
        "key %s\nactor %s\ncontent %s\n"
        % (
            form,
            before,
            entry["sequence"],
            entry["effectiveOn"],
            micros(entry["recordedAt"]),
            entry["key"],
            who(entry, "actor", "actor", "actorId"),
            sha256("\n".join(content) + "\n"),
        )
    )


def seal_of_event(before, event):
    lines = ["commonpurse event 1", "previous " + before, "fund " + event["fund"]]
    lines.append("number %d" % event["event"])
    lines.append("after-entry %d" % event["afterEntry"])
    lines.append("recorded-at-micros %d" % micros(event["recordedAt"]))
    if "adoptedAt" in event:
        lines.append("adopted-at-micros %d" % micros(event["adoptedAt"]))
    lines.append("kind " + event["kind"])
    lines.append("subject " + event["subject"])
    lines.append("actor " + who(event, "actor", "actor", "actorId"))
    lines.append("document " + salted(event, "document", event["document"]))
    return sha256("\n".join(lines) + "\n")


def links():
    with opened("chain.jsonl") as lines:
        for number, line in enumerate(lines, 1):
            try:
                yield json.loads(line)
            except ValueError:
                broken.append("chain.jsonl, line %d: it cannot be read" % number)


def texts_left(link):
    """What a link still says of what was hashed with the salt that is gone."""
    texts = {"actor": identity(link, "actor", "actorId")}
    if "document" in link:
        texts["document"] = link["document"]
    if "approvedBy" in link:
        texts["approved-by"] = identity(link, "approvedBy", "approvedById")
        texts["minute"] = link["minute"]
    return texts


def what_of(event):
    return "event %d (%s)" % (event["event"], event["kind"])


def check_redaction(event, gone):
    """Each text that is gone is named by one later event, which has its hashes and what was left."""
    link = gone.pop(event["subject"], None)
    hashes = dict(link["redaction"]) if link else {}
    said = json.loads(event["document"])
    if hashes.pop("number", None) != event["event"] or hashes != said["hashes"]:
        broken.append("event %d: what it says is gone is there, or has other hashes" % event["event"])
    elif texts_left(link) != said["stays"]:
        broken.append("event %d: what it left of %s was changed" % (event["event"], event["subject"]))


def check_chain(stamp):
    """Follows the chain; gives the documents of its events, and what each account comes to."""
    seal, entries, events, end = "0" * 64, 0, 0, None
    documents, balances, gone = {}, {}, {}
    rows = csv_entries()
    for link in links():
        if "event" in link:
            events += 1
            if link["kind"] == "redaction":
                check_redaction(link, gone)
            if "redaction" in link:
                gone["event %d" % events] = link
                if link["kind"] not in ("proposal", "answer", "act"):
                    broken.append(what_of(link) + ": nothing is ever taken out of this kind")
            what = "event %d (%s)" % (events, link["kind"])
            if link["event"] != events or link["afterEntry"] != entries:
                broken.append(what + ": it is out of its place")
            if seal_of_event(seal, link) != link["seal"]:
                broken.append(what + ": its seal is not that of what it says and of the link before it")
            if link["kind"] in ("agreement", "notice", "allocation", "decision", "position"):
                documents[link["kind"], link["subject"]] = link["document"]
            seal = link["seal"]
        elif "sequence" in link:
            entries += 1
            what = "entry %d" % entries
            if "redaction" in link:
                gone[what] = link
            if link["sequence"] != entries:
                broken.append(what + ": another stands in its place")
            if seal_of_entry(seal, link) != link["seal"]:
                broken.append(what + ": its seal is not that of what it says and of the link before it")
            if sum(posting["pence"] for posting in link["postings"]) != 0:
                broken.append(what + ": it does not balance")
            row = next(rows, None)
            if row != as_in_csv(link):
                broken.append(what + ": entries.csv does not say what the chain says")
            add_up(row or [], balances, stamp)
            seal = link["seal"]
        else:
            end = link
    for each in sorted(gone):
        said_by = gone[each]["redaction"].get("number", 0)
        if said_by > events and "as-known" in stamp:  # the pack is of a state before it was taken out
            print("%s: its text was taken out since, by event %d" % (each, said_by))
        else:
            broken.append("%s: a text of it is gone, and no event says so" % each)
    if next(rows, None) is not None:
        broken.append("entries.csv: it has more entries than the chain")
    state = (stamp["fund"], str(entries), str(events), seal)
    if state != (stamp["fund"], stamp["sequence"], stamp["events"], stamp["seal"]):
        broken.append("manifest: its state is not where the chain ends")
    if text("checkpoint.txt") != "commonpurse checkpoint 2 %s %s %s %s\n" % state:
        broken.append("checkpoint: it is not where the chain ends")
    said = end and (end["fund"], str(end["entries"]), str(end["events"]), end["seal"])
    if said != state:
        broken.append("chain.jsonl: it does not end with what it should have")
    print("chain: %d entries and %d events, sealed %s" % (entries, events, seal))
    return documents, balances


# 3. The table of entries says what the chain says, and the trial balance is what they add up to.


def period(entry):
    day = date.fromisoformat(entry["effectiveOn"])
    year = day.year if day.month >= 4 else day.year - 1
    number = 13 if entry.get("yearEnd") else (day.month - 4) % 12 + 1
    return "%d-%02d/%02d" % (year, (year + 1) % 100, number)


def as_in_csv(entry):
    return [
        [
            entry["key"],
            entry["book"],
            entry["effectiveOn"],
            entry["kind"],
            entry["narrative"],
            entry["reference"],
            posting["account"],
            posting["pence"],
            str(entry["sequence"]),
            str(line),
            period(entry),
            entry.get("submittedOn", ""),
            entry.get("approvedBy", ""),
            entry.get("minute", ""),
            str(entry.get("reverses", "")),
            entry["actor"],
            entry["recordedAt"],
            entry["seal"],
        ]
        for line, posting in enumerate(entry["postings"], 1)
    ]


CSV_COLUMNS = "key book effectiveOn kind narrative reference account amount sequence".split()


def csv_entries():
    """The entries of the table, each as the rows of its postings; columns 7 and 8 are amount and number."""
    with opened("entries.csv") as file:
        reader = csv.reader(file)
        if next(reader, [])[:9] != CSV_COLUMNS:
            broken.append("entries.csv: its first line does not name its columns")
        entry = []
        for row in reader:
            try:
                row[7] = pence(row[7])
            except (ArithmeticError, IndexError, ValueError):
                broken.append("entries.csv, line %d: it cannot be read" % reader.line_num)
                continue
            if entry and entry[0][8] != row[8]:
                yield entry
                entry = []
            entry.append(row)
        if entry:
            yield entry


def add_up(rows, balances, stamp):
    for row in rows:
        if row[2] <= stamp.get("as-at", "9999"):
            account = (row[1].lower(), row[6])
            balances[account] = balances.get(account, 0) + row[7]


def check_trial_balance(balances):
    said, books = {}, {}
    with opened("trial-balance.csv") as file:
        for row in csv.DictReader(file):
            debit, credit = pence(row["Debit"] or "0"), pence(row["Credit"] or "0")
            if row["Account"]:
                said[row["Book"], row["Account"]] = debit - credit
                sums = books.setdefault(row["Book"], [0, 0])
                sums[0] += debit
                sums[1] += credit
            elif books.get(row["Book"], [0, 0]) != [debit, credit] or debit != credit:
                broken.append("trial-balance.csv: the totals of %s are not its sums" % row["Book"])
    for account in sorted(set(said) | set(balances)):
        ours, theirs = balances.get(account, 0), said.get(account, 0)
        if ours != theirs:
            broken.append(
                "trial balance, %s in the book %s: the entries come to %.2f, it says %.2f"
                % (account[1], account[0], Decimal(ours) / 100, Decimal(theirs) / 100)
            )
    print("trial balance: %d accounts added up from the entries" % len(said))


# 4. Agreements and results are those of the chain, word for word.


def check_documents(documents):
    expected = {}
    for (kind, subject), document in documents.items():
        if kind == "agreement":
            expected["agreements/%s-v%s.yml" % tuple(subject.rsplit("/", 1))] = document
        elif kind == "notice":
            expected["agreements/%s-notice.yml" % subject] = document
        else:
            name = "results/" + re.sub("^allocation/", "", subject).replace("/", "~")
            result = json.loads(document, parse_float=Decimal)["result"]
            expected[name + ".json"] = result
            expected[name + ".txt"] = result["allocation"]["explanation"]
    there = set()
    for folder in ("agreements", "results"):
        if os.path.isdir(os.path.join(FOLDER, folder)):
            there.update(folder + "/" + name for name in os.listdir(os.path.join(FOLDER, folder)))
    for name in sorted(there ^ set(expected)):
        broken.append("%s: it is not in both the chain and the pack" % name)
    for name in sorted(there & set(expected)):
        words = text(name)
        if name.endswith(".json"):
            same = json.loads(words, parse_float=Decimal) == expected[name]
        elif name.endswith(".txt"):
            same = words.split("\n")[:-1] == "\n".join(expected[name]).split("\n")
        else:
            same = words == expected[name]
        if not same:
            broken.append("%s: it is not what the chain has" % name)
    print("documents: %d agreements, notices, results and workings held to the chain" % len(expected))


def main():
    stamp = check_files()
    documents, balances = check_chain(stamp)
    check_trial_balance(balances)
    check_documents(documents)
    for each in broken:
        print("BROKEN " + each)
    if not broken:
        print("The pack of %s holds. Compare its seal with one that you keep." % stamp["fund"])
    return 1 if broken else 0


if __name__ == "__main__":
    sys.exit(main())
