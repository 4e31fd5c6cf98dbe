#!/bin/sh
# check.sh PAGE SCRATCH: runs what a page says and compares what it says comes
# out. SCRATCH becomes a folder; paths in the page are relative to the project.
#
#   ```mlir with a line "// RUN: COMMAND", where %s is the block: is run.
#   ```sh run: is run.
#   ```diff: must apply to the project as it is.
#   ```mlir with the first line "// gives", or ```text gives: these lines must
#     stand in the output of the block before, in this order and without others
#     between them, but for a line "…", which stands for any number of lines.
set -e
page=$(realpath "$1")
root=$(realpath "$(dirname "$0")/../../..")
rm -rf "$2"
mkdir -p "$2"
out=$(realpath "$2")
awk -v OUT="$out" -f "$(dirname "$0")/blocks.awk" "$page"
cd "$out"
for folder in examples include lib test; do
  ln -s "$root/$folder" $folder
done

# Lines as FileCheck directives.
expect() {
  sed '/^\/\/ gives$/d' "$1" | awk '
    /^ *$/ { next }
    /^ *…$/ { any = 1; next }
    { print (any || !n++ ? "CHECK: " : "CHECK-NEXT: ") $0; any = 0 }
  ' > "$1.check"
  FileCheck "$1.check" --input-file=output
}

run() {
  if ! sh -e -c "$1" > output 2>&1; then
    cat output
    echo "$page: this block failed: $2"
    exit 1
  fi
}

ran=0
for block in [0-9][0-9][0-9].*; do
  case $block in
  *.diff)
    (cd "$root" && git apply --check "$out/$block")
    ran=$((ran + 1))
    ;;
  *.sh-run)
    run "$(cat "$block")" "$block"
    ran=$((ran + 1))
    ;;
  *.text-gives) expect "$block" ;;
  *.mlir)
    if [ "$(head -n 1 "$block")" = "// gives" ]; then
      expect "$block"
      continue
    fi
    command=$(sed -n 's|^// RUN: ||p' "$block" | sed "s|%s|$block|g")
    if [ -n "$command" ]; then
      run "$command" "$block"
      ran=$((ran + 1))
    fi
    ;;
  esac
done
echo "$ran blocks ran"
