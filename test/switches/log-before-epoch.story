# ZOOKEEPER-4643: a learner's log is durable before its currentEpoch names the new epoch.
# (1,3) is committed by 2 and 3. 1 follows 3 into epoch 2, stores the epoch, and loses its power before (1,3) is on its
# disk. With 2 it wins by its epoch and cuts the write that a client was told is done.
breaks acknowledged writes survive

ensemble servers=3 tick=200ms
run 2s
client a at 3
a create /a x
run 1s
crash 1
a create /b x
run 1s
crash 2
run 1s
restart 1
run until epoch-written who=1
disk 1 stalled
run until applied who=1
crash 1
crash 3
disk 1 ok
restart 1
restart 2
run 5s
