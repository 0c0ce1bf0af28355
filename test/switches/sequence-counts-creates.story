# The number of a sequential znode comes from the creations below its parent: a deletion does not give one back.
breaks sequence numbers rise

ensemble servers=1 tick=200ms
run 2s
client a at 1
run 1s
a create /q x
a create /q/n- x persistent_sequential
a create /q/n- x persistent_sequential
a delete /q/n-0000000001
a create /q/n- x persistent_sequential
run 1s
