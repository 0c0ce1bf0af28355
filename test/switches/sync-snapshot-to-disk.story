# ZOOKEEPER-2872: what a SNAP brought is durable before it is acknowledged.
# 1 joins by SNAP, logs one more write, and loses its power: all that is left is that last write.
breaks prefix consistency

ensemble servers=3 tick=200ms starts=never,0,0
run 2s
client a at 3
a create /a x
run 1s
restart 1
run 1s
a create /b x
run 1s
crash 1
restart 1
run 2s
