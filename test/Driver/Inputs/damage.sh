# damage.sh FOLDER cut|change|empty: spoils all files of a folder.
for file in "$1"/*; do
  case $2 in
  cut) truncate -s -1 "$file" ;;
  change) printf x | dd of="$file" bs=1 seek=2000 conv=notrunc 2>/dev/null ;;
  empty) : > "$file" ;;
  esac
done
