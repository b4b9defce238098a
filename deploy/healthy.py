"""Does the web process of this container answer? Asked as the proxy would, or the portal would refuse the host."""

import http.client
import os
import sys

host = os.environ.get("PEYVAND_ALLOWED_HOSTS", "localhost").split(",")[0].strip()
connection = http.client.HTTPConnection("127.0.0.1", 8000, timeout=5)
connection.request("GET", "/healthz", headers={"Host": host, "X-Forwarded-Proto": "https"})
sys.exit(connection.getresponse().status != 200)
