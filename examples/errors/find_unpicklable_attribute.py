# /// script
# requires-python = ">=3.11"
# [tool.mpguide]
# start-methods = ["spawn"]
# ///
"""Try to pickle each attribute of an object, one at a time."""

import logging
import math
import pickle
import sqlite3
import ssl
import threading
import weakref


class Job:
    def __init__(self):
        self.title = "backup"
        self.logger = logging.getLogger("backup")
        self.handler = logging.StreamHandler()
        self.done = threading.Event()
        self.database = sqlite3.connect(":memory:")
        self.security = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
        self.owner = weakref.ref(self)
        self.library = math


job = Job()
for name, value in vars(job).items():
    try:
        pickle.dumps(value)
    except Exception as error:
        print(f"{name}: {type(error).__name__}: {error}")
    else:
        print(f"{name}: can be pickled")
job.database.close()
