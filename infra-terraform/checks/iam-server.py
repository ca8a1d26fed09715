"""moto's servers of SQS, S3 and IAM on loopback, which enforce the policies of IAM users.

Usage: INITIAL_NO_AUTH_ACTION_COUNT=0 iam-server.py PORT

moto asks its IAM for every operation, but by the operation's name, without the queue and without conditions. This teaches it what the
Service Authorization Reference says: which resource an operation is on, which action a batch needs, and the condition s3:prefix.
"""

import re
import sys
from contextvars import ContextVar
from urllib.parse import parse_qs, urlparse

from moto.core.authorization import ActionAuthenticatorMixin
from moto.iam.access_control import IAMPolicyStatement, IAMRequestBase, PermissionResult
from moto.server import main
from moto.sqs.responses import SQSResponse

BATCHES = re.compile(r"^(sqs:(?:SendMessage|DeleteMessage|ChangeMessageVisibility))Batch$")
listed_prefix = ContextVar("listed_prefix", default=None)


def queue(self):
    name = self._get_param("QueueName") or str(self._get_param("QueueUrl") or "").rsplit("/", 1)[-1]
    return f"arn:aws:sqs:{self.region}:{self.current_account}:{name}"


def authorize_s3(self, bucket_name=None, key_name=None):
    if key_name is None and self.data.get("Action") == "DeleteObject":
        # A deletion of many needs the permission for each key.
        keys = re.findall(r"<Key>([^<]+)</Key>", self.body if isinstance(self.body, str) else self.body.decode())
        for key in keys:
            authorize_one(self, bucket_name, key)
        return
    listed_prefix.set((parse_qs(urlparse(self.uri).query).get("prefix") or [None])[0])
    authorize_one(self, bucket_name, key_name)


def authorize(self, iam_request_class, resource="*"):
    """Everybody but the owner, who makes users, queues and buckets."""
    if "Credential=owner/" not in self.headers.get("Authorization", ""):
        authorize_before(self, iam_request_class, resource)


def check_action(self, resource):
    self._action = BATCHES.sub(r"\1", self._action)
    permitted_before(self, resource)


def permits(self, action, resource="*", principal=None, incoming_condition_values=None):
    """A statement whose conditions are not met says nothing; to moto it would deny."""
    if not conditions_met(self._statement.get("Condition", {})):
        return PermissionResult.NEUTRAL
    return permits_before(self, action, resource, principal, incoming_condition_values)


def conditions_met(conditions):
    """Of the conditions in the policies of the services, one concerns calls that are made here."""
    for operator, tests in conditions.items():
        for key, pattern in tests.items():
            if (operator, key) != ("StringLike", "s3:prefix"):
                return False
            if not re.fullmatch(re.escape(pattern).replace(r"\*", ".*"), listed_prefix.get() or ""):
                return False
    return True


authorize_before = ActionAuthenticatorMixin._authenticate_and_authorize_action
authorize_one = ActionAuthenticatorMixin._authenticate_and_authorize_s3_action
permits_before = IAMPolicyStatement.is_action_permitted
permitted_before = IAMRequestBase.check_action_permitted
SQSResponse._determine_resource = queue
ActionAuthenticatorMixin._authenticate_and_authorize_action = authorize
ActionAuthenticatorMixin._authenticate_and_authorize_s3_action = authorize_s3
IAMRequestBase.check_action_permitted = check_action
IAMPolicyStatement.is_action_permitted = permits
IAMPolicyStatement._check_conditions = lambda self, incoming: True

main(["-H", "127.0.0.1", "-p", sys.argv[1]])
