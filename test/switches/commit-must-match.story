# A COMMIT that does not name the oldest pending proposal is fatal: the process exits.
# The PROPOSAL (1,2) to 1 disappears, which TCP excludes. 1 would deliver (1,3) in its place.
breaks local primary order

ensemble servers=3 tick=200ms unsafe=yes
run 2s
client a at 3
run 1s
hold-link 3>1
a create /a x
a create /b x
run 60ms
drop PROPOSAL 3>1
release-all
run 1s
