"""What is measured: each experiment, the command that runs it, and what the paper says of it.

A result file in ``eval/results/`` is named after its experiment.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Experiment:
    """One measurement.

    Attributes:
        name: the word after ``gentwin eval``, and the name of the result file.
        title: heading on the results page.
        module: with a ``main`` that takes ``--output FILE``.
        options: given to it by default.
        quick: given beside these for a trial of everything, whose figures mean little.
        published: whether published networks take part with ``--data DIR``.
        paper: what the paper reports for the same.
        difference: in what our measurement differs from the paper's, or is limited.
        minutes: of CPU that it takes on two cores, about.
    """

    name: str
    title: str
    module: str
    options: tuple[str, ...] = ()
    quick: tuple[str, ...] = ()
    published: bool = False
    paper: str = ""
    difference: str = ""
    minutes: float = 1

    @property
    def command(self) -> str:
        return " ".join(["python -m", self.module, *self.options])


EXPERIMENTS = (
    Experiment(
        "fig6",
        "Relations extracted by training round, with priority pools and without (Fig. 6)",
        "gentwin_chat.eval.fig6",
        paper="19 % more relations on average with pooling, over eighteen rounds (Fig. 6)",
        difference="The paper does not say what a round is given; here it is as many entities, or "
        "as many lines, in every arm, and pools with members drawn at random stand beside. By "
        "entities, pools win because those that are first have most relations; much of that falls "
        "to the log as it comes too, in which they occur first. By lines, what wins is that all "
        "lines on an entity are read together: which entity is first makes no difference. "
        "Selection by weight, the paper's other criterion, takes gateways before services: the "
        "perfect reader gains nothing by it where rounds are of entities, and as much as by pools "
        "where they are of lines; the trained one gains nothing by it that stands out of the "
        "scatter.",
        quick=("--seeds", "1", "--rounds", "3"),
        minutes=22,
    ),
    Experiment(
        "fig7",
        "Accuracy and L1 in training and validation (Fig. 7)",
        "gentwin_chat.eval.fig7",
        paper="training accuracy converges to 1, validation accuracy to about 0.9 (Fig. 7)",
        difference="A simulated network of the paper's size, told as a log. Validation relations "
        "are held out; the wordings of their lines are not, and have a curve of their own. As "
        "names are masked, 98 of 100 questions on validation relations are, word for word, asked "
        "of training relations too: validation shows that what was learnt holds for other "
        "entities, held-out wordings how far it holds for other ways of saying it. The pairs that "
        "do not hold are of the right kinds and named together by the log: ended, denied, or "
        "mentioned by the way. The adapter is on the upper 8 of 30 layers.",
        quick=("--epochs", "2"),
        minutes=4,
    ),
    Experiment(
        "fig8",
        "Response time against the update trigger (Fig. 8)",
        "gentwin_chat.eval.fig8",
        paper="GenTwin responds 13 % sooner than the traditional twin at the lowest α and 53 % "
        "sooner at the highest; about 400 and 550 ms at 0.2",
        difference="The paper does not say what is in a response time. Here it is taken at two "
        "moments: when the values and facts of the newest version are there, which is nearest to "
        "the paper's request of a twin version, and when the last word of the answer is. The notes "
        "below say what else differs, and what the traditional twin is spared.",
        quick=("--episodes", "2"),
        minutes=9,
    ),
    Experiment(
        "completeness",
        "Completeness of the twin while messages are missing (Tab. IV)",
        "gentwin_chat.eval.completeness",
        paper="99.8, 99.8 and 99.7 % in scenario 1, 99.7, 99.7 and 99.6 % in scenario 2, for 30, "
        "100 and 250 sensors",
        difference="An entry that is wrong counts as one that is missing, and the truth is what "
        "the simulated city really is at each beat. In scenarios 1 and 2 no sensor comes or goes, "
        "as in the paper; `unseen` is what happens where they do.",
        quick=("--seeds", "1"),
        minutes=5,
    ),
    *(
        Experiment(
            f"questions-{name}",
            f"Right answers: {title}",
            "gentwin_chat.eval.run",
            ("--set", name, "--in-process", *more),
            quick=("--without", "llama"),
            published=True,
            difference="The paper does not score answers. eval/questions/README.md says who has "
            "seen this set.",
            minutes=4,
        )
        for name, title, more in (
            ("dev", "questions that the planner was developed on", ()),
            ("heldout", "other networks, other wordings, seen since", ()),
            ("practice", "other trades, tuned on; not phrased", ("--without", "llama")),
            ("sealed", "networks and wordings that the planner never saw", ()),
        )
    ),
    Experiment(
        "ablation",
        "What each part is worth",
        "gentwin_chat.eval.ablation",
        ("--set", "sealed"),
        difference="The paper measures one part alone, pooling, by the relations that training "
        "extracts. Asked of networks that the planner never saw.",
        quick=("--every", "40"),
        published=True,
        minutes=7,
    ),
    Experiment(
        "reliability",
        "How far confidence can be trusted",
        "gentwin_chat.eval.reliability",
        difference="The paper states no confidence. What is stated was calibrated on eight "
        "networks that are not among these.",
        published=True,
        minutes=1,
    ),
    Experiment(
        "latency",
        "How long answers take",
        "gentwin_chat.eval.latency",
        paper="about 400 ms for GenTwin at an update trigger of 0.2, about 550 ms for the "
        "traditional twin (Fig. 8)",
        difference="The paper times the request of a twin version from the graph database; here a "
        "user's question is timed, from its text to the last word of the answer.",
        quick=("--calm", "--count", "8"),
        minutes=9,
    ),
    Experiment(
        "failures",
        "Every single failure, ranked by damage",
        "gentwin_chat.eval.failures",
        difference="The paper has no such figure. The published networks take part with "
        "`--data DIR`.",
        quick=("--forks", "3"),
        published=True,
    ),
    Experiment(
        "scale",
        "How costs grow with the network",
        "gentwin_chat.eval.scale",
        ("--neo4j-sizes", "--rounds", "4"),
        quick=("--sizes", "300", "1000", "--rounds", "1"),
        difference="The paper leaves the number of devices to future work.",
        minutes=3,
    ),
    Experiment(
        "scale-neo4j",
        "How costs grow with the network on Neo4j",
        "gentwin_chat.eval.scale",
        ("--sizes", "--neo4j-sizes", "300", "1000", "10000", "100000", "--rounds", "5"),
        quick=("--neo4j-sizes", "1000", "--rounds", "1"),
        difference="The paper leaves the number of devices to future work.",
        minutes=13,
    ),
    Experiment(
        "crash",
        "What a kill loses",
        "gentwin_chat.eval.crash",
        difference="The paper has no such figure.",
        quick=("--kills", "3", "--server-kills", "1"),
        minutes=12,
    ),
    Experiment(
        "perturbation",
        "Completeness of answers while the network changes",
        "gentwin_chat.eval.perturbation",
        paper="data completeness of 99.6 to 99.8 % (Tab. IV)",
        difference="Tab. IV counts sensor ids that the twin holds; here it is counted which of the "
        "values that a question asks for stand in its answer, after a change of the network.",
        quick=("--network", "orchard"),
        minutes=2,
    ),
    Experiment(
        "peers",
        "Other ways to ask a graph, with the same Llama",
        "gentwin_chat.eval.peers",
        difference="The paper compares with no other system for questions.",
        quick=("--count", "1"),
        minutes=35,
    ),
    Experiment(
        "adapter-forms",
        "The readings of eq. 8, LoRA, and no adapter",
        "gentwin_chat.eval.adapter_forms",
        difference="The paper prints one formula and compares it with nothing. The budget is "
        "small, 4 of 30 layers and some dozens of examples: it tells the forms apart, not "
        "how good a whole training of them is. The seeds are few and share no data, so that the "
        "losses scatter; what is to be compared is the loss above activation's on the same seed. "
        "Speed and memory are of all layers, the speeds on a busy machine: only their ratios mean "
        "something.",
        quick=("--seeds", "1", "--examples", "8", "--held-out", "4", "--rounds", "1"),
        minutes=12,
    ),
    Experiment(
        "adapter-speed",
        "How fast the shipped recipe trains, beside LoRA, and in what memory",
        "gentwin_chat.eval.adapter_speed",
        difference="The paper does not say what training costs. Tokens are those of the texts, "
        "prompts included, whichever way they are read; where prompts are read once, the seconds "
        "of that count. LoRA has as many parameters on the same modules, and its own way to read "
        "once too. The memory is mostly that of Python and the frozen Llama; the states that are "
        "kept grow with the number of texts, to 8 GB in the whole training.",
        quick=("--rounds", "1"),
        minutes=4,
    ),
    Experiment(
        "phrasing",
        "Phrasing by the Llama alone, and with the adapter",
        "gentwin_chat.finetune.quality",
        ("--count", "150", "--free", "60"),
        difference="The paper does not score the text that it generates. A text is right if it has "
        "every value of the draft once and in order, and beside them no number and no word that is "
        "neither of the draft, nor of the question, nor a function word. With the constraint on "
        "nothing can be wrong, and what is chosen is the form: a draft may be said as it stands, "
        "or as the question was put.",
        quick=("--count", "6", "--free", "3"),
        minutes=5,
    ),
    Experiment(
        "extraction",
        "Relations read out of free-text logs",
        "gentwin_chat.eval.extraction",
        difference="The paper does not score the extraction from text.",
        quick=("--networks", "1"),
        minutes=5,
    ),
    Experiment(
        "continual",
        "Continuous learning: the new learnt, the old kept",
        "gentwin_chat.eval.continual",
        quick=("--seeds", "1"),
        difference="The paper leaves continuous learning to future work.",
        minutes=7,
    ),
)

BY_NAME = {e.name: e for e in EXPERIMENTS}
