from uhp_cli.api import answers as answers
from uhp_cli.api import load as load
from uhp_cli.api import match as match
from uhp_cli.errors import UhpError as UhpError

__version__: str
