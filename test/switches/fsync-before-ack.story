# A follower acknowledges what would survive a crash, and nothing else.
# The disks of 1 and 2 stall.
breaks a quorum has it on disk

ensemble servers=3 tick=200ms
run 2s
client a at 3
run 1s
disk 1 stalled
disk 2 stalled
a create /a x
run 1s
