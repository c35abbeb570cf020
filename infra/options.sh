# For the scripts beside it: options, and changes that --what-if only prints. Sourced, not run.
# shellcheck shell=bash

WHAT_IF=no

die() {
  printf '%s: %s\n' "$(basename "$0")" "$*" >&2
  exit 1
}

# The lines of comment at the top of the script are its help.
show_help() {
  sed -n '2,/^[^#]/{/^#/s/^# \{0,1\}//p;}' "$0"
}

need() {
  command -v "$1" >/dev/null || die "$1 is missing"
}

# Value of option $1, which is $2.
value_of() {
  if [ -z "${2:-}" ]; then die "$1 needs a value; --help says which"; fi
  printf '%s' "$2"
}

# Does what changes something, or says what it would do.
change() {
  if [ "$WHAT_IF" = yes ]; then
    printf 'would run:'
    printf ' %q' "$@"
    printf '\n'
  else
    "$@"
  fi
}
