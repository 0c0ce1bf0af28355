# ZOOKEEPER-1154: what a learner has beyond the leader's history is cut away.
# 3 returns with (1,2), which nobody else has, after (2,1) was committed.
breaks prefix consistency

ensemble servers=3 tick=200ms
run 2s
client a at 3
run 1s
isolate 3
a create /a x
run 50ms
crash 3
run until up-to-date
client b at 1
run 2s
reconnect 3
restart 3
run 3s
