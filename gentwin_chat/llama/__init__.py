"""The frozen Llama: where it lies, how text becomes tokens, and how it is run on a CPU.

Importing this package loads no model library; torch is loaded with the first model.
"""

from gentwin_chat.llama.model import Llama, load
from gentwin_chat.llama.source import locate
from gentwin_chat.llama.tokens import ChatTokenizer, Message

__all__ = ["ChatTokenizer", "Llama", "Message", "load", "locate"]
