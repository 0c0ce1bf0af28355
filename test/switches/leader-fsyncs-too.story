# The leader's own vote for a proposal is cast after its own fsync.
# The disks of 2 and of the leader stall.
breaks a quorum has it on disk

ensemble servers=3 tick=200ms
run 2s
client a at 3
run 1s
disk 2 stalled
disk 3 stalled
a create /a x
run 1s
