"""The twin adapter as a PEFT method; importing this package makes it known to PEFT.

PEFT knows its methods by an enumeration, and refuses to register or save any other. It is
extended here and nowhere else.
"""

from peft.utils import PeftType, register_peft_method

NAME = "TWIN_ADAPTER"

if NAME not in PeftType.__members__:
    _member = str.__new__(PeftType, NAME)
    _member._name_, _member._value_ = NAME, NAME
    type.__setattr__(PeftType, NAME, _member)  # an attribute of the class from Python 3.12 on
    PeftType._member_names_.append(NAME)
    PeftType._member_map_[NAME] = _member
    PeftType._value2member_map_[NAME] = _member

from gentwin_chat.finetune.twin_adapter.config import TwinAdapterConfig  # noqa: E402
from gentwin_chat.finetune.twin_adapter.layer import TwinAdapterLayer  # noqa: E402
from gentwin_chat.finetune.twin_adapter.model import TwinAdapterModel  # noqa: E402

register_peft_method(name=NAME.lower(), config_cls=TwinAdapterConfig, model_cls=TwinAdapterModel)

__all__ = ["TwinAdapterConfig", "TwinAdapterLayer", "TwinAdapterModel"]
