#!/usr/bin/env bash
# Builds the container image without a registry: a runtime made by jlink, the C library of this
# machine, the server and its pages. Called by ./tandem image.
#
# build.sh JDK VERSION: uses reference-server/target and browser-fixtures/target/site.
set -euo pipefail

jdk=$1
version=$2
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
target=$here/../target
site=$here/../../browser-fixtures/target/site
context=$target/container
root=$context/root

# What the libraries need beyond what jdeps finds in the server: micrometer, logback and Jackson use these.
library_modules=java.base,java.logging,java.management,java.naming,jdk.management,jdk.unsupported,java.xml

rm -rf "$context"
mkdir -p "$root"/{etc,opt/tandem/lib,tmp,var/lib/tandem}

server_modules=$("$jdk/bin/jdeps" --multi-release 25 --ignore-missing-deps --no-recursive --print-module-deps \
  -cp "$target/lib/*" "$target/reference-server-$version.jar" 2>/dev/null)
# Media before compilers, as in the launcher; options of the runtime itself give no warning without root.
"$jdk/bin/jlink" --add-modules "$library_modules,$server_modules" --output "$root/opt/tandem/runtime" \
  --add-options='-XX:ThreadPriorityPolicy=1 -XX:CompilerThreadPriority=10' \
  --strip-debug --no-header-files --no-man-pages --compress zip-9 --vm server
strip --strip-unneeded "$root/opt/tandem/runtime/lib/server/libjvm.so"

cp "$target/reference-server-$version.jar" "$root/opt/tandem/lib/reference-server.jar"
cp "$target"/lib/*.jar "$root/opt/tandem/lib/"
cp -R "$site" "$root/opt/tandem/site"

# The C library: what the runtime is linked to, and what name lookup loads.
linked=$(find "$root/opt/tandem/runtime" -type f \( -name '*.so' -o -name java \) -exec ldd {} + |
  sed -n 's:.*[[:space:]]\(/[^ ]*\) (0x.*:\1:p' | grep -v /opt/tandem/ | sort -u)
c_library=$(dirname "$(grep '/libc\.so' <<<"$linked")")
for library in $linked "$c_library"/lib{nss_dns,nss_files,resolv}.so.2; do
  mkdir -p "$root$(dirname "$library")"
  cp -L "$library" "$root$library"
done

mkdir -p "$root/usr/lib/locale"
cp -R /usr/lib/locale/C.utf8 "$root/usr/lib/locale/"

echo 'tandem:x:10001:10001::/var/lib/tandem:/' >"$root/etc/passwd"
echo 'tandem:x:10001:' >"$root/etc/group"
echo 'hosts: files dns' >"$root/etc/nsswitch.conf"
chmod -R u=rwX,go=rX "$root"
chmod 1777 "$root/tmp"

# Two parts, since the server's own directory belongs to its user; nothing else does.
reproducible=(--sort=name --mtime='2026-11-01 00:00Z' --numeric-owner --format=gnu)
tar -C "$root" "${reproducible[@]}" --owner=0 --group=0 --exclude=./var/lib/tandem -cf "$context/root.tar" .
tar -C "$root" "${reproducible[@]}" --owner=10001 --group=10001 -rf "$context/root.tar" ./var/lib/tandem
rm -rf "$root"

cp "$here/Dockerfile" "$context/"
DOCKER_BUILDKIT=0 docker build -q -t "tandem:$version" -t tandem:latest "$context"

bytes=$(docker image inspect -f '{{.Size}}' "tandem:$version")
echo "tandem:$version is $((bytes / 1000000)) MB"
if [ "$bytes" -gt 80000000 ]; then
  echo "[ERROR] the image may have 80 MB at most" >&2
  exit 1
fi
