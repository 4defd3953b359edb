#!/bin/sh
# Makes the clauses' films and sounds anew, with ffmpeg and openssl: sh scripts/suite_samples.sh
set -eu
cd "$(dirname "$0")/../conformance/suite/ground/samples"
make() { ffmpeg -v error -y "$@"; }
look="-c:v libx264 -pix_fmt yuv420p -crf 40 -bsf:v filter_units=remove_types=6 -movflags +faststart"
sound="-c:a aac -b:a 16k"
exact="-fflags +bitexact -flags:v +bitexact -flags:a +bitexact"
tone() { echo "-f lavfi -i sine=300:d=$1:r=$2"; }
# shellcheck disable=SC2046,SC2086 # each is a list of options
{
    make -f lavfi -i testsrc=s=320x180:d=2:r=5 $(tone 2 22050) $look $sound $exact film.mp4
    make -f lavfi -i testsrc=s=240x240:d=1:r=5 $(tone 1 22050) $look $sound $exact round.mp4
    make -f lavfi -i testsrc=s=320x180:d=2:r=5 -an $look $exact silent.mp4
    make $(tone 3 22050) -c:a libmp3lame -b:a 16k -id3v2_version 3 -metadata title="بهار" -metadata artist="سارا" $exact music.mp3
    make $(tone 2 16000) -c:a libopus -b:a 8k $exact speech.ogg
    make -f lavfi -i color=red@0.5:s=512x512:d=1:r=10 -c:v libvpx-vp9 -pix_fmt yuva420p -an -b:v 50k $exact sticker.webm
}
# A certificate whose key nobody keeps.
openssl req -x509 -newkey rsa:2048 -nodes -keyout /dev/null -out certificate.pem -days 36500 -subj /CN=127.0.0.1
