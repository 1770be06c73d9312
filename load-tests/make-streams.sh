#!/usr/bin/env bash
# Makes the prepared streams anew: two seconds each, of one group of pictures.
# Needs ffmpeg with libvpx, libx264 and libopus (Debian: apt-get install ffmpeg).
set -euo pipefail
cd "$(dirname "$0")/src/main/resources/dev/tandem/load/stream"
run() { ffmpeg -v error -y -f lavfi -i "$1" -t 2 "${@:2}"; }
picture="testsrc2=size=640x360:rate=30"
for rate in 600k 1500k; do
  run "$picture" -c:v libvpx -deadline good -cpu-used 8 -b:v $rate -minrate $rate -maxrate $rate \
    -bufsize $rate -g 60 -keyint_min 60 -auto-alt-ref 0 -lag-in-frames 0 -pix_fmt yuv420p vp8-$rate.ivf
  run "$picture" -c:v libx264 -preset veryfast -tune zerolatency -profile:v baseline -level 3.1 \
    -b:v $rate -maxrate $rate -bufsize $rate -threads 1 -pix_fmt yuv420p \
    -x264-params "keyint=60:min-keyint=60:scenecut=0:slices=1:sliced-threads=0:ref=1:repeat-headers=1" \
    -bsf:v filter_units=remove_types=6 -f h264 h264-$rate.h264
done
# a rising tone, so that no two packets are the same
run "aevalsrc=0.3*sin(2*PI*(300*t+200*t*t))|0.3*sin(2*PI*(500*t+150*t*t)):s=48000:d=2" \
  -c:a libopus -b:a 64k -vbr off -frame_duration 20 opus.ogg
