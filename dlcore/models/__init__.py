"""Whole networks and the blocks they are built from: nothing but layers, put together."""

from dlcore.models.blocks import (
    Parallel,
    Residual,
    bottleneck_block,
    inception_block,
    nin_block,
    residual_block,
    vgg16,
    vgg_block,
)
from dlcore.models.lenet import LENET_TABLE, RBF, lenet5, lenet_harley, lenet_modern
from dlcore.models.summary import Summary, SummaryRow, summary

__all__ = [
    "LENET_TABLE",
    "RBF",
    "Parallel",
    "Residual",
    "Summary",
    "SummaryRow",
    "bottleneck_block",
    "inception_block",
    "lenet5",
    "lenet_harley",
    "lenet_modern",
    "nin_block",
    "residual_block",
    "summary",
    "vgg16",
    "vgg_block",
]
