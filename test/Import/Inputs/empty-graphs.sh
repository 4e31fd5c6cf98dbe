# 200,000 times training_info { initialization {} }: 5 bytes each.
i=0
block=
while [ $i -lt 100 ]; do
  block="$block\\242\\001\\002\\012\\000"
  i=$((i + 1))
done
i=0
while [ $i -lt 2000 ]; do
  printf "$block"
  i=$((i + 1))
done
