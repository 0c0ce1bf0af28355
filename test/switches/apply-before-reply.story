# A server applies a transaction before it answers its author.
breaks answers are true

ensemble servers=1 tick=200ms
run 2s
client a at 1
run 1s
a create /a x
run 1s
