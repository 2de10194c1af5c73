# shellcheck shell=bash
# Lets the tool start fast: its JVM maps an archive of classes (class data sharing) instead of reading, checking and linking
# each of them anew, which is most of what a short command does. For the launcher that sources this file; docs/adr/0038.
#
# Which classes belong into it is learned: the first `up` that comes to its end has loaded whatever a command needs, and has
# written their names down (target/launcher.classes). From that the archive is made beside the commands, by a process of its
# own that may fail: without an archive, with one of another JDK, or with one of other jars the JVM starts as ever. It is
# made anew when the jar is newer, and for each JDK.
#
# See https://docs.oracle.com/en/java/javase/17/vm/class-data-sharing.html

# Leaves FAST_START: options for a JVM that runs the jar $1, as the command $2, in this process's place.
fast_start() {
  local jar=$1 command=$2 classes="${1%/*}/launcher.classes" archive
  archive="${1%/*}/launcher-$(jdk_version).jsa"
  # Whatever is wrong with an archive, nobody is told: it goes without.
  FAST_START=(-Xlog:disable)
  if [[ $archive -nt $jar ]]; then
    # An empty one could not be made and is not tried again. Mapped where it was made for (mode 0), nothing in it has to be
    # changed first.
    [[ ! -s $archive ]] || FAST_START+=("-XX:SharedArchiveFile=$archive" -XX:+IgnoreUnrecognizedVMOptions
      -XX:+UnlockDiagnosticVMOptions -XX:ArchiveRelocationMode=0)
  elif [[ ! -w ${jar%/*} ]]; then
    return 0
  elif [[ -e $classes ]]; then
    beside make_archive "$jar" "$classes" "$archive"
  elif [[ $command == up ]]; then
    FAST_START+=("-XX:DumpLoadedClassList=$classes.$$")
    beside learn_classes "$jar" "$classes" "$archive"
  fi
}

# What the JDK calls itself, as part of a file's name.
jdk_version() {
  local line version=unknown
  while read -r line; do
    [[ $line != JAVA_RUNTIME_VERSION=* ]] || version=${line#*=}
  done <"$JAVA_HOME/release"
  printf '%s' "${version//[!A-Za-z0-9.+_-]/}"
}

# Runs the function $1 while the caller goes on, and with nothing of the caller's: neither its terminal nor what it has open,
# such as a lock or somebody's pipe.
beside() {
  (
    cd /
    exec </dev/null >/dev/null 2>&1
    for descriptor in "/proc/$BASHPID/fd/"*; do
      descriptor=${descriptor##*/}
      ((descriptor <= 2)) || exec {descriptor}>&-
    done
    "$@" &
  )
}

# Waits for the end of the command that the launcher has become, and keeps its list if it is a whole one.
learn_classes() {
  local classes=$2
  tail --pid=$$ --sleep-interval=0.2 -f /dev/null
  # The last thing that `up` does.
  if grep -q '^com/foobar/stack/command/StatusReport' "$classes.$$"; then
    mv "$classes.$$" "$classes"
    make_archive "$@"
  else
    rm -f "$classes.$$"
  fi
}

# One at a time: who comes second leaves it to the first.
make_archive() {
  local jar=$1 classes=$2 archive=$3
  exec {lock}<"$classes"
  flock -n "$lock" || return 0
  [[ ! $archive -nt $jar ]] || return 0
  # G1, because only that writes the archive's objects; every collector takes them.
  if nice "$JAVA_HOME/bin/java" -Xshare:dump -XX:+UseG1GC "-XX:SharedClassListFile=$classes" \
    "-XX:SharedArchiveFile=$archive.partial" -cp "$jar"; then
    mv "$archive.partial" "$archive"
  else
    rm -f "$archive.partial"
    : >"$archive"
  fi
}
