"""LocalStack's SQS and S3 on one port of loopback, with all state in memory.

Usage: localstack-server.py PORT
"""

import functools
import os
import shutil
import sys
import tempfile

port = sys.argv[1]
state = tempfile.mkdtemp(prefix="localstack-")
os.environ.update(
    GATEWAY_LISTEN=f"127.0.0.1:{port}",
    LOCALSTACK_HOST=f"127.0.0.1:{port}",
    FILESYSTEM_ROOT=state,
    SERVICES="sqs,s3",
    STRICT_SERVICE_LOADING="1",
    EAGER_SERVICE_LOADING="1",
    SQS_ENDPOINT_STRATEGY="path",
    # No server of names, no certificate from elsewhere, and no word to anybody about its use.
    DNS_ADDRESS="0",
    SKIP_SSL_CERT_DOWNLOAD="1",
    DISABLE_EVENTS="1",
)

from twisted.internet import endpoints

# LocalStack's server takes the port from its settings and not the address: it would listen on all of them.
endpoints.TCP4ServerEndpoint = functools.partial(endpoints.TCP4ServerEndpoint, interface="127.0.0.1")

from localstack.runtime.main import main

try:
    main()
finally:
    shutil.rmtree(state, ignore_errors=True)
