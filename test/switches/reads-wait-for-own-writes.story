# A read waits for the writes that its session asked for before it.
breaks answers are true

ensemble servers=3 tick=200ms
run 2s
client a at 1
run 1s
a create /a x
a get /a
run 1s
