"""The closed-class English of questions. Nothing here knows of any network.

``CUES`` maps phrases to what they do in a question; a phrase is a sequence of lower-case words.
``THESAURUS`` holds sets of words that people use for one another when they speak of devices and
places: general language, used beside sentence embeddings to link words to a graph's own terms.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, TypeAlias

CueKind: TypeAlias = Literal[
    "count", "list", "which", "average", "sum", "most", "least", "more", "less", "same", "difference",
    "negation", "path", "hops", "define", "summary", "exists", "fail", "suppose", "changed", "per", "distinct",
    "op", "between", "every", "isolated", "unreachable", "where", "when", "degree", "old", "new", "value",
    "article", "only", "two", "followup", "correction", "other", "alone", "restore",
]  # fmt: skip


@dataclass(frozen=True)
class Cue:
    """What a phrase does; ``value`` refines it (a comparison operator, for instance)."""

    kind: CueKind
    value: str = ""


def _phrases(kind: CueKind, value: str, *texts: str) -> dict[tuple[str, ...], Cue]:
    return {tuple(t.split()): Cue(kind, value) for text in texts for t in text.split("|")}


CUES: dict[tuple[str, ...], Cue] = {
    **_phrases("count", "", "how many|number of|the number|count|count of|total number of|total of|tally"
               "|tally of|amount of|quantity of|how numerous|headcount|total count|what number|no of|numbers only|in numbers|just the number"),
    **_phrases("list", "", "list|show|show me|give me|give|name|names of|enumerate|tell me|display|find|get me"
               "|identify|print|all the|return|i need|i want|let me see|point out|which ones|pull up"),
    **_phrases("which", "", "which|what|who|whom|whose"),
    **_phrases("where", "", "where|whereabouts|in which place|what place"),
    **_phrases("when", "", "when|since when|what date|on what date|what day|how long ago"),
    **_phrases("average", "", "average|mean|avg|on average|on the average|typical|typically|averaged"),
    **_phrases("sum", "", "sum|sum of|total|in total|altogether|combined|overall total|summed|add up|adds up"
               "|together|in all|cumulative|aggregate"),
    **_phrases("most", "", "most|the most|highest|largest|biggest|greatest|maximum|max|top|longest|strongest"
               "|best|heaviest|widest|tallest|record|the record for|holds the record|maximal|peak|fullest"
               "|furthest|farthest|busiest|leads|leader in|ranks first|number one|hottest|warmest|fastest"
               "|loudest|brightest|wettest|deepest|upper limit|leading"),
    **_phrases("least", "", "least|the least|lowest|smallest|fewest|minimum|min|shortest|weakest|worst|bottom"
               "|lightest|narrowest|minimal|nearest|closest|emptiest|slowest|quietest|coldest|coolest|darkest"
               "|driest|shallowest|tiniest|lower limit"),
    **_phrases("old", "", "oldest|earliest|longest ago|least recent|least recently|first ever|eldest"),
    **_phrases("new", "", "newest|latest|most recent|most recently|youngest|last"),
    **_phrases("more", "", "more|higher|larger|bigger|greater|longer|stronger|better|newer|warmer|hotter|busier"
               "|heavier|taller|wider|faster|louder|farther|further|deeper|wetter|fuller|brighter|older"),
    **_phrases("less", "", "less|fewer|lower|smaller|shorter|weaker|worse|cooler|drier|emptier|dimmer|shallower|colder|lighter|slower"
               "|quieter|nearer|closer|narrower"),
    **_phrases("same", "", "same|the same|same question|the same question|ditto|share|shares|equal|identical|equally|alike|as many|as much|match"),
    **_phrases("difference", "", "difference|difference between|differ|gap|how much more|how many more"
               "|how much higher|how much less|how much lower|how many fewer|how much larger"),
    **_phrases("negation", "", "no|not|without|lack|lacks|lacking|missing|never|neither|nor|free of|none|nothing"
               "|aint|cannot|non|except|but not|excluding|absent|devoid of|void of|zero|unconnected to"),
    **_phrases("alone", "", "unconnected|orphaned|orphan|isolated|disconnected|unlinked|standalone|unattached"
               "|on its own|on their own|stray|alone|cut off"),
    **_phrases("path", "", "path|route|way from|way between|path between|shortest path|get from|walk|trace"
               "|path from|route from|travel|fewest links|fewest hops|quickest way|shortest way|chain between"
               "|shortest route|quickest route|way|lead from|leads from|trail|go from|itinerary|come from"),
    **_phrases("hops", "", "hops|hop|how far|hop count|distance in hops|hops apart|hops away|steps"
               "|steps away|link count of|how many hops|how many steps|how many links apart|degrees of separation"),
    **_phrases("define", "", "define|definition of|definition|meaning of|means|meaning|explain|what kind of thing"
               "|stand for|stands for|what do you call|is meant by|explanation of|understand by|call"),
    **_phrases("summary", "", "describe|summary|summary of|summarise|summarize|overview|overview of|tell me about"
               "|at a glance|details|details of|details on|info|info on|information on|information about"
               "|info about|everything about|profile|profile of|what do you know|know about|report on|facts about"
               "|brief me|brief|all about|rundown|status report|introduce|picture of|characterise|characterize"
               "|what can you tell me about|data on|lowdown|sum up"),
    **_phrases("exists", "", "is there|are there|are there any|is there any|is any|is anything|does any|do any"
               "|is it true that|is it the case that|has any|have any"),
    **_phrases("fail", "", "fail|fails|failed|failing|failure of|failure|break|breaks|broke|breaks down|broken|goes down"
               "|go down|going down|went down|dies|die|died|burn out|burns out|burned out|removed|remove|take away"
               "|takes away|taken away|take out|taken out|take down|taken down|switch off|switched off|switches off"
               "|turn off|turned off|shut down|shuts down|shut off|unplug|unplugged|closes|close|closed|trips|trip|tripped|kill|killed|drop out|drops out"
               "|dropped out|decommission|decommissioned|goes offline|go offline|went offline|goes dark|go dark|lose power"
               "|loses power|lost power|crash|crashes|crashed|knocked out|disappears|disappear|disappeared|vanish"
               "|vanishes|delete|deleted|out of service|out of order|stops working|stop working|stopped working"
               "|taken offline|take offline|pull the plug on|pull|pulled|breakdown of|loss of|outage of|outage at"
               "|outage|retire|retired|dismantle|dismantled|dead|gone|gives out|gave up|gives up"),
    **_phrases("suppose", "", "if|suppose|supposing|assume|assuming|what happens if|what happens when|what if|imagine"
               "|in case|were|should|what would happen|let us say|say|once"),
    **_phrases("isolated", "", "lose|loses|lost|losing|would lose|left without|left with no|orphaned by|be orphaned"
               "|lose connection|lose their|lose its|stranded"),
    **_phrases("unreachable", "", "unreachable|cut off|fall off|falls off|become unreachable|no longer reach|cannot reach"
               "|can not reach|drop off|drops off|disconnected from|separated from|split off|lose contact|out of reach"
               "|cut off from|lose access|isolated from|no longer reachable|lose reach|lose sight of|lose touch"
               "|affected|be affected|impacted|hit|impact|suffer|suffers|in trouble|loses connectivity"
               "|lose connectivity"),
    **_phrases("changed", "", "changed|changed since|what is new|what changed|changes since|different since|has changed"
               "|have changed|changes"),
    **_phrases("per", "", "per|for each|each|for every|every single|grouped by|group by|broken down by|by each"
               "|breakdown by|split by|of each|in each|at each|on each|breakdown of|respectively|distribution of|distributed"),
    **_phrases("distinct", "", "different|distinct|various|unique|possible|types of|kinds of|range of|each once|sorts of"
               "|variety of|all the different|once each|which kinds of|which types of|what kinds of|what types of"),
    **_phrases("every", "", "every|all|each of|all of"),
    **_phrases("other", "", "other than|apart from|besides|aside from|except for|except|excluding|but not"),
    **_phrases("op", ">", "more than|above|over|greater than|higher than|larger than|exceeding|exceeds|exceed|beyond"
               "|bigger than|longer than|>|upwards of|north of|in excess of|stronger than|after|later than|newer than"
               "|warmer than|hotter than|since|is greater than|is above|is over|heavier than|taller than|faster than|past"),
    **_phrases("op", "<", "less than|below|under|fewer than|lower than|smaller than|beneath|shorter than|<|weaker than"
               "|before|earlier than|older than|cooler than|colder than|is below|is under|is less than|short of|prior to"
               "|lighter than|slower than"),
    **_phrases("op", ">=", "at least|no less than|not less than|minimum of|no fewer than|not below|>=|or more|not under"
               "|a minimum of|not fewer than"),
    **_phrases("op", "<=", "at most|no more than|up to|maximum of|not more than|not above|<=|or less|or fewer|not over"
               "|a maximum of|within"),
    **_phrases("op", "=", "exactly|equal to|equals|precisely|just|="),
    **_phrases("op", "!=", "other than|not equal to|anything but|different from"),
    **_phrases("op", "contains", "containing|contains|starting with|starts with|including the word|matching|called like"),
    **_phrases("between", "", "between|in between|from|ranging from"),
    **_phrases("degree", "", "best linked|best connected|most connected|well connected|most linked|highest degree"
               "|least connected|busiest hub|most central|central"),
    **_phrases("followup", "", "and|what about|how about|and what about|and how about|also|then|and for|same for"
               "|and the|now"),
    **_phrases("correction", "", "i meant|i mean|no i meant|no i mean|sorry|rather|correction|not that|actually"),
}  # fmt: skip

NUMBER_WORDS = {
    "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9, "ten": 10,
    "eleven": 11, "twelve": 12, "dozen": 12, "twenty": 20, "thirty": 30, "forty": 40, "fifty": 50, "hundred": 100,
    "single": 1, "couple": 2, "pair": 2, "half": 0.5,
}  # fmt: skip

SINGULAR_PRONOUNS = {"it", "its", "itself", "he", "she", "him", "her", "his", "that", "this"}
PLURAL_PRONOUNS = {"they", "them", "their", "theirs", "those", "these", "ones"}
AUXILIARIES = {
    "is", "are", "was", "were", "do", "does", "did", "has", "have", "had", "can", "could", "will", "would", "may",
    "should", "am", "any",
}  # fmt: skip

# Words that stand for no thing in particular: they carry grammar or courtesy, not content.
LIGHT: frozenset[str] = frozenset(
    """
    a an the this that these those some any all each every both either another such other others own
    i me my mine we us our ours you your yours he him his she her it its they them their theirs one ones
    anyone anything anybody everything everyone someone something somebody whoever whatever whichever
    am is are was were be been being do does did doing done have has had having can could may might must
    shall should will would ought let lets
    of in on at to from for with by about into onto over under out up down off as than then so too very
    and or but if because while though although nor yet per via among amongst within inside outside upon
    across along around near next toward towards through during after before behind beyond since until
    what which who whom whose when where why how there here
    s t re ve ll d m please pls plz thanks thank hello hi hey ok okay kindly just only even also still
    again currently presently now today right exactly actually really quite rather well yes yeah sure
    say said says tell show give get got gets take want wanted need needs needed like know see look
    looking find ask asking wonder wondering try make made makes come comes came go goes going gone went
    put puts bring keep kept set happen happens happened exist exists existing available present
    belong belongs be become becomes remain remains stay stays left leave call called name named known
    use uses used using work works working run runs running carry carries carried hold holds held sit
    sits sitting stand stands standing report reports reported reporting read reads reading measure
    measures measured measuring record recorded show shows showing shown display displays displayed
    value values thing things item items stuff object objects entity entities record records entry
    entries member members bunch lot lots set data information info number numbers amount figure level
    kind kinds type types sort sorts way ways case point points part parts piece
    network networks mesh grid net topology installation estate fleet twin system graph map city site place places whole entire complete full fully overall total
    whether maybe perhaps possibly probably currently moment time present quick quickly short shortly brief
    briefly simply exact exactly certain particular specific given following respective respectively
    much many more most less least few fewer several enough else apart together alone
    order ordered sequence straight separately regularly access first second last single once twice time times
    not no none n't without
    listed list lists answer question check checking checked verify confirm
    ever already ago long far high low big small large good bad great new old
    person someone folks guy guys somebody
    mentioned above below aforementioned said same
    correct true false right wrong fact
    me us him them exactly mean means meant
    best worst top bottom
    direct directly immediate immediately own
    count counts counting counted holder holders having
    main mainly major
    hang hangs attach attached relate related
    day days daily week month year years hour hours today tonight week e
    'd etc eg ie i.e e.g versus vs
    """.split()
)

# Sets of words that stand for one another in talk about networks, devices and places.
THESAURUS: tuple[frozenset[str], ...] = tuple(
    frozenset(line.split("|"))
    for line in """
gateway|access point|base station|concentrator|hub|box|collector|aggregator|router|gw|bridge
sensor|probe|detector|sensing device|meter|instrument|transducer
device|unit|machine|equipment|appliance|hardware|endpoint|gadget|apparatus
status|state|condition|operational state
battery|charge|battery charge|battery level|power left|juice
temperature|temp|heat|hot|warm|cold|how hot|how warm|how cold|hottest|warmest|coldest|coolest
humidity|moisture|how humid|damp
manufacturer|maker|vendor|brand|producer|make|made by|who made|built by|who makes|supplier
model|model number|version
firmware|firmware version|software|software version|firmware release
install date|installation date|installed on|put in|put up|commissioned|set up|deployed|installed at
start date|started|began|beginning
owner|owned by|who owns|proprietor|belongs to|possess
operator|operated by|run by|who runs|managed by|maintained by
location|position|where|place|site|situated|whereabouts|stand
address|street|street address
district|quarter|neighbourhood|neighborhood|area|borough|ward|zone
zone|area|region|sector|section
building|block|house|premises
floor|storey|story|level
room|space|chamber|office
latitude|lat
longitude|long|lon|lng
name|label|title|called
description|about|purpose
category|class|type|sort
link|connection|edge|cable|tie|peer|neighbour|neighbor|connected|linked|joined|attached
connected|linked|joined|attached|hooked up|wired|plugged|tied|associated|paired|talks to|reports to|report to|communicates with
serves|supports|supplies|provides|feeds|delivers to|works for|serving
feeds|supplies|delivers|sends|pumps
located|situated|placed|found|installed|sits|housed|mounted|stands|lives
part of|belongs to|member of|within|inside|component of|included in
contains|includes|has part|comprises|holds|consists of|houses
monitors|watches|observes|measures|tracks|senses|supervises
controls|drives|operates|commands|regulates|steers
heard|received by|seen by|picked up
speed|velocity|fast|how fast
weight|mass|heavy|how heavy
height|tall|how tall|how high
width|wide|how wide|breadth
depth|deep|how deep
length|long|how long
capacity|size|volume|how big|how much fits|holds|places|room for
price|cost|fee|charge|how expensive|tariff
power|wattage|consumption|draw|energy use
pressure|bar
signal|signal strength|reception|rssi
noise|sound|loudness|noise level|how loud|loud
station|stop|halt
passengers|riders|ridership|travellers|travelers
area|size|surface|extent
plot|field|parcel|lot
thermometer|temperature sensor|temperature probe
population|inhabitants|residents|people
age|how old|old
port|socket|outlet
ip|ip address|network address
spot|space|place|bay|slot
free|available|vacant|empty|unoccupied
occupied|taken|full|in use|busy
lamp|light|luminaire|streetlight|lantern
bin|container|waste bin|dumpster|trash can
car park|parking|parking lot|parking site|garage|parking facility
vehicle|car|truck|van
rack|cabinet
server|host|machine|computer
active|online|up|running|operational|working|alive|in operation|on
inactive|offline|down|out of order|dead|not working|off|powered off|out of service|broken
maintenance|under repair|being serviced|servicing
enabled|on|switched on
disabled|off|switched off
critical|urgent|severe
""".strip().splitlines()
)

# What a describing word is about: its dimension, as nouns that an attribute may be named by.
DIMENSIONS: dict[str, tuple[str, ...]] = {
    form: tuple(nouns.split("|"))
    for forms, nouns in (
        ("big bigger biggest large larger largest small smaller smallest tiniest huge",
         "area|size|capacity|volume|population|floor area|count"),
        ("busy busier busiest used quiet quieter quietest", "traffic|riders|passengers|load|usage|intensity|utilisation"),
        ("full fuller fullest empty emptier emptiest", "filling level|fill level|occupancy|level"),
        ("wet wetter wettest dry drier driest damp moist", "moisture|humidity|soil moisture"),
        ("hot hotter hottest warm warmer warmest cold colder coldest cool cooler coolest", "temperature"),
        ("loud louder loudest noisy noisier noisiest", "noise|sound level|noise level|decibel level"),
        ("fast faster fastest slow slower slowest", "speed|velocity|rate"),
        ("strong stronger strongest weak weaker weakest powerful", "power|signal strength|strength|rssi"),
        ("bright brighter brightest dark darker darkest dim dimmer dimmest", "illuminance|brightness|light level"),
        ("heavy heavier heaviest light lighter lightest", "weight|mass|payload|load"),
        ("tall taller tallest high higher", "height|elevation|altitude"),
        ("deep deeper deepest shallow shallower shallowest", "depth"),
        ("long longer longest short shorter shortest", "length|distance|duration"),
        ("wide wider widest broad narrow narrower narrowest", "width|diameter"),
        ("populous crowded", "population|people|occupancy"),
        ("expensive cheap cheaper cheapest dear dearest", "price|cost|fee"),
        ("old older oldest young younger youngest new newer newest", "age|install date|start date|built|opened"),
        ("polluted dirty dirtiest", "pollution|pm10|pm25|no2|index"),
        ("near nearer nearest close closer closest far farther farthest further furthest", "distance"),
        ("rich poor", "value|budget"),
    )
    for form in forms.split()
}  # fmt: skip

# Words for "is related to" that no network has to spell out.
CONNECTION_WORDS = (
    "connection", "connected", "connect", "connects", "link", "linked", "links", "neighbour", "neighbor", "neighbours",
    "neighbors", "peer", "relation", "joined", "attached", "tied", "adjacent", "edge", "next to", "related",
    "neighbouring", "neighboring",
)  # fmt: skip
