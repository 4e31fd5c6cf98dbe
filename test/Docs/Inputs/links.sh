#!/bin/sh
# links.sh ROOT PAGE...: every relative link of the pages, and every path of the
# project and every pass or tool that they name in backquotes, must exist.
list=$(mktemp)
cd "$1" || exit 1
shift
broken=0
for page; do
  {
    grep -o '](\([^)]*\))' "$page" | sed 's/^](//; s/[)#].*//' |
      sed "s|^|$(dirname "$page")/|"
    grep -oE '`(lib|include|test|tools|docs|scripts|examples|python-free-driver)/[A-Za-z0-9_./-]+`' "$page" |
      tr -d '`'
  } | grep -v '://' | sort -u > "$list"
  while read -r path; do
    if [ ! -e "$path" ]; then
      echo "$page: there is no $path"
      broken=$((broken + 1))
    fi
  done < "$list"
  for name in $(grep -oE '`nn-[a-z-]+`' "$page" | tr -d '`' | sort -u); do
    if [ ! -e "tools/$name" ] && ! grep -q "^## .$name.\$" docs/passes.md; then
      echo "$page: there is no $name"
      broken=$((broken + 1))
    fi
  done
done
rm -f "$list"
echo "$broken broken"
