"""`moto_strict.py` with AWS' documented rules for IAM users where moto has none; each patch names its rule.

Permissions boundaries, users that can't be deleted while something hangs on them, and conditions about the time.
"""

import runpy
from datetime import datetime, timezone
from pathlib import Path

from moto.core.responses import ActionResult
from moto.iam import access_control, models, responses

Backend = models.IAMBackend
Response = responses.IamResponse

create_user = Response.create_user


# Rule: a boundary that CreateUser names is shown by GetUser.
def create_user_within_boundary(self):
    result = create_user(self)
    boundary = self._get_param("PermissionsBoundary")
    if boundary:
        user = self.backend.get_user(self._get_param("UserName"))
        user.permissions_boundary = {
            "PermissionsBoundaryType": "PermissionsBoundaryPolicy",
            "PermissionsBoundaryArn": boundary,
        }
    return result


Response.create_user = create_user_within_boundary

Request = access_control.IAMRequestBase
check_action_permitted = Request.check_action_permitted


# Rule: a user may do only what its boundary allows as well.
def check_within_boundary(self, resource):
    check_action_permitted(self, resource)
    key = self._access_key
    if self._action == "sts:GetCallerIdentity" or not isinstance(key, access_control.IAMUserAccessKey):
        return
    user = self.backend.get_user(key._owner_user_name)
    boundary = getattr(user, "permissions_boundary", None)
    if boundary is None:
        return
    policy = access_control.IAMPolicy(self.backend.get_policy(boundary["PermissionsBoundaryArn"]))
    if policy.is_action_permitted(self._action, resource) != access_control.PermissionResult.PERMITTED:
        self._raise_access_denied()


Request.check_action_permitted = check_within_boundary

Statement = access_control.IAMPolicyStatement
is_action_permitted = Statement.is_action_permitted


# Rule: a statement with a condition about the current time counts only while that holds.
def is_action_permitted_now(self, *args, **kwargs):
    now = datetime.now(timezone.utc)
    for operator, holds in (("DateGreaterThan", now.__gt__), ("DateLessThan", now.__lt__)):
        limit = (self._statement.get("Condition") or {}).get(operator, {}).get("aws:CurrentTime")
        if limit and not holds(datetime.fromisoformat(limit.replace("Z", "+00:00"))):
            return access_control.PermissionResult.NEUTRAL
    return is_action_permitted(self, *args, **kwargs)


Statement.is_action_permitted = is_action_permitted_now

delete_user = Backend.delete_user


# Rule: a user with keys, a password or groups can't be deleted.
def delete_bare_user(self, user_name):
    user = self.get_user(user_name)
    if user.access_keys or user.password or self.get_groups_for_user(user_name):
        raise models.DeleteConflictException("Cannot delete entity, must delete what hangs on it first.")
    delete_user(self, user_name)


Backend.delete_user = delete_bare_user


# Rule: it can be asked for; moto has no such credentials.
def list_service_specific_credentials(self):
    self.backend.get_user(self._get_param("UserName"))
    return ActionResult({"ServiceSpecificCredentials": []})


Response.list_service_specific_credentials = list_service_specific_credentials

runpy.run_path(str(Path(__file__).with_name("moto_strict.py")), run_name="__main__")
