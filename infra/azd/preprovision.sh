#!/bin/sh
# Before azd provisions: makes the key that passwords are sealed with, at the first time only.
set -eu
if [ "${GODWIT_SEALING_KEY_STORED:-}" != yes ]; then
  command -v openssl >/dev/null || { echo 'openssl is missing' >&2; exit 1; }
  azd env set GODWIT_SEALING_KEY "$(openssl rand -base64 32)"
fi
