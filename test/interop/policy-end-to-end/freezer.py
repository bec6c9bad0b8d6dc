"""Answers whether a token may do something with plans, with what Freezer is made of.

keystonemiddleware validates the token of a request below `/v2/{project_id}/`, whatever its verb; then oslo.policy
enforces the check in the query `?check=`, with Freezer's helper rules behind it. The answers have no body: 200, 401 and
403 say it all.

Reads one line of JSON, {"keystone": URL, "user_id", "password", "project_id"}, writes its own URL in one line, and ends
when its input does.
"""

import json
import logging
import sys
import threading
from functools import lru_cache
from urllib.parse import parse_qs
from wsgiref.simple_server import WSGIRequestHandler, make_server

from keystonemiddleware import auth_token
from oslo_config import cfg
from oslo_context.context import RequestContext
from oslo_policy import policy

# Of Freezer's master in August 2026.
RULES = {
    "context_is_admin": "role:admin",
    "admin_or_service": "role:admin or role:service",
    "project_member": "role:member and project_id:%(project_id)s",
    "project_reader": "role:reader and project_id:%(project_id)s",
    "admin_or_owner": "rule:context_is_admin or rule:project_member",
    "admin_or_owner_or_service": "rule:admin_or_service or rule:project_member",
    "admin_or_reader_or_service": "rule:admin_or_owner_or_service or rule:project_reader",
}


class QuietHandler(WSGIRequestHandler):
    def log_message(self, *_):
        pass


@lru_cache
def enforcer_with(check):
    configuration = cfg.ConfigOpts()
    configuration([], project="freezer", default_config_files=[], default_config_dirs=[])
    enforcer = policy.Enforcer(configuration, use_conf=False)
    enforcer.set_rules(policy.Rules.from_dict({**RULES, "asked": check}), use_conf=False)
    return enforcer


def credentials(environ):
    """As Freezer makes them of the headers that keystonemiddleware sets; the scope is in none of them."""
    roles = [role.strip().lower() for role in environ.get("HTTP_X_ROLES", "").split(",")]
    return RequestContext(
        user_id=environ.get("HTTP_X_USER_ID"),
        project_id=environ.get("HTTP_X_PROJECT_ID"),
        domain_id=environ.get("HTTP_X_DOMAIN_ID"),
        user_domain_id=environ.get("HTTP_X_USER_DOMAIN_ID"),
        project_domain_id=environ.get("HTTP_X_PROJECT_DOMAIN_ID"),
        roles=roles,
        is_admin="admin" in roles,
    ).to_dict()


def judge(environ, start_response):
    project_id = environ["PATH_INFO"].split("/")[2]
    [check] = parse_qs(environ["QUERY_STRING"], keep_blank_values=True)["check"]
    target = {"project_id": project_id}
    allowed = enforcer_with(check).enforce("asked", target, credentials(environ))
    start_response("200 OK" if allowed else "403 Forbidden", [("Content-Length", "0")])
    return []


class Remembered(dict):
    """What keystonemiddleware keeps tokens in: otherwise it asks Keystone for each request."""

    def set(self, key, value, **_):
        self[key] = value


def authenticated(app, asked):
    remembered = Remembered()
    protocol = auth_token.AuthProtocol(
        app,
        {
            "auth_url": asked["keystone"],
            "www_authenticate_uri": asked["keystone"],
            "auth_type": "password",
            "user_id": asked["user_id"],
            "password": asked["password"],
            "project_id": asked["project_id"],
            # Access rules of application credentials name it.
            "service_type": "backup",
            "cache": "freezer.remembered",
        },
    )
    return lambda environ, start: protocol({**environ, "freezer.remembered": remembered}, start)


# It would tell every token that it refuses.
logging.disable(logging.CRITICAL)
app = authenticated(judge, json.loads(sys.stdin.readline()))
server = make_server("127.0.0.1", 0, app, handler_class=QuietHandler)
threading.Thread(target=server.serve_forever, daemon=True).start()
print(f"http://127.0.0.1:{server.server_port}", flush=True)
sys.stdin.read()
