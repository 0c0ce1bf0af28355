# A TRUNC never crosses an epoch. (For such a history to arise elections compare zxids first here, and a follower may be ahead,
# in both runs.)
# 3 has led epochs 1 and 3, and 2 epoch 2, with a write (2,1) that nobody else has. 2 never had (1,2): what is left of its log
# when (2,1) is cut does not lead up to (3,1).
breaks equal trees
despite votes rise within a round
despite a leader has the best history
despite primary integrity

ensemble servers=3 tick=200ms init=10 off=epoch-before-zxid,refuse-follower-ahead
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
client c at 1
run 1s
restart 2
run 2s
