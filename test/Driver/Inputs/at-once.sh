# at-once.sh MODEL FOLDER: compiles a model four times at once with one cache.
mkdir -p "$2"
for i in 1 2 3 4; do
  nnc compile "$1" -o "$2/$i.o" --name net --cache "$2/cache" &
done
wait
