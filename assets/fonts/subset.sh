#!/bin/sh
# Makes the four embedded fonts from the full IBM Plex Sans TTF files.
#   sh assets/fonts/subset.sh            fetches them from the npm registry (npm, tar)
#   sh assets/fonts/subset.sh FOLDER     takes them from the folder that holds 400Regular, 500Medium, ...
# It needs fontTools: apt-get install fonttools, or pip install fonttools.
# Hinting and layout tables (kerning, ligatures) go: the PDF cannot use them, and without
# them the screen, the pixels and the PDF measure every text alike, advance by advance.
# The result bears a name of its own, since the licence reserves "Plex" for the full fonts.
set -eu
package=@expo-google-fonts/ibm-plex-sans@0.4.1
here=$(cd "$(dirname "$0")" && pwd)
python=
for p in ${PYTHON:-} python3 /usr/bin/python3; do
  if "$p" -c 'import fontTools' 2>/dev/null; then python=$p; break; fi
done
[ -n "$python" ] || { echo "no Python with fontTools: apt-get install fonttools" >&2; exit 1; }
if [ $# -gt 0 ]; then
  from=$1
else
  work=$(mktemp -d)
  trap 'rm -rf "$work"' EXIT
  (cd "$work" && npm pack --silent "$package" >/dev/null && tar xzf ./*.tgz)
  from=$work/package
fi
# Latin, Latin-1, Extended-A, comma letters of Extended-B, modifiers and accents, Greek, Cyrillic, Vietnamese,
# spaces, dashes, quotes, bullets, currency, numero, trade mark, arrows, minus and signs, boxes, tick, replacement
runes=U+0020-007E,U+00A0-017F,U+0192,U+0218-021B,U+02C6-02DD,U+0300-0304,U+0306-030C,U+0326-0328
runes=$runes,U+0370-03FF,U+0400-045F,U+0462-0463,U+0472-0475,U+0490-04F9,U+1E80-1E85,U+1EA0-1EF9
runes=$runes,U+2000-200A,U+202F,U+2010-2015,U+2018-201E,U+2020-2022,U+2026,U+2030,U+2032-2033,U+2039-203A,U+2044
runes=$runes,U+20A0-20C0,U+2113,U+2116,U+2122,U+2126,U+215B-215E,U+2190-2199
runes=$runes,U+2202,U+2206,U+220F,U+2211-2212,U+2215,U+2219-221A,U+221E,U+222B,U+2248,U+2260,U+2264-2265,U+25CA
runes=$runes,U+2713,U+2717,U+FFFD
for face in Regular:400 Medium:500 SemiBold:600 Bold:700; do
  name=${face%:*} weight=${face#*:}
  out=$here/sans-$weight.ttf
  "$python" -m fontTools.subset "$from/$weight$name/IBMPlexSans_$weight$name.ttf" --unicodes="$runes" --output-file="$out" \
    --no-hinting --drop-tables+=GSUB,GPOS,GDEF,DSIG,STAT,gasp --notdef-outline --name-IDs=0,1,2,3,4,5,6,13,14 \
    --no-recalc-timestamp
  "$python" - "$out" "$name" <<'PY'
import sys
from fontTools.ttLib import TTFont
path, weight = sys.argv[1:]
font = TTFont(path, recalcTimestamp=False)
for rec in font["name"].names:
    new = {1: "Desk Sans " + weight, 2: "Regular", 3: "Desk Sans " + weight + " 1", 4: "Desk Sans " + weight, 6: "DeskSans-" + weight}
    if rec.nameID in new:
        rec.string = new[rec.nameID]
font.save(path)
PY
done
