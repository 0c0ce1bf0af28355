# ZOOKEEPER-4925: a learner that is sent a proposal with a gap before it leaves, and comes again. A PROPOSAL and its COMMIT vanish
# on the way to 1, which TCP excludes; a leader with a hole in its own history sent the same.
breaks local primary order

ensemble servers=3 tick=200ms unsafe=yes
run 2s
client a at 3
run 1s
crash 1
a create /a x
a create /b x
a create /c x
run 500ms
restart 1
run until sync-chosen learner=1
deliver PROPOSAL 3>1
run 1us
deliver COMMIT 3>1
run 1us
drop PROPOSAL 3>1
drop COMMIT 3>1
run 2s
