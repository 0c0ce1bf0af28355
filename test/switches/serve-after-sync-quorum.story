# ZOOKEEPER-790: a leader serves once a quorum has its history and epoch on disk.
breaks a quorum has it on disk

ensemble servers=3 tick=200ms
run 2s
