# ZOOKEEPER-1282: what was proposed during the synchronization is logged when it is over.
# (1,2) waits for the slow disks of 2 and 3 while 1 joins, and 1 throws it away.
breaks local primary order

ensemble servers=3 tick=200ms
run 2s
client a at 3
run 1s
crash 1
disk 2 stalled
disk 3 stalled
a create /a x
run 100ms
restart 1
run until up-to-date who=1
disk 2 ok
disk 3 ok
run 100ms
a create /b x
run 1s
