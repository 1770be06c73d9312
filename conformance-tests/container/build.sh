#!/usr/bin/env bash
# Builds the kit's container image without a registry: Debian with Chromium and the libraries of
# webrtc-java, a runtime made by jlink, the runnable jar. Called by ./tandem image kit, as root.
#
# build.sh JDK VERSION: uses conformance-tests/target/tandem-check.jar.
set -euo pipefail

jdk=$1
version=$2
suite=bookworm
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
target=$here/../target
context=$target/container

packages=(chromium chromium-driver fonts-liberation ca-certificates procps
  libpulse0 libudev1 libx11-6 libxfixes3 libxrandr2 libxcomposite1 libdbus-1-3)
# All of Java SE, and what the libraries look for besides.
modules=java.se,jdk.unsupported,jdk.httpserver,jdk.management,jdk.naming.dns,jdk.net,jdk.zipfs

rm -rf "$context"
mkdir -p "$context/opt/opt/tandem" "$context/opt/work"

"$jdk/bin/jlink" --add-modules "$modules" --output "$context/opt/opt/tandem/runtime" \
  --strip-debug --no-header-files --no-man-pages --compress zip-9 --vm server
cp "$target/tandem-check.jar" "$context/opt/opt/tandem/"
chmod -R u=rwX,go=rX "$context/opt"

mmdebstrap --variant=minbase --include="$(IFS=,; echo "${packages[*]}")" \
  --aptopt='Acquire::Languages "none"' \
  --dpkgopt='path-exclude=/usr/share/doc/*' --dpkgopt='path-exclude=/usr/share/man/*' \
  --dpkgopt='path-exclude=/usr/share/locale/*' \
  --dpkgopt='path-exclude=/usr/lib/chromium/locales/*' \
  --dpkgopt='path-include=/usr/lib/chromium/locales/en-US.pak' \
  --customize-hook="useradd --root \"\$1\" --uid 10001 --user-group --no-create-home tandem" \
  --customize-hook="copy-in \"$context/opt/opt\" \"$context/opt/work\" /" \
  --customize-hook='chown 10001:10001 "$1/work"' \
  --customize-hook='rm -rf "$1"/var/cache/apt/* "$1"/var/lib/apt/lists/* "$1"/var/log/* "$1"/usr/share/icons/*' \
  "$suite" "$context/root.tar"
rm -rf "$context/opt"

cp "$here/Dockerfile" "$context/"
DOCKER_BUILDKIT=0 docker build -q -t "tandem-check:$version" -t tandem-check:latest "$context"
rm "$context/root.tar"

bytes=$(docker image inspect -f '{{.Size}}' "tandem-check:$version")
echo "tandem-check:$version is $((bytes / 1000000)) MB"
