# doubling.sh N: a model with N functions, each of which calls the next twice.
n=$1
echo 'ir_version: 8 opset_import { version: 13 }
graph {
  node { op_type: "F0" domain: "a" input: "x" output: "y" }
  input { name: "x" type { tensor_type { elem_type: 1 shape { } } } }
  output { name: "y" }
}'
i=0
while [ $i -lt $n ]; do
  next=$((i + 1))
  echo "functions { name: 'F$i' domain: 'a' input: 'v' output: 'r'
    opset_import { domain: 'a' version: 1 } opset_import { version: 13 }
    node { op_type: 'F$next' domain: 'a' input: 'v' output: 't' }
    node { op_type: 'F$next' domain: 'a' input: 't' output: 'r' } }"
  i=$next
done
echo "functions { name: 'F$n' domain: 'a' input: 'v' output: 'r'
  opset_import { version: 13 }
  node { op_type: 'Identity' input: 'v' output: 'r' } }"
