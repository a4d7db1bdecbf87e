"""Wordings of free-text logs: what operators note and what devices of many makers print.

Two disjoint halves, as in :mod:`gentwin_chat.finetune.vocabulary`: one to train on, one to measure
on. ``{a}`` is the source of a relation, ``{b}`` its target, ``{c}`` another of the target's kind,
``{r}`` the relation in words, ``{k}`` the target's kind, ``{n}`` a number.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import cycle


@dataclass(frozen=True)
class Wordings:
    """How the lines of one manner of relating things are said.

    Attributes:
        begins: a–b holds from here on.
        moves: a–c ended, a–b begins.
        ends: a–b holds no longer.
        denies: a–b does not hold, and perhaps never did.
        idle: both are named, and nothing is said of whether a–b holds.
    """

    begins: tuple[str, ...]
    moves: tuple[str, ...]
    ends: tuple[str, ...]
    denies: tuple[str, ...]
    idle: tuple[str, ...]


# What may stand between two names, whatever their relation.
_BEGUN = (
    "was attached to", "bound to", "hooked up to", "logged in at", "was admitted by", "docked at",
    "was handed to", "locked onto", "went back to", "was put under", "was wired to", "landed on",
    "was given to", "has settled on", "starts with", "was accepted by", "works with",
    "stays with", "was added at", "returned to", "was plugged into", "synced with",
    "was enrolled at", "came online at", "has latched onto", "was mounted on", "is now fed by",
    "is served by", "got a lease from", "was coupled to", "checked in with", "was routed through",
    "was welcomed by", "is held by", "was patched into", "found its home at", "runs through",
    "was tied to", "was moved under", "was entrusted to", "got its first frame through",
    "is heard by", "now answers to", "is anchored at", "was clipped onto", "depends on",
    "opened a session with", "was brought back to", "is again with", "shook hands with",
    "was allotted to", "reached", "took a seat at", "was adopted by", "is in the care of",
    "was threaded into", "was confirmed by", "is listed under",
)  # fmt: skip
_ENDED = (
    "was dropped by", "logged off from", "was kicked out by", "was taken from", "unbound from",
    "expired at", "was purged from", "broke with", "was cut off from", "quit", "parted from",
    "was struck off by", "stopped with", "was let go by", "vanished from", "has lost",
    "was released by", "fell off", "was pulled off", "is no more with", "stepped away from",
    "was forgotten by", "slipped from", "closed its session with", "was unhooked from",
    "went missing from", "ran out of lease at", "was detached by", "was written off by",
    "has been freed from", "was stripped from", "moved away from", "is done with",
    "was discharged from", "left", "was expelled from", "lost touch with", "was unmounted from",
    "gave up on", "was retired from", "signed out of", "was unscrewed from", "hung up on",
    "was taken back from", "is off", "was shed by", "ended its stay at",
)  # fmt: skip
_DENIED = (
    "was turned away by", "could not join", "never reached", "got no answer from",
    "is barred from", "failed to attach to", "was not accepted by", "is unknown to",
    "does not belong with", "was refused by", "got rejected at", "was blocked by",
    "is not known to", "bounced off", "has no place at", "was never seen by", "was never part of",
    "cannot authenticate with", "is not among those of", "was ignored by", "is forbidden at",
    "got no slot at", "has no route to", "did not get through to", "is a stranger to",
    "was denied by", "asked in vain to join", "is out of range of", "was wrongly listed under",
)  # fmt: skip
_IDLE = (
    "was compared with", "stands near", "was bought with", "shares a cabinet with",
    "is older than", "may later be moved to", "was billed with", "could be tried on",
    "looks like", "is as loud as", "was tested after", "is due for service with",
    "waits for approval at", "was mapped beside", "was photographed beside", "was ordered with",
    "is newer than", "has the same colour as", "was insured with", "might suit",
    "is scheduled to be moved to", "was mentioned with", "will perhaps be offered to",
    "competes with", "is cheaper than", "was calibrated against", "is drawn beside",
    "was upgraded after", "is discussed with the owner of", "is as old as",
    "failed its audit like", "was delivered with", "has a spare part in common with",
    "is waiting to be tried with", "was measured before", "is a candidate for",
    "was reviewed with", "draws as much power as", "was dusted after",
    "is quoted in the same offer as",
)  # fmt: skip
_MOVED = (
    "{a} went from {c} to {b}", "{b} has {a} now, {c} has not", "{a}: {c} out, {b} in",
    "traded {c} for {b} on {a}", "{a} was with {c} until today, now {b}", "{b} got {a} from {c}",
    "{c} passed {a} on to {b}", "{a} dropped {c} and chose {b}", "{a} is off {c} and on {b}",
    "{a}: was {c}, is {b}", "{a}, formerly {c}, since {n}:00 {b}", "{b} replaced {c} for {a}",
    "op: {a} said goodbye to {c} and went to {b}", "{a} gave {c} up and took {b}, ref {n}",
    "ticket {n}: {a} from {c} over to {b}, done", "{a} changed sides: {c} yesterday, {b} today",
)  # fmt: skip
_FRAMES = (
    "{{a}} {} {{b}}", "op: {{a}} {} {{b}}, ref {{n}}", "[{{n}}] {{a}} {} {{b}} at last",
    "ticket {{n}}: {{a}} {} {{b}}", "{{a}} {} {{b}}, as seen at {{n}}:15",
    "info: {{a}} {} the {{k}} {{b}}",
)  # fmt: skip


def _framed(*parts: str) -> tuple[str, ...]:
    """Each between two names, in one of the frames in turn."""
    return tuple(frame.format(part) for part, frame in zip(parts, cycle(_FRAMES), strict=False))


# The wordings that one network is told in.
COMMON: dict[str, Wordings] = {
    "uplink": Wordings(
        begins=(
            "{a} joined via {b}",
            "{b}: accepted join from {a}, rssi -{n}",
            "lorad: uplink dev={a} via={b} snr={n}",
            "note: {a} now hangs off {b}",
            "netmgr[{n}]: parent({a}) = {b}",
            "%LINK-5-UP: {a} attached to {b}",
            "{a} associated, serving {k} {b}",
            '{{"dev": "{a}", "via": "{b}", "seq": {n}}}',
            "{b} hostapd: STA {a} authorized",
            "{a} rebooted, rejoined through {b}",
            "put {a} on {b} today",
            "{b} registered {a}, slot {n}",
            "{a}: link to {b} established",
            "paired {a} with {b}",
            "{b} now carries the traffic of {a}",
            "{a} uses {k} {b}",
        ),
        moves=(
            "{a} roamed from {c} to {b}",
            "swap done: {a} off {c}, on {b}",
            "{a}: handover {c} => {b} ok",
            "netmgr[{n}]: reparent {a} old={c} new={b}",
            "moved {a} over to {b}, {c} was too weak",
            "{a} lost {c}, picked up by {b}",
            "{a} left {c} and joined {b}",
            "{b} inherits {a} from {c}",
        ),
        ends=(
            "{b}: {a} timed out, dropped from list",
            "{a} detached from {b}",
            "took {a} off {b} for good",
            "%LINK-3-DOWN: {a} left {b}",
            "{b} hostapd: STA {a} deauthenticated",
            "netmgr[{n}]: parent({a}) = none, was {b}",
            "{b} released slot {n} of {a}",
            "{a} unpaired, {b} forgot it",
        ),
        denies=(
            "{b} heard {a} but refused its join",
            "join of {a} at {b} failed, code {n}",
            "{a} is not on {b}",
            "{b}: unknown device {a}, ignored",
            "{a} tried {b} {n} times without success",
        ),
        idle=(
            "{a} and {b} got firmware {n}",
            "clock of {a} and {b} differs by {n} ms",
            "plan for May: put {a} on {b}",
            "same battery batch: {a}, {b}",
            "someone asked about {a} and {b}",
            "invoice {n} lists {a} and {b}",
            "{b} shares its mast with {a}",
        ),
    ),
    "member": Wordings(
        begins=(
            "{a} {r} {b}",
            "registry: {a} enrolled in {b}",
            "{a} delivers data for {b}",
            "{b} subscribed to {a}, qos {n}",
            "billing: {a} counts under {b}",
            "cfg {a} group={b}",
            "added {a} to {b}",
            "{a} signed up for {b}",
            "{b} includes {a} from now on",
            "{a} is now one of the {n} members of {b}",
        ),
        moves=(
            "registry: {a} transferred {c} -> {b}",
            "{a} now counts under {b}, not {c}",
            "regrouped {a} from {c} to {b}",
            "{a} changed owners, {c} before, {b} after",
        ),
        ends=(
            "{b} unsubscribed from {a}",
            "registry: {a} removed from {b}",
            "{a} no longer {r} {b}",
            "{b} gave up {a}",
            "cfg {a} group=none, was {b}",
            "struck {a} from the list of {b}",
        ),
        denies=(
            "{b} rejected {a}: schema error {n}",
            "{a} has nothing to do with {b}",
            "{a} is no member of {b}",
        ),
        idle=(
            "audit of {a} and {b} passed",
            "request: add {a} to {b}, pending",
            "{a} has the same owner as {b}",
            "minutes: {a} and {b} discussed",
        ),
    ),
    "place": Wordings(
        begins=(
            "{a} installed in {b}",
            "mounted {a} at {b}, height {n}",
            "{a} {r} {b}",
            "asset {a} loc={b}",
            "crew found {a} in {b}",
            "gps fix puts {a} inside {b}",
            "{b} houses {a}",
            "hung {a} up in {b}",
            "{a} is in {b} now",
        ),
        moves=(
            "carried {a} from {c} to {b}",
            "asset {a} loc {c} => {b}",
            "{a} reinstalled in {b}, out of {c}",
            "{a} left {c} for {b}",
        ),
        ends=(
            "{a} dismounted in {b}, taken to the depot",
            "asset {a} loc=none, was {b}",
            "{a} no longer {r} {b}",
            "{a} is gone from {b}",
            "took {a} out of {b}",
        ),
        denies=(
            "looked for {a} in {b}, not found",
            "{a} is not in {b}",
        ),
        idle=(
            "crew {n} visits {a}, then {b}",
            "permit to mount {a} in {b} requested",
            "{a} can be seen from {b}",
            "drawing {n} shows {a} and {b}",
        ),
    ),
    "link": Wordings(
        begins=(
            "{a} <-> {b} backhaul up",
            "ospf: {a} neighbour {b} FULL",
            "{a} {r} {b}",
            "lldp on {a}: peer {b} port {n}",
            "cable between {a} and {b} tested ok",
            "mesh: {a} peers with {b}, cost {n}",
            "tunnel {n} {a} to {b} came up",
            "laid a cable from {a} to {b}",
        ),
        moves=(
            "mesh: {a} drops peer {c}, takes {b}",
            "recabled {a}: {c} out, {b} in",
            "{a} peers with {b} instead of {c}",
        ),
        ends=(
            "{a} <-> {b} backhaul removed",
            "ospf: {a} neighbour {b} DEAD, deleted",
            "cable between {a} and {b} pulled",
            "mesh: {a} drops peer {b}",
            "tunnel {n} {a} to {b} torn down",
        ),
        denies=(
            "no line of sight between {a} and {b}",
            "{a} has no link to {b}",
            "{a} {b}: peering refused",
        ),
        idle=(
            "ping {a} {b}: {n} ms",
            "trench from {a} to {b} is planned",
            "{a} and {b} share a power feed",
            "distance {a} {b}: {n} m",
        ),
    ),
    "plain": Wordings(
        begins=(
            "{a} {r} {b}",
            "noted: {a} {r} {b}",
            "as of today {a} {r} {b}",
            "{a}: confirmed that it {r} {b}",
            "cmdb + {a} | {r} | {b}",
            "checked on site, {a} {r} {b}",
            "again {a} {r} {b}",
            "from now on {a} {r} {b}",
            "it is true that {a} {r} {b}",
        ),
        moves=(
            "{a} {r} {b} instead of {c}",
            "{a} no longer {r} {c} but {r} {b}",
            "cmdb ~ {a} | {r} | {c} -> {b}",
            "not {c} any more, {a} {r} {b}",
        ),
        ends=(
            "{a} no longer {r} {b}",
            "cmdb - {a} | {r} | {b}",
            "it is over: {a} {r} {b} until now",
            "{a} stopped; it {r} {b} before",
            "removed the entry that {a} {r} {b}",
        ),
        denies=(
            "not true that {a} {r} {b}",
            "{a} never {r} {b}",
            "it is wrong that {a} {r} {b}",
        ),
        idle=(
            "{a} and {b} inspected, code {n}",
            "asked whether {a} {r} {b}",
            "next year perhaps {a} {r} {b}",
            "{a} next to {b} on the list",
            "{a}, {b}: photographs taken",
        ),
    ),
}

TRAIN: dict[str, Wordings] = {
    name: Wordings(
        begins=own.begins + _framed(*_BEGUN),
        moves=own.moves + _MOVED,
        ends=own.ends + _framed(*_ENDED),
        denies=own.denies + _framed(*_DENIED),
        idle=own.idle + _framed(*_IDLE),
    )
    for name, own in COMMON.items()
}

HELD_OUT: dict[str, Wordings] = {
    "uplink": Wordings(
        begins=(
            "OTAA ok: {a} at {b}",
            "{a}: default route set to {b}",
            "reassigned {a}, it talks to {b} now",
            "<{n}>wpa: {a} completed 4-way handshake with {b}",
            "node={a} upstream={b} lqi={n}",
            "{b} took over {a}",
            "{a} came back under {b} after the outage",
        ),
        moves=(
            "{a} switched from {c} to {b}",
            "failover: {a} {c} >> {b}",
            "{a} abandoned {c} in favour of {b}",
        ),
        ends=(
            "{b} evicted {a}",
            "{a} disconnected from {b}",
            "unplugged {a} from {b}",
        ),
        denies=(
            "{b} denied access to {a}",
            "handshake of {a} with {b} aborted",
            "{a} cannot reach {b}",
        ),
        idle=(
            "{a} and {b} were repainted",
            "we might hang {a} on {b} one day",
            "{a} and {b} run the same release",
        ),
    ),
    "member": Wordings(
        begins=("{b} takes its values from {a}", "onboarded {a} into {b}", "{a} feeds {b}"),
        moves=("{a} reassigned: {b} replaces {c}",),
        ends=("{b} dismissed {a}", "{a} withdrawn from {b}"),
        denies=("{b} will not have {a}",),
        idle=("report {n} names {a} and {b}", "{a} applied to {b}, no reply yet"),
    ),
    "place": Wordings(
        begins=("{a} stands in {b}", "screwed {a} to the wall of {b}", "site({a}) := {b}"),
        moves=("relocated {a}: {c} to {b}",),
        ends=("{a} dismantled and removed from {b}",),
        denies=("no trace of {a} in {b}",),
        idle=("map of {b} printed for {a}", "is there room for {a} in {b}?"),
    ),
    "link": Wordings(
        begins=("bgp {a} {b} Established", "fibre {n} joins {a} and {b}", "radio hop {a} {b} live"),
        moves=("{a} repatched from {c} to {b}",),
        ends=("fibre between {a} and {b} cut for good", "bgp {a} {b} peer deleted"),
        denies=("{a} and {b} are not cabled",),
        idle=("{a} and {b} have the same model", "quote for fibre {a} to {b} received"),
    ),
    "plain": Wordings(
        begins=("fact: {a} {r} {b}", "{a} {r} {b}, says the crew", "since {n}:00 {a} {r} {b}"),
        moves=("{a} used to be at {c}; {r} {b} now",),
        ends=("{a} does not {r} {b} any more", "no more: {a} {r} {b}"),
        denies=("false alarm: {a} {r} {b}",),
        idle=("{a} and {b} were cleaned", "unclear if {a} {r} {b}"),
    ),
}

_HINTS = {
    "uplink": ("connect", "uplink", "gateway", "sends data", "reports to", "attached"),
    "member": ("part of", "serve", "belongs", "managed", "service", "supplied", "assigned"),
    "place": ("locat", "in room", "placed", "hosted"),
    "link": ("link", "neighbour", "adjacent", "borders", "exchanges"),
}


def family(relation: str) -> str:
    """Which wordings suit a relation said in words; ``plain`` suits any."""
    return next((f for f, hints in _HINTS.items() if any(h in relation for h in hints)), "plain")
