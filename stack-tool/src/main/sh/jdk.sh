# shellcheck shell=bash
# Finds a JDK, or fetches Debian's, for the launchers that source this file. It defines use_jdk, which leaves JAVA_HOME
# exported. A JDK already on the machine comes first: JAVA_HOME, then the `java` on PATH, if it is of version 17 or newer
# and has a compiler. Otherwise Debian's JDK is unpacked once into the per-user cache, without root.
#
# It also makes the launchers' world the same whoever calls: `ordinary_surroundings`, below.
#
# Versions are read from the JDK's `release` file, because starting a JVM only to ask it would double the launcher's time.

readonly JDK_OLDEST=17
# The version that the project is compiled for, so that a fetched JDK builds exactly what developers build.
readonly JDK_PACKAGE=openjdk-17-jdk-headless

# A caller's locale, mask, folder and habits are the caller's: file names are read as UTF-8 and messages come in English, what
# is made can be read by its owner and written by nobody else, and standard input and output are there.
ordinary_surroundings() {
  export LC_ALL=C.UTF-8 LANGUAGE=
  umask u=rwx,g-w,o-w
  [[ -e /proc/$$/fd/0 ]] || exec </dev/null
  [[ -e /proc/$$/fd/1 ]] || exec >/dev/null
  [[ -e /proc/$$/fd/2 ]] || exec 2>/dev/null
  # Of these only the ones that mean our own programs (bash -p has ignored them for this script).
  unset BASH_ENV ENV CDPATH GLOBIGNORE GREP_OPTIONS GREP_COLORS POSIXLY_CORRECT LD_LIBRARY_PATH JDK_JAVA_OPTIONS _JAVA_OPTIONS
  PATH=${PATH:+$PATH:}/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin
  export PATH
  [[ -d ${TMPDIR:-/tmp} && -w ${TMPDIR:-/tmp} ]] || unset TMPDIR
  # A folder that was deleted under the caller is none to work in.
  [[ $(readlink /proc/self/cwd) != *' (deleted)' ]] || cd /
  find_cache
}

# Leaves XDG_CACHE_HOME exported: the caller's own if it is absolute (the specification ignores others), else .cache at home. Who
# has no home, or may not write there, has a folder of the user's own below /var/tmp.
find_cache() {
  local home=${HOME:-}
  [[ $home == /* ]] || home=$(getent passwd "$(id -u)" | cut -d: -f6)
  if [[ ${XDG_CACHE_HOME:-} != /* ]]; then
    # (A home that is not there is not made: many a system user's is named /nonexistent.)
    [[ -d $home ]] && XDG_CACHE_HOME=$home/.cache || XDG_CACHE_HOME=/dev/null
  fi
  export XDG_CACHE_HOME
  if { mkdir -p "$XDG_CACHE_HOME/foobar" && [[ -w $XDG_CACHE_HOME/foobar ]]; } 2>/dev/null; then
    [[ $XDG_CACHE_HOME == *[!A-Za-z0-9/._+@=,~-]* ]] || return 0
    # Programs and their configuration name their own folder, and some could not read this one's name.
    own_folder "$XDG_CACHE_HOME has an odd name"
    [[ $(readlink "$OWN_FOLDER/cache") == "$XDG_CACHE_HOME" ]] || ln -sfn "$XDG_CACHE_HOME" "$OWN_FOLDER/cache"
    XDG_CACHE_HOME=$OWN_FOLDER/cache
  else
    own_folder "${home:-no home} cannot be written"
    XDG_CACHE_HOME=$OWN_FOLDER
  fi
}

readonly OWN_FOLDER=/var/tmp/foobar-$EUID

own_folder() {
  # (Whoever else could have made it could put programs there.)
  mkdir -m 700 "$OWN_FOLDER" 2>/dev/null || [[ -O $OWN_FOLDER && ! -L $OWN_FOLDER ]] || {
    echo "There is no folder for programs: $1, and $OWN_FOLDER is somebody else's. Set XDG_CACHE_HOME to one." >&2
    exit 1
  }
}

# Prints the folder $1, or a link to it when its name has characters that some program reads in a way of its own: Maven takes a
# backslash for a slash, and configuration files have rules for quotes, blanks and dollars.
plain_way() {
  local folder=$1 places="$XDG_CACHE_HOME/foobar/places" link
  if [[ $folder == *[!A-Za-z0-9/._+@=,~-]* ]]; then
    link="$places/$(cksum <<<"$folder" | tr ' ' -)"
    mkdir -p "$places"
    [[ $(readlink "$link") == "$folder" ]] || ln -sfn "$folder" "$link"
    folder=$link
  fi
  printf '%s\n' "$folder"
}

ordinary_surroundings
readonly PROGRAMS="$XDG_CACHE_HOME/foobar/programs"
readonly DEBIAN_PACKAGES="${BASH_SOURCE[0]%/*}/debian-packages"

# Whether the folder $1 is the home of a JDK that can build and run the project.
is_usable_jdk() {
  local home=$1 line version
  [[ -x $home/bin/java && -x $home/bin/javac && -r $home/release ]] || return 1
  while read -r line; do
    [[ $line == JAVA_VERSION=* ]] || continue
    version=${line#*\"}
    ((${version%%[!0-9]*} >= JDK_OLDEST)) && return
  done <"$home/release"
  return 1
}

# The home of the `java` on PATH. Version managers put a script there, which has to be asked.
jdk_on_path() {
  local java
  java=$(command -v java) || return 1
  java=$(readlink -f "$java")
  if [[ -r ${java%/bin/java}/release ]]; then
    printf '%s\n' "${java%/bin/java}"
  else
    java -XshowSettings:properties -version 2>&1 | sed -n 's/^ *java\.home = //p'
  fi
}

# Debian fills in the certificate authorities when a JDK is installed, which unpacking does not do: take those that the
# machine trusts, else those that came with the packages. Java reads its own store without a password.
trust_certificate_authorities() {
  local tree=$1 store="$1/etc/ssl/certs/java/cacerts" authorities=(/etc/ssl/certs/ca-certificates.crt)
  [[ ! -e $store ]] || return 0
  [[ -r ${authorities[0]} ]] || authorities=("$tree"/usr/share/ca-certificates/mozilla/*.crt)
  mkdir -p "${store%/*}"
  cat "${authorities[@]}" | OPENSSL_CONF=/dev/null "$tree/usr/bin/openssl" pkcs12 -export -nokeys \
    -jdktrust anyExtendedKeyUsage -certpbe NONE -nomac -passout pass: -out "$store.$$" || return
  mv "$store.$$" "$store"
}

fetch_jdk() {
  local tree="$PROGRAMS/$JDK_PACKAGE" home
  if [[ ! -e $tree ]]; then
    echo "No JDK $JDK_OLDEST or newer in JAVA_HOME or on PATH: fetching Debian's $JDK_PACKAGE, once." >&2
    "$DEBIAN_PACKAGES" "$tree" "$JDK_PACKAGE" || return
  fi
  trust_certificate_authorities "$tree" || return
  for home in "$tree"/usr/lib/jvm/*; do
    if [[ ! -L $home ]] && is_usable_jdk "$home"; then
      printf '%s\n' "$home"
      return
    fi
  done
  echo "$tree holds no usable JDK; remove it and try again, or set JAVA_HOME" >&2
  return 1
}

use_jdk() {
  local home
  home=${JAVA_HOME:-}
  if ! { [[ -n $home ]] && is_usable_jdk "$home"; } && ! { home=$(jdk_on_path) && is_usable_jdk "$home"; }; then
    home=$(fetch_jdk) || return
  fi
  export JAVA_HOME=$home
}
