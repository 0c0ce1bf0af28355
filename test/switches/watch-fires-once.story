# A one-shot watch is used up by the first event.
breaks a watch fires once

ensemble servers=1 tick=200ms
run 2s
client a at 1
run 1s
a create /a x
a get /a watch
a set /a y
a set /a z
run 1s
