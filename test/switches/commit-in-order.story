# A leader commits in the order of proposal.
# The ACK of (1,2) disappears, which TCP excludes; that of (1,3) arrives.
breaks local primary order

ensemble servers=3 tick=200ms unsafe=yes
run 2s
client a at 3
run 1s
disk 2 stalled
hold-link 1>3
a create /a x
a create /b x
run 60ms
drop ACK 1>3
release-all
run 1s
