# ZOOKEEPER-2247: a server whose disk fails ends, before it acknowledges what it does not have.
breaks a quorum has it on disk

ensemble servers=3 tick=200ms
run 2s
client a at 3
run 1s
disk 2 stalled
disk 1 failing
a create /a x
run 100ms
