# The events of a transaction go out before its answer.
breaks event before data

ensemble servers=1 tick=200ms
run 2s
client a at 1
run 1s
a create /a x
a get /a watch
a set /a y
run 1s
