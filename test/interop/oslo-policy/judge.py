"""Judges policy cases with oslo.policy.

Reads a JSON list of {"rules": {name: check}, "target": {}, "credentials": {}} and writes a JSON list with what
oslo.policy answers to the rule "case" of each: true, false, or the name of what it raised.
"""

import json
import logging
import sys

try:
    from oslo_config import cfg
    from oslo_policy import policy
except ImportError:
    sys.exit("no oslo.policy")


def judge(enforcer, case):
    rules = policy.Rules.from_dict(case["rules"], default_rule="default")
    enforcer.set_rules(rules, overwrite=True, use_conf=False)
    try:
        return bool(enforcer.enforce("case", case["target"], case["credentials"]))
    except Exception as error:
        return type(error).__name__


# It would say what it thinks of rules that it denies.
logging.disable(logging.CRITICAL)
configuration = cfg.ConfigOpts()
configuration([], project="policy", default_config_files=[], default_config_dirs=[])
enforcer = policy.Enforcer(configuration, use_conf=False)
json.dump([judge(enforcer, case) for case in json.load(sys.stdin)], sys.stdout)
