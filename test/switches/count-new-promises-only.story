# ZOOKEEPER-335: a promise counts for one leader only; who has given it before says -1.
# 3 has promised epoch 1 to 5, who dies before anybody else hears of it. 4, 1 and 2 choose 1 too, and 3 comes to them.
breaks a promise counts once

ensemble servers=5 tick=200ms starts=never,never,0,0,0
hold-type LEADERINFO
run until epoch-chosen who=5
run 50ms
deliver LEADERINFO 5>3
run until epoch-acked who=5 from=3
crash 5
crash 4
crash 3
release-all
hold-type ACKEPOCH
restart 4
restart 1
restart 2
run until epoch-chosen who=4
run 50ms
restart 3
run 800ms
release ACKEPOCH 3>4
run 50ms
release-all
run 2s
