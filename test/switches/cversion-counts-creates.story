# The cversion of a parent counts every creation below it, not the children that are there.
breaks answers are true

ensemble servers=1 tick=200ms
run 2s
client a at 1
run 1s
a create /p x
a create /p/a x
a create /p/b x
a delete /p/a
a create /p/c x
a exists /p
run 1s
