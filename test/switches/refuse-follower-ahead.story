# A leader drops a follower that has more than it: its own history was not the best. (Elections see to that alone; here they
# compare zxids first, in both runs.)
# 3 has (1,2) alone, 2 has (2,1) alone. 3 takes 1 along into epoch 3: (1,2) is committed. 3 dies, 2 is back, and wins by zxid.
breaks prefix consistency
despite votes rise within a round

ensemble servers=3 tick=200ms init=10 off=epoch-before-zxid
run 2s
client a at 3
run 1s
isolate 3
a create /a x
run 50ms
crash 3
remove-client a
run until up-to-date
run 100ms
isolate 2
client b at 2
run 100ms
crash 2
remove-client b
run 1s
heal
restart 3
run 4s
crash 3
restart 2
run 5s
