# ZOOKEEPER-1319: who joins is sent what is proposed and not yet committed.
# (1,2) waits for the slow disks of 2 and 3 while 1 joins.
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
