"""moto's server with AWS' documented rules where moto is laxer; each patch names its rule.

Access keys: an inactive key is refused. Secrets Manager: a label is on one version at a time and moves only from the
version that is named; a version can't be overwritten; moving a label moves nothing else; changes come one at a time.
"""

import sys
import threading

from moto.iam import access_control
from moto.secretsmanager import models
from moto.secretsmanager.exceptions import InvalidParameterException, ResourceExistsException, SecretNotFoundException
from moto.server import main

lock = threading.RLock()


def one_at_a_time(function):
    def locked(*args, **kwargs):
        with lock:
            return function(*args, **kwargs)

    return locked


# Rule: a key that is not Active gets the answer of an unknown key.
key_init = access_control.IAMUserAccessKey.__init__


def strict_key_init(self, account_id, partition, access_key_id, headers):
    key_init(self, account_id, partition, access_key_id, headers)
    for user in self.backend.list_users("/", None, None):
        for key in user.access_keys:
            if key.access_key_id == access_key_id and key.status != "Active":
                raise access_control.CreateAccessKeyFailure(reason="InvalidId")


access_control.IAMUserAccessKey.__init__ = strict_key_init


def holder_of(secret, label):
    for version_id, version in secret.versions.items():
        if label in version["version_stages"]:
            return version_id
    return None


def detach(secret, label):
    for version in secret.versions.values():
        version["version_stages"] = [name for name in version["version_stages"] if name != label]


def attach(secret, label, version_id):
    """AWSCURRENT takes AWSPREVIOUS along to the version that it leaves."""
    before = holder_of(secret, label)
    detach(secret, label)
    secret.versions[version_id]["version_stages"].append(label)
    if label == "AWSCURRENT":
        if before not in (None, version_id):
            detach(secret, "AWSPREVIOUS")
            secret.versions[before]["version_stages"].append("AWSPREVIOUS")
        secret.set_default_version_id(version_id)


# Rule: a new current version takes its labels from the others, and those keep all their other labels.
def reset_default_version(self, secret_version, version_id):
    labels = secret_version["version_stages"]
    secret_version["version_stages"] = []
    self.versions[version_id] = secret_version
    for label in labels:
        attach(self, label, version_id)


models.FakeSecret.reset_default_version = reset_default_version

Backend = models.SecretsManagerBackend


# Rule: a label that another version has moves only if RemoveFromVersionId names that version.
def update_secret_version_stage(self, secret_id, version_stage, remove_from_version_id, move_to_version_id):
    if secret_id not in self.secrets:
        raise SecretNotFoundException()
    secret = self.secrets[secret_id]
    holder = holder_of(secret, version_stage)
    for version_id in filter(None, [remove_from_version_id, move_to_version_id]):
        if version_id not in secret.versions:
            raise InvalidParameterException(f"Not a valid version: {version_id}")
    if remove_from_version_id and holder != remove_from_version_id:
        raise InvalidParameterException(f"{version_stage} is not attached to {remove_from_version_id}")
    if move_to_version_id and not remove_from_version_id and holder not in (None, move_to_version_id):
        raise InvalidParameterException(f"{version_stage} is attached to {holder}: name it in RemoveFromVersionId")
    if move_to_version_id:
        attach(secret, version_stage, move_to_version_id)
    elif version_stage == "AWSCURRENT":
        raise InvalidParameterException("AWSCURRENT can only be moved")
    elif remove_from_version_id:
        detach(secret, version_stage)
    return secret.arn, secret.name


Backend.update_secret_version_stage = one_at_a_time(update_secret_version_stage)

put = Backend.put_secret_value


# Rule: the id of an existing version with the same value is ignored, with another value refused.
def put_secret_value(self, secret_id, secret_string, secret_binary, client_request_token, version_stages):
    if secret_id in self.secrets and client_request_token in self.secrets[secret_id].versions:
        secret = self.secrets[secret_id]
        version = secret.versions[client_request_token]
        if version.get("secret_string") != secret_string or version.get("secret_binary") != secret_binary:
            raise ResourceExistsException(f"version {client_request_token} exists with another value")
        return secret.to_short_dict(include_version_stages=True, version_id=client_request_token)
    return put(self, secret_id, secret_string, secret_binary, client_request_token, list(version_stages))


Backend.put_secret_value = one_at_a_time(put_secret_value)
for name in ["create_secret", "delete_secret", "restore_secret", "tag_resource", "untag_resource"]:
    setattr(Backend, name, one_at_a_time(getattr(Backend, name)))

main(sys.argv[1:])
