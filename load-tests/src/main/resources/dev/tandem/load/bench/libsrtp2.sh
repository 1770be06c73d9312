#!/bin/sh
# Builds libsrtp2 with OpenSSL in a directory, out of the source package of the archive that this machine installs
# from, whose signature apt checks. Debian's own build takes its ciphers from NSS, which is much slower. Prints nothing.
set -e
cd "$1"
mkdir -p lists/partial
# shellcheck disable=SC2016 # apt fills in the names
apt-get indextargets --format 'deb-src [signed-by=$(SIGNED_BY)] $(REPO_URI) $(RELEASE) $(COMPONENT)' 'Created-By: Packages' |
  sed 's/ \[signed-by=\(\$(SIGNED_BY)\)\{0,1\}\]//' | sort -u >sources.list
apt="apt-get -qq -o Dir::Etc::SourceList=$1/sources.list -o Dir::Etc::SourceParts=/dev/null -o Dir::State::Lists=$1/lists"
$apt update
$apt source --download-only libsrtp2
mkdir source
tar -xzf libsrtp2_*.orig.tar.gz -C source --strip-components=1
cd source
./configure --enable-openssl CFLAGS="-O2 -march=native"
make libsrtp2.a
cp libsrtp2.a ..
