"""𝒫(·) of eq. 8 for the weight form: the embeddings of what a network's priority pools hold."""

from __future__ import annotations

from collections.abc import Collection
from typing import TYPE_CHECKING

from gentwin_chat.domain import Entity, Relation, short_id, words
from gentwin_chat.finetune.projection import pool_matrix
from gentwin_chat.indexing.pools import PriorityPools

if TYPE_CHECKING:
    from torch import Tensor

    from gentwin_chat.llama import ChatTokenizer


def extract(
    entities: Collection[Entity],
    relations: Collection[Relation],
    tokenizer: ChatTokenizer,
    table: Tensor,
) -> Tensor:
    """P of the weight form, [k, k].

    Each node is the mean of the embeddings of its name, its kind and its relations (§II-B.2: "a
    word including the entity's relations that will be embedded"), less the mean of the vocabulary,
    and counts by its weight in the pools (eq. 5).

    Args:
        entities: of the network; not empty.
        relations: between them.
        tokenizer: of the base model.
        table: its input embeddings, [vocabulary, k].

    Raises:
        StoreError: a relation names an entity that is not there.
    """
    import torch

    pools = PriorityPools(entities, relations)
    said = {e.id: [short_id(e.id), words(e.kind)] for e in entities}
    for relation in relations:
        said[relation.source] += [words(relation.type), short_id(relation.target)]
    table = table.detach().float()
    common = table.mean(0)
    embedded = [
        table[tokenizer.encode(" ".join(parts))].mean(0) - common for parts in said.values()
    ]
    weights = torch.tensor([pools.weight(identifier) for identifier in said])
    return pool_matrix(torch.stack(embedded), weights)
