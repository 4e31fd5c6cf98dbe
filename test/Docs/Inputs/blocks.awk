# Writes the fenced blocks of a Markdown page to OUT/001.LANG, OUT/002.LANG, …,
# LANG being the fence's text with dashes for blanks: ```sh run is 003.sh-run.
# A block without a language is text.
/^ *```/ {
  if (file) {
    close(file)
    file = ""
  } else {
    match($0, /^ */)
    indent = RLENGTH
    language = substr($0, indent + 4)
    gsub(/ /, "-", language)
    file = sprintf("%s/%03d.%s", OUT, ++n, language ? language : "text")
    printf "" > file
  }
  next
}
file { print substr($0, indent + 1) > file }
