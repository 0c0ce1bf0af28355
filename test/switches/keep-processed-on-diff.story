# ZOOKEEPER-2355: the header of a DIFF moves nothing; only the transactions behind it do.
# The link breaks right behind the header: 1 believes to be at (1,3) and is never sent what it missed.
breaks votes come from disk

ensemble servers=3 tick=200ms
run 2s
client a at 3
run 1s
crash 1
a create /a x
a create /b x
run 1s
hold-type PROPOSAL
restart 1
run until delivered who=1 message=DIFF
drop PROPOSAL 3>1
release-all
run 3s
